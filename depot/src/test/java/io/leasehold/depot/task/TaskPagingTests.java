package io.leasehold.depot.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.zaxxer.hikari.HikariDataSource;

import io.leasehold.core.Placement;
import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantStatus;
import io.leasehold.core.UserId;
import io.leasehold.core.UuidV7;
import io.leasehold.depot.listing.Position;
import io.leasehold.depot.listing.Slice;
import io.leasehold.postgres.TenantDataSource;
import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.TestPostgres;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import static org.assertj.core.api.Assertions.assertThat;

class TaskPagingTests {
    private static final Instant START = Instant.parse("2026-11-22T04:00:00Z");
    private static @Nullable HikariDataSource pool;

    @BeforeContainer
    static void open() {
        TestDatabase database = TestPostgres.newDatabase().migrate();
        HikariDataSource opened = new HikariDataSource();
        opened.setJdbcUrl(database.url() + "?currentSchema=shared,leasehold");
        opened.setUsername(database.access().app().username());
        opened.setPassword(database.access().app().password());
        opened.setMaximumPoolSize(1);
        pool = opened;
    }

    @AfterContainer
    static void close() {
        if (pool != null) {
            pool.close();
        }
    }

    /** Few different values, so that most rows are equal by the key and only their ids tell them apart. */
    @Property(tries = 60)
    void showsEachRowOfTheTenantOnceWhateverTheSortAndTheSizeOfAPage(
            @ForAll("seeds") @Size(max = 30) List<Seed> own, @ForAll("seeds") @Size(max = 5) List<Seed> foreign,
            @ForAll("sorts") String sort, @ForAll @IntRange(min = 1, max = 7) int limit) {
        JdbcClient jdbc = JdbcClient
                .create(new TenantDataSource(java.util.Objects.requireNonNull(pool), "tenant data"));
        TaskRepository tasks = new TaskRepository(jdbc);
        TaskSearchRepository search = new TaskSearchRepository(jdbc);
        Tenant tenant = tenant("own");
        Tenant other = tenant("other");
        List<UUID> expected = TenantContext.where(tenant).call(() -> insert(tasks, tenant, own));
        TenantContext.where(other).run(() -> insert(tasks, other, foreign));

        List<UUID> seen = TenantContext.where(tenant).call(() -> readAll(search, tenant, sort, limit));

        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
        List<UUID> atOnce = TenantContext.where(tenant).call(() -> readAll(search, tenant, sort, 200));
        assertThat(seen).isEqualTo(atOnce);
    }

    @Provide
    Arbitrary<List<Seed>> seeds() {
        return Combinators
                .combine(Arbitraries.of("a", "A", "b", "ä", "%"), Arbitraries.of(TaskStatus.class), Arbitraries
                        .of(TaskPriority.class), Arbitraries.integers().between(0, 2))
                .as(Seed::new).list();
    }

    @Provide
    Arbitrary<String> sorts() {
        return Arbitraries.of("created_at", "-created_at", "updated_at", "-updated_at", "title", "-title", "status",
                "-status", "priority", "-priority", "due_date", "-due_date");
    }

    private static List<UUID> readAll(TaskSearchRepository tasks, Tenant tenant, String sort, int limit) {
        TaskQuery query = new TaskQuery(null, null, null, null, null, sort, null, null);
        List<UUID> seen = new ArrayList<>();
        @Nullable
        Position after = null;
        do {
            Slice slice = new Slice(query.order(), after, limit);
            Slice.Found<Task> page = slice.of(tasks.list(tenant, TaskFilter.ALL, slice));
            page.items().forEach(task -> seen.add(task.id()));
            after = page.next();
        } while (after != null);
        return seen;
    }

    private static List<UUID> insert(TaskRepository tasks, Tenant tenant, List<Seed> seeds) {
        List<UUID> ids = new ArrayList<>();
        for (Seed seed : seeds) {
            Instant time = START.plusNanos(seed.days() * 1_000L);
            LocalDate due = seed.days() == 0 ? null : LocalDate.of(2026, 12, seed.days());
            Task task = new Task(UuidV7.at(START), seed.title(), null, seed.status(), seed.priority(), null, due,
                    new UserId(UUID.randomUUID()), time, time, seed.status().isFinished() ? time : null, 1);
            tasks.insert(tenant, task);
            ids.add(task.id());
        }
        return ids;
    }

    private static Tenant tenant(String slug) {
        return new Tenant(new TenantId(UUID.randomUUID()), new Slug(slug), TenantStatus.ACTIVE,
                new Placement.SharedTables());
    }

    /** What tells two tasks apart as far as sorting goes. */
    record Seed(String title, TaskStatus status, TaskPriority priority, int days) {}
}
