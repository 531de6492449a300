package io.leasehold.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.capability.TamperEvidence;
import io.leasehold.postgres.setup.DatabaseSetup;
import io.leasehold.postgres.setup.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A server with Depot's tables, and for each variant a copy of the database that differs in nothing but what keeps tenants apart. Nothing is written
 * through to the disk, which would drown the differences.
 */
final class Database implements AutoCloseable {
    /** The database of which all others are copies. */
    static final String ORIGINAL = "original";

    private static final String ADMINISTRATION = "postgres";
    private static final List<String> TABLES = List.of("imports", "import_errors", "tasks");

    private final EmbeddedPostgres server;
    private final DatabaseAccess access;
    private final Set<Variant> made = new HashSet<>();

    private Database(EmbeddedPostgres server) {
        this.server = server;
        this.access = new DatabaseAccess("jdbc:postgresql://localhost:" + server.getPort() + "/" + ORIGINAL,
                role("owner"), role("app"), role("lookup"), role("operator"));
    }

    static Database start(Path folder, int tenants, int tasksEach) throws IOException, SQLException {
        Database database = new Database(EmbeddedPostgres.builder().setDataDirectory(folder)
                .setServerConfig("unix_socket_directories", "").setServerConfig("shared_buffers", "1GB")
                .setServerConfig("fsync", "off").setServerConfig("synchronous_commit", "off")
                .setServerConfig("max_wal_size", "8GB").setServerConfig("checkpoint_timeout", "1h")
                .setServerConfig("autovacuum", "off").setServerConfig("jit", "off").start());
        try {
            database.execute(ADMINISTRATION, "create database " + ORIGINAL);
            DatabaseSetup.administer(database.access, new Credentials("postgres", ""));
            DatabaseSetup.prepare(database.access, Migrations.control(database.access), Migrations.tenant(
                    database.access));
            database.fill(tenants, tasksEach);
            database.execute(ORIGINAL, "vacuum analyze");
            return database;
        } catch (SQLException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Credentials role(String name) {
        return new Credentials(name, "secret");
    }

    /** The rows of all tenants lie mixed, as they come in over time. */
    private void fill(int tenants, int tasksEach) throws SQLException {
        execute(ORIGINAL,
                """
                create temporary table many as select ('0199a000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid tenant
                  from generate_series(1, %1$d) n;
                insert into shared.tasks (tenant_id, id, title, description, status, priority, created_by, created_at, updated_at)
                select tenant, uuidv7(), 'Task ' || task,
                  repeat('What there is to do. ', 4), 'open', 'normal', gen_random_uuid(),
                  now() - make_interval(mins => %2$d - task), now()
                from generate_series(1, %2$d) task, many
                order by task, tenant;
                insert into shared.imports (tenant_id, id, file_name, imported_by, started_at, finished_at, outcome, partial, created, updated, failed)
                select tenant, uuidv7(), 'products.csv', gen_random_uuid(), now(), now(), 'done', true, 10, 0, %3$d
                from generate_series(1, 10) nth, many
                order by nth, tenant;
                insert into shared.import_errors (tenant_id, import_id, position, line, pointer, code, detail)
                select tenant_id, id, position, position + 1, '/price', 'not_a_number', 'The price is no number.'
                from shared.imports, generate_series(1, %3$d) position;
                """
                        .formatted(tenants, tasksEach, Population.ERRORS_EACH));
    }

    private void execute(String database, String sql) throws SQLException {
        try (Connection connection = superuser(database); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A connection that sees all of a database. */
    Connection superuser(String database) throws SQLException {
        return server.getDatabase("postgres", database).getConnection();
    }

    String version() throws SQLException {
        try (Connection connection = superuser(ADMINISTRATION);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show server_version")) {
            row.next();
            return row.getString(1);
        }
    }

    /** The copy for a variant. */
    DatabaseAccess of(Variant variant) throws SQLException {
        if (made.add(variant)) {
            execute(ADMINISTRATION, "create database " + variant.database() + " template " + ORIGINAL);
            if (variant.guard() == Guard.CAPABILITIES) {
                DatabaseAccess copy = access.at(variant.database());
                DatabaseSetup.prepare(copy, Migrations.control(copy), Migrations.tenant(copy), TamperEvidence.ON);
            }
            for (String table : TABLES) {
                execute(variant.database(), "set search_path = shared; " + variant.guard().sql(table, Comparison.WIDTHS
                        .tenants()));
            }
            execute(variant.database(), "vacuum analyze");
        }
        return access.at(variant.database());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
