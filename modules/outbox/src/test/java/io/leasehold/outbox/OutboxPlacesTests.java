package io.leasehold.outbox;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantKey;
import io.leasehold.core.TenantStatus;
import io.leasehold.outbox.Listener.Heard;
import io.leasehold.postgres.provisioning.Level;
import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.TestPostgres;

import static io.leasehold.outbox.Notes.as;
import static org.assertj.core.api.Assertions.assertThat;

/** Events of tenants in shared tables, own schemas and own databases, two of each. */
@Timeout(180)
@ExtendWith(OutputCaptureExtension.class)
class OutboxPlacesTests {
    private static final TestDatabase DATABASE = TestPostgres.newDatabase();
    private static final TestDatabase SECOND = TestPostgres.newDatabase();
    private static final String[] SOON = {"leasehold.outbox.look-after=200ms", "leasehold.outbox.mark-life=1s"};
    private static ConfigurableApplicationContext node;
    private static Estate estate;
    private static Notes notes;
    private static Listener listener;

    @BeforeAll
    static void start() {
        node = NotesApplication.start(DATABASE, Stream.concat(Stream.of(SOON), onASecondServer()).toArray(
                String[]::new));
        estate = new Estate(DATABASE, node);
        notes = node.getBean(Notes.class);
        listener = node.getBean(Listener.class);
        for (Level level : Level.values()) {
            estate.tenant(name(level, "one"), level);
            estate.tenant(name(level, "two"), level);
        }
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @AfterEach
    void forget() {
        listener.react(published -> {});
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void publishesWhatEachTenantWroteBoundToThatTenant(Level level) throws SQLException {
        Tenant one = tenant(level, "one");
        Tenant two = tenant(level, "two");
        as(one, () -> notes.take(one, "of " + one.slug()));
        as(two, () -> notes.take(two, "of " + two.slug()));

        Heard ones = listener.awaited("of " + one.slug());
        Heard twos = listener.awaited("of " + two.slug());

        assertThat(ones.bound()).hasValue(one);
        assertThat(ones.published().tenant()).isEqualTo(one);
        assertThat(twos.bound()).hasValue(two);
        assertThat(listener.textsOf(one)).doesNotContain("of " + two.slug());
        listener.until(() -> assertThat(estate.events(one, true)).isPositive());
        listener.until(() -> assertThat(estate.events(one, false)).isZero());
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void publishesInOrderAndOnceWhatANodeLeftBehindThoughTwoNodesAreAtIt(Level level) {
        String[] backlog = IntStream.range(0, 30).mapToObj(i -> level + " backlog " + i).toArray(String[]::new);
        Tenant one = tenant(level, "one");
        Tenant two = tenant(level, "two");
        try (ConfigurableApplicationContext writer = NotesApplication.start(DATABASE,
                "leasehold.outbox.enabled=false");
                ConfigurableApplicationContext other = NotesApplication.start(DATABASE, SOON)) {
            as(one, () -> writer.getBean(Notes.class).take(one, backlog));
            as(two, () -> writer.getBean(Notes.class).take(two, backlog));
            // A node that died: its marks are due soon, and not after ten minutes as usual.
            sql("update control.outbox_marks set due_at = now()");

            Listener second = other.getBean(Listener.class);
            listener.until(() -> assertThat(heard(List.of(listener, second), backlog)).hasSize(2 * backlog.length));

            assertThat(heard(List.of(listener, second), backlog)).doesNotHaveDuplicates();
            for (Listener each : List.of(listener, second)) {
                assertThat(each.textsOf(one).stream().filter(text -> text.startsWith(level + " backlog")).toList())
                        .isSubsetOf(backlog)
                        .isSortedAccordingTo(Comparator.comparingInt(text -> List.of(backlog).indexOf(text)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Level.class, names = {"SCHEMA", "DATABASE"})
    void triesAgainAndKeepsTheMarkUntilNothingIsLeftAndNobodyMayCommitAnyMore(Level level) throws SQLException {
        Tenant one = tenant(level, "one");
        AtomicInteger failures = new AtomicInteger();
        listener.react(published -> {
            if (published.event().text().equals(level + " poison") && failures.incrementAndGet() <= 8) {
                throw new IllegalStateException("indigestible");
            }
        });
        as(one, () -> notes.take(one, level + " poison"));
        assertThat(estate.marks(one)).isEqualTo(1);

        // Eight failures take longer than the mark would live by itself.
        listener.until(() -> assertThat(failures).hasValueGreaterThan(8));
        listener.until(() -> assertThat(estate.events(one, false)).isZero());
        listener.until(() -> assertThat(estate.marks(one)).isZero());
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void publishesWhatANodeLeftBehindOnAnotherServer(Level level) throws SQLException {
        Tenant far = estate.tenant("far-" + name(level, "one"), level, "second");
        Tenant near = tenant(level, "one");
        try (ConfigurableApplicationContext writer = NotesApplication.start(DATABASE, Stream.concat(Stream.of(
                "leasehold.outbox.enabled=false"), onASecondServer()).toArray(String[]::new))) {
            as(far, () -> writer.getBean(Notes.class).take(far, "far away " + level));
            as(near, () -> writer.getBean(Notes.class).take(near, "near " + level));
        }
        sql("update control.outbox_marks set due_at = now()");

        assertThat(listener.awaited("far away " + level).bound()).hasValue(far);
        assertThat(listener.awaited("near " + level).bound()).hasValue(near);
        listener.until(() -> assertThat(estate.events(far, false)).isZero());
        assertThat(estate.events(far, true)).isEqualTo(1);
    }

    private static Stream<String> onASecondServer() {
        return SECOND.springProperties().entrySet().stream().map(property -> property.getKey().replace(
                "leasehold.postgres.", "leasehold.postgres.servers.second.") + "=" + property.getValue());
    }

    @Test
    void leavesSharedTablesUnmarked() throws SQLException {
        Tenant one = tenant(Level.SHARED, "one");
        as(one, () -> notes.take(one, "no mark"));

        listener.awaited("no mark");

        assertThat(estate.marks(one)).isZero();
    }

    @Test
    void letsASuspendedTenantRestAndTellsWhatWaitedWhenItIsResumed() throws SQLException {
        Tenant two = tenant(Level.SCHEMA, "two");
        TwoTenants directory = node.getBean(TwoTenants.class);
        directory.declare(two, TenantStatus.SUSPENDED);
        as(two, () -> notes.take(two, "written before the suspension"));
        Tenant one = tenant(Level.DATABASE, "one");
        as(one, () -> notes.take(one, "meanwhile"));
        listener.awaited("meanwhile");

        assertThat(estate.events(two, false)).isEqualTo(1);
        directory.declare(two, TenantStatus.ACTIVE);

        listener.awaited("written before the suspension");
    }

    @Test
    void saysOnceThatAPlaceIsGoneAndForgetsTheTenantWithTheDirectory(CapturedOutput output) throws SQLException {
        Tenant gone = estate.tenant("gone", Level.SCHEMA);
        Tenant two = tenant(Level.DATABASE, "two");
        try (ConfigurableApplicationContext writer = NotesApplication.start(DATABASE,
                "leasehold.outbox.enabled=false")) {
            as(gone, () -> writer.getBean(Notes.class).take(gone, "never told"));
        }
        sql("drop schema " + estate.schema(gone) + " cascade");
        sql("update control.outbox_marks set due_at = now()");
        for (int i = 0; i < 5; i++) {
            String text = "others go on " + i;
            as(two, () -> notes.take(two, text));
            listener.awaited(text);
            sql("update control.outbox_marks set due_at = now()");
        }
        listener.until(() -> assertThat(output).contains("The outbox of tenant " + gone.id()));
        assertThat(output.toString().split("The outbox of tenant " + gone.id(), -1)).hasSize(2);

        sql("delete from control.tenants where slug = 'gone'");
        sql("update control.outbox_marks set due_at = now()");
        listener.until(() -> assertThat(estate.marks(gone)).isZero());
    }

    private static List<UUID> heard(List<Listener> listeners, String... texts) {
        List<String> wanted = List.of(texts);
        return listeners.stream().flatMap(each -> each.heard().stream()).filter(heard -> wanted.contains(heard.text()))
                .map(heard -> heard.published().id()).toList();
    }

    private static Tenant tenant(Level level, String which) {
        return node.getBean(TwoTenants.class).find(new TenantKey(name(level, which))).orElseThrow();
    }

    private static String name(Level level, String which) {
        return level.name().toLowerCase(Locale.ROOT) + "-" + which;
    }

    private static void sql(String change) {
        try {
            estate.sql(change);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
