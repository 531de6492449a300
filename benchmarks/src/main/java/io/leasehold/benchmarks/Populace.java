package io.leasehold.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import com.zaxxer.hikari.HikariDataSource;

import io.leasehold.core.Placement;
import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantDirectory;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantKey;
import io.leasehold.core.TenantStatus;
import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.directory.CachedTenantDirectory;
import io.leasehold.postgres.directory.LookupTenantDirectory;
import io.leasehold.postgres.setup.DatabaseSetup;
import io.leasehold.postgres.setup.Migrations;

/** A database of its own size: so many tenants in its directory and in its shared tables. */
record Populace(List<Tenant> tenants, int tasksEach, DataSource work, DataSource plain, TenantDirectory looking,
        TenantDirectory remembering, Random random) {
    static Populace settle(Ground ground, int tenants, int tasksEach) throws SQLException {
        String name = "size_" + tenants;
        ground.execute("create database " + name);
        DatabaseAccess access = ground.access().at(name);
        DatabaseSetup.administer(access, ground.administrator());
        DatabaseSetup.prepare(access, Migrations.control(access), Migrations.tenant(access));
        try (Connection connection = access.connect(ground.administrator());
                Statement statement = connection.createStatement()) {
            statement.execute("insert into control.tenants (tenant_id, slug) select md5(i::text)::uuid, 'tenant-' || i "
                    + "from generate_series(1, " + tenants + ") i");
            // As they come in over time: those of one tenant are not beside each other.
            statement.execute(Tasks.fill("shared", "tenant_id", "generate_series(1, " + tasksEach
                    + ") n, control.tenants"));
            statement.execute("vacuum analyze");
            DataSource lookup = pool(ground, access, access.lookup(), "control");
            LookupTenantDirectory directory = new LookupTenantDirectory(JdbcClient.create(lookup));
            return new Populace(read(statement), tasksEach, ground.tenants(access, 2, 1), pool(ground, access, ground
                    .administrator(), "shared"), directory, new CachedTenantDirectory(directory,
                            Duration.ofSeconds(
                                    30)),
                    new Random(4));
        }
    }

    private static DataSource pool(Ground ground, DatabaseAccess access, Credentials role, String schema) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(access.url() + "?currentSchema=" + schema + ",leasehold");
        pool.setUsername(role.username());
        pool.setPassword(role.password());
        pool.setMaximumPoolSize(1);
        ground.closes(pool);
        return pool;
    }

    private static List<Tenant> read(Statement statement) throws SQLException {
        List<Tenant> found = new ArrayList<>();
        try (ResultSet rows = statement
                .executeQuery("select tenant_id, slug from control.tenants order by tenant_id")) {
            while (rows.next()) {
                found.add(new Tenant(new TenantId(rows.getObject(1, UUID.class)), new Slug(rows.getString(2)),
                        TenantStatus.ACTIVE, new Placement.SharedTables()));
            }
        }
        return found;
    }

    int size() {
        return tenants.size();
    }

    /** Does it so often, and answers how many nanoseconds each took. */
    long[] run(Errand errand, int times) throws SQLException {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            Tenant tenant = tenants.get(random.nextInt(tenants.size()));
            if (errand == Errand.REMEMBERED) {
                find(remembering, tenant); // as some request before
            }
            UUID task = Tasks.id(1 + random.nextInt(tasksEach));
            long start = System.nanoTime();
            run(errand, tenant, task);
            nanos[i] = System.nanoTime() - start;
        }
        return nanos;
    }

    private void run(Errand errand, Tenant tenant, UUID task) throws SQLException {
        switch (errand) {
            case PLAIN -> Request.TASK.serve(plain, tenant, task);
            case PLAIN_LIST -> Request.FIRST_TASKS.serve(plain, tenant, task);
            case READ -> serve(Request.TASK, tenant, task);
            case LIST -> serve(Request.FIRST_TASKS, tenant, task);
            case WRITE -> serve(Request.NEW_TASK, tenant, task);
            case LOOKED_UP -> serve(Request.TASK, find(looking, tenant), task);
            case REMEMBERED -> serve(Request.TASK, find(remembering, tenant), task);
        }
    }

    private static Tenant find(TenantDirectory directory, Tenant tenant) {
        return directory.find(new TenantKey(tenant.slug().value())).orElseThrow();
    }

    private void serve(Request request, Tenant tenant, UUID task) throws SQLException {
        TenantContext.where(tenant).<Integer, SQLException>call(() -> {
            request.serve(work, tenant, task);
            return 0;
        });
    }
}
