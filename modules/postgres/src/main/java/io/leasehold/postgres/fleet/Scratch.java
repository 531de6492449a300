package io.leasehold.postgres.fleet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.leasehold.postgres.Place;

/** A schema that is made to see what the migrations make, and dropped afterwards. Whoever dies before leaves it to the next one. */
final class Scratch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);
    private static final String PREFIX = "leasehold_scratch_";

    private final Connection owner;
    private final String schema = PREFIX + UUID.randomUUID().toString().replace("-", "");

    /** Next to this place, in its database. */
    Scratch(Connection owner) throws SQLException {
        this.owner = owner;
        dropLeftBehind();
        // The lock is how others know that it is in use; it goes with the session.
        ask("select pg_catalog.pg_advisory_lock(pg_catalog.hashtextextended(?, 0)) is null", schema);
        execute("create schema " + schema);
        execute("do $$ begin execute pg_catalog.format('grant usage on schema " + schema
                + " to %I', (select role_name from leasehold.roles where duty = 'app')); end $$");
    }

    String schema() {
        return schema;
    }

    Place in(Place place) {
        return new Place(place.access(), place.direct(), schema, place.name() + "'s reference");
    }

    private void dropLeftBehind() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = owner.createStatement();
                ResultSet row = statement
                        .executeQuery("select nspname from pg_catalog.pg_namespace where nspname like '"
                                + PREFIX.replace("_", "\\_")
                                + "%' and pg_catalog.pg_get_userbyid(nspowner) = current_user")) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        for (String left : found) {
            if (ask("select pg_catalog.pg_try_advisory_lock(pg_catalog.hashtextextended(?, 0))", left)) {
                execute("drop schema if exists " + left + " cascade");
                ask("select pg_catalog.pg_advisory_unlock(pg_catalog.hashtextextended(?, 0))", left);
            }
        }
    }

    private boolean ask(String question, String name) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(question)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        owner.setAutoCommit(true);
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        try {
            execute("drop schema if exists " + schema + " cascade");
            ask("select pg_catalog.pg_advisory_unlock(pg_catalog.hashtextextended(?, 0))", schema);
        } catch (SQLException e) {
            LOG.warn("The schema {} could not be dropped; the next comparison in this database does it.", schema, e);
        }
    }
}
