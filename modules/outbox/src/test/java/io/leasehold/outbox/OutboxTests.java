package io.leasehold.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import io.leasehold.outbox.Listener.Heard;
import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.TestPostgres;

import static io.leasehold.outbox.Notes.as;
import static io.leasehold.outbox.TwoTenants.ACME;
import static io.leasehold.outbox.TwoTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OutboxTests {
    private static final TestDatabase DATABASE = TestPostgres.newDatabase();
    private static ConfigurableApplicationContext context;
    private static Notes notes;
    private static Listener listener;

    @BeforeAll
    static void start() {
        context = NotesApplication.start(DATABASE);
        notes = context.getBean(Notes.class);
        listener = context.getBean(Listener.class);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @BeforeEach
    void forget() {
        listener.react(published -> {});
    }

    @Test
    void publishesAfterTheCommitBoundToTheTenantAndWithoutATransaction() {
        Instant before = Instant.now();
        as(ACME, () -> notes.take(ACME, "acme's"));
        as(GLOBEX, () -> notes.take(GLOBEX, "globex's"));

        Heard acmes = listener.awaited("acme's");
        Heard globexes = listener.awaited("globex's");

        assertThat(acmes.bound()).hasValue(ACME);
        assertThat(acmes.published().tenant()).isEqualTo(ACME);
        assertThat(globexes.bound()).hasValue(GLOBEX);
        assertThat(globexes.published().tenant()).isEqualTo(GLOBEX);
        assertThat(acmes.logged()).isEqualTo("acme");
        assertThat(globexes.logged()).isEqualTo("globex");
        assertThat(acmes.inTransaction()).isFalse();
        assertThat(acmes.published().occurredAt()).isBetween(before.minusMillis(1), Instant.now());
        assertThat(acmes.published().id()).isNotEqualTo(globexes.published().id());
    }

    @Test
    void publishesNothingAfterARollback() {
        as(ACME, () -> assertThatIllegalArgumentException().isThrownBy(() -> notes.takeAndFail(ACME, "rolled back")));
        as(ACME, () -> notes.take(ACME, "after the rollback"));

        listener.awaited("after the rollback");

        assertThat(listener.textsOf(ACME)).doesNotContain("rolled back");
    }

    @Test
    void publishesWhatTheControlDatabaseHolds() {
        as(GLOBEX, () -> notes.tellOfControl(GLOBEX, "of control"));

        assertThat(listener.awaited("of control").bound()).hasValue(GLOBEX);
    }

    @Test
    void keepsTheOrderOfEachTenant() {
        List<String> acmes = texts("acme");
        List<String> globexes = texts("globex");
        for (int i = 0; i < acmes.size(); i += 2) {
            String[] two = {acmes.get(i), acmes.get(i + 1)};
            String[] others = {globexes.get(i), globexes.get(i + 1)};
            as(ACME, () -> notes.take(ACME, two));
            as(GLOBEX, () -> notes.take(GLOBEX, others));
        }

        listener.awaited(acmes.getLast());
        listener.awaited(globexes.getLast());

        assertThat(listener.textsOf(ACME)).containsSubsequence(acmes);
        assertThat(listener.textsOf(GLOBEX)).containsSubsequence(globexes);
    }

    @Test
    void keepsAnEventWhoseListenerFailsAndHoldsNothingElse() throws Exception {
        listener.react(published -> {
            if (published.event().text().equals("poison") && listener.heard().stream().filter(it -> it.text().equals(
                    "poison")).count() < 4) {
                throw new IllegalStateException("indigestible");
            }
        });
        as(ACME, () -> notes.take(ACME, "poison", "beside the poison"));
        as(GLOBEX, () -> notes.take(GLOBEX, "beyond the poison"));

        listener.awaited("beside the poison");
        listener.awaited("beyond the poison");
        listener.await(all -> all.stream().filter(it -> it.text().equals("poison")).count() == 4);

        listener.until(() -> assertThat(StoredRow.of(DATABASE, "poison")).isEqualTo(new StoredRow(3, null, true,
                false)));
        assertThat(listener.heard().stream().filter(it -> it.text().equals("poison")).map(it -> it.published().id())
                .distinct()).hasSize(1);
        assertThat(StoredRow.of(DATABASE, "beside the poison").attempts()).isZero();
    }

    @Test
    void saysWhatWentWrongWithTheEventThatItKeeps() {
        listener.react(published -> {
            if (published.event().text().equals("always bad")) {
                throw new StackOverflowError("too\0deep");
            }
        });
        as(ACME, () -> notes.take(ACME, "always bad"));

        listener.until(() -> assertThat(StoredRow.of(DATABASE, "always bad").attempts()).isGreaterThan(2));

        assertThat(rowOf("always bad")).satisfies(row -> {
            assertThat(row.lastError()).contains("StackOverflowError", "too deep");
            assertThat(row.published()).isFalse();
        });
    }

    @Test
    void keepsAnEventOfAnUnknownName() throws SQLException {
        insertAsSuperuser("of another version", "{\"text\": \"unknown\"}");

        listener.until(() -> assertThat(rowOf("unknown").attempts()).isPositive());

        assertThat(rowOf("unknown").lastError()).contains("No event is named \"of another version\"");
        assertThat(rowOf("unknown").published()).isFalse();
    }

    @Test
    void keepsAnEventThatCannotBeRead() throws SQLException {
        insertAsSuperuser("note.taken", "{\"text\": [\"unreadable\"]}");
        insertAsSuperuser("note.taken", "{\"text\": \"of a later version\", \"colour\": \"red\"}");

        listener.awaited("of a later version");

        listener.until(() -> assertThat(rowOf("[\"unreadable\"]").attempts()).isPositive());
        assertThat(rowOf("[\"unreadable\"]").published()).isFalse();
    }

    @Test
    void refusesToAppendOutsideOfATransactionOfItsDatabase() {
        Outbox outbox = context.getBean(Outbox.class);

        as(ACME, () -> assertThatIllegalStateException().isThrownBy(() -> outbox.append(ACME, new NoteTaken("lost")))
                .withMessageContainingAll("note.taken", "tenant data", ACME.id().toString(),
                        "inside of the transaction"));
        as(ACME, () -> assertThatIllegalStateException().isThrownBy(() -> notes.tellInTheWrongTransaction(ACME,
                "lost")).withMessageContaining("tenant data"));
    }

    @Test
    void refusesToAppendForAnotherTenant() {
        as(ACME, () -> assertThatThrownBy(() -> notes.take(GLOBEX, "smuggled")).isInstanceOf(RuntimeException.class));
        as(GLOBEX, () -> notes.take(GLOBEX, "after the smuggler"));

        listener.awaited("after the smuggler");

        assertThat(listener.heard()).noneMatch(it -> it.text().equals("smuggled"));
    }

    @Test
    void showsTheLookupRoleWhichTenantsHaveWorkAndNothingElse() throws SQLException {
        listener.react(published -> {
            throw new IllegalStateException("kept for the lookup role to see");
        });
        as(ACME, () -> notes.take(ACME, "not for the lookup role"));
        listener.awaited("not for the lookup role");
        try (Connection lookup = DATABASE.connect(DATABASE.access().lookup());
                Statement statement = lookup.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("select payload from shared.outbox")).hasMessageContaining(
                    "permission denied");
            assertThatThrownBy(() -> statement.executeUpdate("update shared.outbox set due_at = now()"))
                    .hasMessageContaining("permission denied");
            assertThat(statement.executeQuery("select tenant_id from shared.outbox").next()).isTrue();
        }
        listener.react(published -> {});
        listener.until(() -> assertThat(rowOf("not for the lookup role").published()).isTrue());
    }

    private static List<String> texts(String prefix) {
        return IntStream.range(0, 100).mapToObj(i -> prefix + " " + i).toList();
    }

    private static StoredRow rowOf(String text) {
        try {
            return StoredRow.of(DATABASE, text);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void insertAsSuperuser(String type, String payload) throws SQLException {
        try (Connection connection = DATABASE.superuser(); Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into shared.outbox (tenant_id, id, type, payload, occurred_at)
                    values ('%s', '%s', '%s', '%s', now())""".formatted(ACME.id(), UUID.randomUUID(), type, payload));
        }
    }
}
