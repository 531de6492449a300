package io.leasehold.depot.demo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.springframework.stereotype.Component;

import io.leasehold.core.UuidV7;
import io.leasehold.postgres.DatabaseAccess;

/** Registers the demo's operator as the owner of the database: the running application can make nobody one. */
@Component
class DemoOperator {
    private final DatabaseAccess database;
    private final Clock clock;

    DemoOperator(DatabaseAccess database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void register(DemoPeople.Person person, String passwordHash) {
        Instant now = clock.instant();
        try (Connection owner = DriverManager.getConnection(database.url(), database.owner().username(), database
                .owner().password());
                PreparedStatement insert = owner.prepareStatement("insert into " + DatabaseAccess.CONTROL_SCHEMA
                        + ".users (id, email, name, password_hash, operator, created_at)"
                        + " values (?, ?, ?, ?, true, ?) on conflict do nothing")) {
            insert.setObject(1, UuidV7.at(now));
            insert.setString(2, person.email().value());
            insert.setString(3, person.name().value());
            insert.setString(4, passwordHash);
            insert.setObject(5, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException("Registering " + person.email() + " as operator of the demo failed.",
                    failure);
        }
    }
}
