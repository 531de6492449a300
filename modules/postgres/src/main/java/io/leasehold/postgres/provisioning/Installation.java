package io.leasehold.postgres.provisioning;

import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * This installation among those that may keep databases on the same servers.
 *
 * @param id made once, with the control database
 */
record Installation(UUID id) {
    static Installation of(JdbcClient operator) {
        return new Installation(operator.sql("select id from installation").query(UUID.class).single());
    }

    /** The comment on each schema and database that it made: without it, none is ever removed as an orphan. */
    String mark() {
        return "leasehold installation " + id;
    }
}
