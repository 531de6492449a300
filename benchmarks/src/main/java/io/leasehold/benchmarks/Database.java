package io.leasehold.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.TenantDataSource;
import io.leasehold.postgres.setup.DatabaseSetup;
import io.leasehold.postgres.setup.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A server with Depot's tables, three times the same rows: as Leasehold protects them, without security, and with the same policy over a setting of the
 * session. Nothing is written through to the disk, which would drown the differences.
 */
final class Database implements AutoCloseable {
    private static final String COPIES = """
                                         create schema plain;
                                         create table plain.tasks (like shared.tasks including all);
                                         create schema separate;
                                         create table separate.tasks (like shared.tasks including all);
                                         alter table separate.tasks enable row level security, force row level security;
                                         create policy tenant on separate.tasks to app
                                           using (tenant_id = current_setting('app.tenant')::uuid)
                                           with check (tenant_id = current_setting('app.tenant')::uuid);
                                         grant usage on schema plain, separate to app;
                                         grant select, insert on plain.tasks, separate.tasks to app;
                                         """;

    private final EmbeddedPostgres server;
    private final DatabaseAccess access;
    private final List<HikariDataSource> pools = new ArrayList<>();

    private Database(EmbeddedPostgres server) {
        this.server = server;
        this.access = new DatabaseAccess("jdbc:postgresql://localhost:" + server.getPort() + "/postgres",
                role("owner"), role("app"), role("lookup"), role("operator"));
    }

    static Database start(Path folder, int tenants, int tasksEach) throws IOException, SQLException {
        Database database = new Database(EmbeddedPostgres.builder().setDataDirectory(folder)
                .setServerConfig("unix_socket_directories", "").setServerConfig("shared_buffers", "1GB")
                .setServerConfig("fsync", "off").setServerConfig("synchronous_commit", "off")
                .setServerConfig("max_wal_size", "8GB").setServerConfig("checkpoint_timeout", "1h")
                .setServerConfig("autovacuum", "off").setServerConfig("jit", "off").start());
        try {
            DatabaseSetup.administer(database.access, new Credentials("postgres", ""));
            DatabaseSetup.prepare(database.access, Migrations.control(database.access), Migrations.tenant(
                    database.access));
            database.execute(COPIES);
            database.fill(tenants, tasksEach);
            database.execute("vacuum analyze");
            return database;
        } catch (SQLException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Credentials role(String name) {
        return new Credentials(name, "secret");
    }

    /** The tasks of all tenants lie mixed, as they come in over time. */
    private void fill(int tenants, int tasksEach) throws SQLException {
        execute("""
                insert into shared.tasks (tenant_id, id, title, description, status, priority, created_by, created_at, updated_at)
                select ('0199a000-0000-7000-8000-' || lpad(to_hex(tenant), 12, '0'))::uuid, uuidv7(), 'Task ' || task,
                  repeat('What there is to do. ', 4), 'open', 'normal', gen_random_uuid(),
                  now() - make_interval(mins => %2$d - task), now()
                from generate_series(1, %2$d) task, generate_series(1, %1$d) tenant
                order by task, tenant;
                insert into plain.tasks select * from shared.tasks;
                insert into separate.tasks select * from shared.tasks;
                """
                .formatted(tenants, tasksEach));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = superuser(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A connection that sees all. */
    Connection superuser() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    String version() throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show server_version")) {
            row.next();
            return row.getString(1);
        }
    }

    /** A variant over a pool of its own; the pools differ in nothing but the schema. */
    Contender contender(Variant variant, Distance distance) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(variant + " at " + distance);
        config.setJdbcUrl(access.url());
        config.setUsername(access.app().username());
        config.setPassword(access.app().password());
        config.setMaximumPoolSize(1);
        config.addDataSourceProperty("currentSchema", variant.schema() + "," + DatabaseAccess.FUNCTIONS_SCHEMA);
        if (distance == Distance.NETWORK) {
            config.addDataSourceProperty("socketFactory", DistantSocketFactory.class.getName());
        }
        HikariDataSource pool = new HikariDataSource(config);
        pools.add(pool);
        return new Contender(variant, dataSource(variant, pool));
    }

    private static DataSource dataSource(Variant variant, HikariDataSource pool) {
        return switch (variant) {
            case PLAIN -> pool;
            case LEASEHOLD -> new TenantDataSource(pool, "benchmark's database");
            case SEPARATE -> new SeparateStatementDataSource(pool);
        };
    }

    @Override
    public void close() throws IOException {
        pools.forEach(HikariDataSource::close);
        server.close();
    }
}
