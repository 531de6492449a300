package io.leasehold.postgres.fleet;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.leasehold.core.Placement;
import io.leasehold.core.TenantId;
import io.leasehold.postgres.Place;

import static io.leasehold.postgres.fleet.TestFleet.LETTERS;
import static org.assertj.core.api.Assertions.assertThat;

/** Requests of the old and of the new version of an application go on while places get a step that only adds. */
@Timeout(120)
class OldAndNewTests {
    private final TestFleet fleet;
    private final Map<TenantId, Place> tenants = new ConcurrentHashMap<>();
    private final Set<String> migrated = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger byOld = new AtomicInteger();
    private final AtomicInteger byNew = new AtomicInteger();

    OldAndNewTests(@TempDir Path folder) throws Exception {
        fleet = new TestFleet(folder).write("V1__letters.sql", LETTERS);
        for (int i = 0; i < 4; i++) {
            Placement schema = fleet.newSchema();
            tenants.put(fleet.enter("schema-" + i, schema, false), fleet.place(schema));
        }
        for (int i = 0; i < 2; i++) {
            Placement database = fleet.newDatabase();
            tenants.put(fleet.enter("database-" + i, database, false), fleet.place(database));
            tenants.put(TestFleet.newTenant(), fleet.place(new Placement.SharedTables()));
        }
        assertThat(fleet.migration(FleetSettings.USUAL).run("the test", FleetProgress.SILENT).failed()).isEmpty();
    }

    @Test
    void serveTogetherWhileTheFleetMigratesAndOnePlaceIsLocked() throws Exception {
        fleet.write("V2__stamps.sql", "alter table letters add column stamp text not null default 'none'");
        Place locked = fleet.place(new Placement.SharedTables());
        CountDownLatch retried = new CountDownLatch(1);
        FleetReport report;
        try (ExecutorService nodes = Executors.newCachedThreadPool();
                Connection reader = PlaceMigrator.connect(locked);
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select count(*) from shared.letters");
            List<Future<?>> requests = new ArrayList<>();
            tenants.forEach((tenant, place) -> requests.add(nodes.submit(() -> serve(tenant, place))));
            FleetSettings settings = FleetSettings.USUAL.withPatience(Duration.ofMillis(100), 200,
                    Duration.ofMillis(20));
            Future<FleetReport> run = nodes.submit(() -> fleet.migration(settings).run("the test", (event, _) -> {
                if (event instanceof FleetEvent.Done done) {
                    migrated.add(done.place().name());
                } else if (event instanceof FleetEvent.Retrying) {
                    retried.countDown();
                }
            }));
            retried.await();
            reader.rollback();
            report = run.get();
            int enough = byNew.get() + 5 * tenants.size();
            while (byNew.get() < enough && requests.stream().noneMatch(Future::isDone)) {
                Thread.onSpinWait();
            }
            over.set(true);
            for (Future<?> request : requests) {
                request.get();
            }
        } finally {
            over.set(true);
        }

        assertThat(report.isComplete()).isTrue();
        assertThat(byOld.get()).isPositive();
        assertThat(byNew.get()).isPositive();
        tenants.forEach((tenant, place) -> assertThat(letters(tenant, place)).isPositive());
    }

    /** Requests of both versions in turn; each finds the rows of its own tenant and no others. */
    private Void serve(TenantId tenant, Place place) throws SQLException {
        try (Connection app = connect(place)) {
            for (int expected = 1; !over.get(); expected++) {
                boolean isNew = expected % 2 == 0 && migrated.contains(place.name());
                request(app, tenant, isNew
                        ? "insert into letters (text, stamp) values ('new', 'blue')"
                        : "insert into letters (text) values ('old')", expected);
                (isNew ? byNew : byOld).incrementAndGet();
            }
        }
        return null;
    }

    private static void request(Connection app, TenantId tenant, String insert, int expected) throws SQLException {
        try (PreparedStatement bind = app.prepareStatement("select leasehold.bind(?)");
                PreparedStatement write = app.prepareStatement(insert);
                PreparedStatement count = app.prepareStatement("select count(*) from letters")) {
            bind.setObject(1, tenant.value());
            bind.execute();
            write.executeUpdate();
            try (ResultSet row = count.executeQuery()) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(expected);
            }
            app.commit();
        }
    }

    private long letters(TenantId tenant, Place place) {
        return fleet.superuserOf(place)
                .sql("select count(*) from " + place.schema() + ".letters where tenant_id = :tenant").param(
                        "tenant", tenant.value())
                .query(Long.class).single();
    }

    private static Connection connect(Place place) throws SQLException {
        Connection app = DriverManager.getConnection(place.access().url() + "?currentSchema=" + place.searchPath()
                + "&prepareThreshold=2", place.access().app().username(), place.access().app().password());
        app.setAutoCommit(false);
        return app;
    }
}
