package io.leasehold.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.leasehold.core.Placement;
import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantStatus;
import io.leasehold.postgres.TenantDataSource;
import io.leasehold.postgres.fleet.PlaceMigrator;
import io.leasehold.postgres.fleet.TenantMigrations;
import io.leasehold.postgres.provisioning.Level;
import io.leasehold.postgres.provisioning.Mandate;
import io.leasehold.postgres.provisioning.NewTenant;
import io.leasehold.postgres.provisioning.Provisioning;
import io.leasehold.postgres.provisioning.ProvisioningSettings;
import io.leasehold.postgres.setup.Migrations;

/** Many own databases on few connections: how long the first request to each takes, and whether everybody is served without one connection too many. */
final class OwnDatabases {
    private static final int CONNECTIONS = 20;
    private static final int PEOPLE = 40;
    private static final int ROWS_EACH = 20;
    private static final List<Request> BURST = List.of(Request.TASKS, Request.TASK, Request.NEW_TASK);

    private final Ground ground;
    private final List<Tenant> tenants = new ArrayList<>();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicReference<SQLException> blind = new AtomicReference<>();

    private OwnDatabases(Ground ground) {
        this.ground = ground;
    }

    static String measure(Scale scale, String machine) throws IOException, SQLException, InterruptedException {
        try (Ground ground = Ground.lay()) {
            OwnDatabases databases = new OwnDatabases(ground);
            databases.make(scale.databases());
            return databases.run(scale, machine + " · " + ground.version());
        }
    }

    static Provisioning provisioning(Ground ground, int spares) {
        PlaceMigrator migrator = new PlaceMigrator(new TenantMigrations(Migrations.tenant(ground.access())),
                ProvisioningSettings.USUAL.patience());
        return new Provisioning(ground.servers(1), ground.operator(), migrator::migrate, Clock.systemUTC(),
                ProvisioningSettings.USUAL.withSpareDatabases(spares));
    }

    /** One as it is provisioned, and copies of it, each with a tenant and rows of its own. */
    private void make(int number) throws SQLException {
        Tenant first = provisioning(ground, 0).create(new NewTenant(new Slug("first"), Level.DATABASE,
                Placement.MAIN_SERVER), new Mandate("benchmarks", null));
        String template = ((Placement.OwnDatabase) first.placement()).database();
        for (int i = 0; i < number; i++) {
            Tenant tenant = new Tenant(new TenantId(new UUID(0x7000, 0x8000_0000_0000_0000L + i)),
                    new Slug("copy-" + i),
                    TenantStatus.ACTIVE, new Placement.OwnDatabase(Placement.MAIN_SERVER, "copy_" + i));
            ground.execute("create database copy_" + i + " template " + template);
            try (Connection connection = ground.access().at("copy_" + i).connect(ground.administrator());
                    Statement statement = connection.createStatement()) {
                statement.execute(Tasks.fill("tenant", "'" + tenant.id() + "'::uuid", "generate_series(1, " + ROWS_EACH
                        + ") n"));
            }
            tenants.add(tenant);
        }
    }

    private String run(Scale scale, String circumstances) throws SQLException, InterruptedException {
        try (TenantDataSource pool = ground.tenants(1, CONNECTIONS)) {
            AtomicBoolean over = new AtomicBoolean();
            Thread watch = Thread.ofPlatform().name("watch").start(() -> watch(over));
            double[] cold = coldRequests(new Crowd(pool, 1, List.of(Request.TASK), ROWS_EACH));
            Random random = new Random(6);
            List<Tenant> visits = random.ints(5L * scale.databases(), 0, tenants.size()).mapToObj(tenants::get)
                    .toList();
            Crowd.Work work = new Crowd(pool, PEOPLE, BURST, ROWS_EACH).visit(visits);
            over.set(true);
            watch.join();
            return report(circumstances, cold, work);
        }
    }

    private double[] coldRequests(Crowd crowd) throws SQLException, InterruptedException {
        double[] millis = new double[tenants.size()];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = crowd.visit(List.of(tenants.get(i))).of(Request.TASK)[0] / 1e6;
        }
        return millis;
    }

    /** Counts the server's own processes, again and again. */
    private void watch(AtomicBoolean over) {
        try (Connection connection = ground.superuser();
                PreparedStatement count = connection.prepareStatement(
                        "select count(*) from pg_stat_activity where datname like 'copy%' and usename = ?")) {
            count.setString(1, ground.access().app().username());
            while (!over.get()) {
                try (ResultSet row = count.executeQuery()) {
                    row.next();
                    most.accumulateAndGet(row.getInt(1), Math::max);
                }
                Thread.sleep(2);
            }
        } catch (SQLException e) {
            blind.set(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String report(String circumstances, double[] cold, Crowd.Work work) throws SQLException {
        SQLException unseen = blind.get();
        if (unseen != null) {
            throw unseen;
        }
        if (most.get() > CONNECTIONS) {
            throw new IllegalStateException("There were " + most + " connections to own databases, and " + CONNECTIONS
                    + " are allowed.");
        }
        double[] warm = BURST.stream().flatMapToLong(request -> Arrays.stream(work.of(request))).mapToDouble(
                nanos -> nanos / 1e6).toArray();
        return String.format(Locale.ROOT, """
                                          %s · %d own databases, %d connections

                                          | | requests | served | ms, median (middle half) | ms, 95th percentile |
                                          |---|---|---|---|---|
                                          | first request to each, one after the other | %,d | all | %s | %.1f |
                                          | %d people at once, visits of 3 requests to any | %,d | all | %s | %.1f |

                                          At most **%d** of %d backends were seen at the same time.
                                          """, circumstances, tenants.size(), CONNECTIONS, cold.length, Spread.of(cold),
                Spread.percentile(95, cold), PEOPLE, warm.length, Spread.of(warm), Spread.percentile(95, warm), most
                        .get(),
                CONNECTIONS);
    }
}
