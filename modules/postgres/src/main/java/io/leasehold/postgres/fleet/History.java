package io.leasehold.postgres.fleet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The record of migrations of one schema, kept by the rules of Flyway: its table, its rows, and its lock, so that Flyway and this can take turns on the
 * same place and neither notices.
 *
 * @param schema where it is, and where migrations work
 * @param table how Flyway calls it
 */
record History(String schema, String table) {
    /** What Flyway locks for a table of this name: the word "Flyway", and the hash of the table's quoted name. */
    private static final long LOCK = (0x46L << 40) + (0x6CL << 32) + (0x79L << 24) + (0x77L << 16) + (0x61L << 8)
            + 0x79L;

    /** A migration that a place has. */
    record Row(@Nullable String version, String description, String type, @Nullable Integer checksum,
            boolean success) {}

    /** Begins a transaction that has this history for itself, and in which names mean what they mean to Flyway. */
    void begin(Connection owner, long lockTimeoutMillis) throws SQLException {
        owner.setAutoCommit(false);
        try (Statement statement = owner.createStatement()) {
            statement.execute(
                    """
                    set local lock_timeout = %d;
                    select pg_catalog.pg_advisory_xact_lock(%d);
                    select pg_catalog.set_config('search_path', %s || ', ' || pg_catalog.current_setting('search_path'), true)"""
                            .formatted(lockTimeoutMillis, lock(), literal(quoted(schema))));
        }
    }

    long lock() {
        return LOCK + name().hashCode();
    }

    private String name() {
        return quoted(schema) + "." + quoted(table);
    }

    boolean exists(Connection owner) throws SQLException {
        return isTrue(owner, "select pg_catalog.to_regclass(" + literal(name()) + ") is not null");
    }

    /** Whether nothing is in the schema that a migration might meet. */
    boolean isFresh(Connection owner) throws SQLException {
        return isTrue(owner,
                """
                select exists (select from pg_catalog.pg_namespace where nspname = %1$s)
                  and not exists (select from pg_catalog.pg_class where relnamespace = %1$s::pg_catalog.regnamespace)
                  and not exists (select from pg_catalog.pg_proc where pronamespace = %1$s::pg_catalog.regnamespace)
                  and not exists (select from pg_catalog.pg_type where typnamespace = %1$s::pg_catalog.regnamespace)"""
                        .replace("%1$s::", literal(quoted(schema)) + "::").replace("%1$s", literal(schema)));
    }

    void create(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(
                    """
                    create table %1$s (
                      "installed_rank" int not null, "version" varchar(50), "description" varchar(200) not null,
                      "type" varchar(20) not null, "script" varchar(1000) not null, "checksum" integer,
                      "installed_by" varchar(100) not null, "installed_on" timestamp not null default now(),
                      "execution_time" integer not null, "success" boolean not null);
                    alter table %1$s add constraint %2$s primary key ("installed_rank");
                    create index %3$s on %1$s ("success")""".formatted(name(), quoted(table + "_pk"), quoted(
                            table + "_s_idx")));
        }
    }

    /** Says of the table, which no migration made, that it belongs to no tenant. */
    void exempt(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("comment on table " + name() + " is 'leasehold:exempt the record of migrations'");
        }
    }

    List<Row> rows(Connection owner) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery("select version, description, type, checksum, success from "
                        + name() + " order by installed_rank")) {
            while (row.next()) {
                rows.add(new Row(row.getString(1), row.getString(2), row.getString(3), row.getObject(4, Integer.class),
                        row.getBoolean(5)));
            }
        }
        return rows;
    }

    void add(Connection owner, Migration migration, @Nullable String installedBy, long millis) throws SQLException {
        try (PreparedStatement insert = owner.prepareStatement("insert into " + name()
                + " (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)"
                + " values ((select coalesce(max(installed_rank), 0) + 1 from " + name()
                + "), ?, ?, ?, ?, ?, coalesce(?::text, current_user), ?, true)")) {
            insert.setString(1, migration.version());
            insert.setString(2, migration.description());
            insert.setString(3, migration.type());
            insert.setString(4, migration.script());
            insert.setObject(5, migration.checksum());
            insert.setString(6, installedBy);
            insert.setInt(7, Math.toIntExact(millis));
            insert.executeUpdate();
        }
    }

    private static boolean isTrue(Connection owner, String sql) throws SQLException {
        try (Statement statement = owner.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
