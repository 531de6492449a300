package io.leasehold.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.leasehold.core.Placement;
import io.leasehold.core.TenantId;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.Servers;
import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.TestPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/** What a sweep asks of whom, with two servers and as many tenants in places of their own as one likes. */
@Timeout(60)
class OutboxSweepTests {
    private static final TestDatabase MAIN = TestPostgres.newDatabase().migrate();
    private static final TestDatabase SECOND = TestPostgres.newDatabase().migrate();

    private final CountedConnections lookup = new CountedConnections(lookupOf(MAIN));
    private final CountedConnections tenantData = new CountedConnections(new DriverManagerDataSource(MAIN.url()));
    private final List<TenantId> offered = new CopyOnWriteArrayList<>();
    private final OutboxSettings settings = new OutboxSettings(1, 20, Duration.ofMinutes(1), Duration.ofMillis(1),
            Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofDays(7), Duration.ofSeconds(10),
            Duration.ofMinutes(1));

    @Test
    void asksAsMuchForThousandsOfPlacesAsForNone() throws SQLException {
        try (SharedOutboxes shared = new SharedOutboxes(new Fleet(new Server("main", MAIN.access(), 1)), lookup)) {
            OutboxSweep sweep = sweep(shared, Runnable::run);
            sweep.begin();
            int ofNone = lookup.opened.size();
            sql(MAIN, """
                      insert into control.tenants (tenant_id, slug, placement, location)
                      select gen_random_uuid(), 'own-' || i, 'schema', 't_' || i from generate_series(1, 3000) i;
                      insert into control.outbox_marks
                      select tenant_id, now() + interval '1 h', now() + interval '1 h' from control.tenants""");
            sweep.begin();

            assertThat(ofNone).isEqualTo(2);
            assertThat(lookup.opened).hasSize(2 * ofNone);
            assertThat(tenantData.opened).isEmpty();
            assertThat(offered).isEmpty();
        } finally {
            sql(MAIN, "delete from control.outbox_marks; delete from control.tenants");
        }
    }

    @Test
    void asksEachServerAndThoseThatCameLaterToo() throws SQLException {
        UUID first = event(MAIN);
        UUID second = event(SECOND);
        Fleet fleet = new Fleet(new Server("main", MAIN.access(), 1));
        try (SharedOutboxes shared = new SharedOutboxes(fleet, lookup)) {
            OutboxSweep sweep = sweep(shared, Runnable::run);
            sweep.begin();
            assertThat(offered).containsExactly(new TenantId(first));

            fleet.all.add(new Server("second", SECOND.access(), 1));
            sweep.begin();

            assertThat(offered).contains(new TenantId(second));
        } finally {
            sql(MAIN, "delete from shared.outbox");
            sql(SECOND, "delete from shared.outbox");
        }
    }

    @Test
    void aServerThatIsDownHoldsNobodyElseBackAndIsNotAskedAgainAtOnce() throws SQLException {
        UUID first = event(MAIN);
        Fleet fleet = new Fleet(new Server("down", MAIN.access().withUrl("jdbc:postgresql://localhost:1/nowhere"), 1),
                new Server("main", MAIN.access(), 1));
        try (SharedOutboxes shared = new SharedOutboxes(fleet, lookup)) {
            OutboxSweep sweep = sweep(shared, Runnable::run);

            sweep.begin();
            sweep.begin();

            assertThat(offered).containsExactly(new TenantId(first), new TenantId(first));
            assertThat(fleet.required).containsExactly("down");
        } finally {
            sql(MAIN, "delete from shared.outbox");
        }
    }

    @Test
    void aServerThatDoesNotAnswerHoldsNobodyElseBackAndIsAskedOnce() throws Exception {
        UUID first = event(MAIN);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        List<String> asked = new CopyOnWriteArrayList<>();
        SharedOutbox silent = new SharedOutbox("silent", DatabaseAccess.TENANT_SCHEMA, () -> {
            asked.add("silent");
            awaitUninterrupted(mayAnswer);
            return lookup;
        });
        SharedOutbox main = new SharedOutbox(Placement.MAIN_SERVER, DatabaseAccess.TENANT_SCHEMA, () -> lookup);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            OutboxSweep sweep = new OutboxSweep(List.of(drain(() -> List.of(silent, main))), threads, (drain,
                    tenant) -> offered.add(tenant), settings);
            sweep.begin();
            Awaitility.await().until(() -> offered.contains(new TenantId(first)));
            sweep.begin();
            Awaitility.await().until(() -> offered.size() >= 2);

            assertThat(asked).hasSize(1);
        } finally {
            mayAnswer.countDown();
            threads.shutdown();
            threads.awaitTermination(10, TimeUnit.SECONDS);
            sql(MAIN, "delete from shared.outbox");
        }
    }

    private OutboxSweep sweep(SharedOutboxes shared, Executor threads) {
        return new OutboxSweep(List.of(drain(shared::all)), threads, (drain, tenant) -> offered.add(tenant), settings);
    }

    private OutboxDrain drain(Supplier<List<SharedOutbox>> shared) {
        OutboxDatabase database = new OutboxDatabase("tenant data", tenantData, new DataSourceTransactionManager(
                tenantData), shared, new OutboxMarks(lookup, Duration.ofMinutes(10), Duration.ofMinutes(1)));
        return new OutboxDrain(database, EventTypes.of(), key -> Optional.empty(), event -> {}, settings);
    }

    /** An event that waits in shared tables, and its tenant. */
    private static UUID event(TestDatabase database) throws SQLException {
        UUID tenant = UUID.randomUUID();
        sql(database,
                "insert into shared.outbox (tenant_id, id, type, payload, occurred_at) values ('" + tenant + "', '"
                        + UUID.randomUUID() + "', 'note.taken', '{}', now())");
        return tenant;
    }

    private static void sql(TestDatabase database, String change) throws SQLException {
        try (Connection superuser = database.superuser(); Statement statement = superuser.createStatement()) {
            statement.execute(change);
        }
    }

    private static DataSource lookupOf(TestDatabase database) {
        return new DriverManagerDataSource(database.url() + "?currentSchema=control,leasehold", database.access()
                .lookup().username(), database.access().lookup().password());
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Servers of which there may be more at any time. */
    private static final class Fleet implements Servers {
        private final List<Server> all = new CopyOnWriteArrayList<>();
        private final List<String> required = new ArrayList<>();

        Fleet(Server... servers) {
            all.addAll(List.of(servers));
        }

        @Override
        public Server main() {
            return require(Placement.MAIN_SERVER);
        }

        @Override
        public Server require(String name) {
            required.add(name);
            return all.stream().filter(server -> server.name().equals(name)).findFirst().orElseThrow();
        }

        @Override
        public List<Server> all() {
            return all;
        }
    }

    private static final class CountedConnections extends DelegatingDataSource {
        private final List<Connection> opened = new CopyOnWriteArrayList<>();

        CountedConnections(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            opened.add(connection);
            return connection;
        }
    }
}
