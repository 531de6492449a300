package io.leasehold.postgres.provisioning;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** This installation among those that may keep databases on the same servers. */
final class Installation {
    private final JdbcClient operator;
    private volatile @Nullable UUID id;

    Installation(JdbcClient operator) {
        this.operator = operator;
    }

    /** The comment on each schema and database that it made: without it, none is ever removed as an orphan. */
    String mark() {
        UUID known = id;
        if (known == null) {
            known = operator.sql("select id from installation").query(UUID.class).single();
            id = known;
        }
        return "leasehold installation " + known;
    }
}
