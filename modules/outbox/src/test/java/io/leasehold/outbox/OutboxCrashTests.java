package io.leasehold.outbox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;

import io.leasehold.outbox.Listener.Heard;
import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.TestPostgres;

import static io.leasehold.outbox.Notes.as;
import static io.leasehold.outbox.TwoTenants.ACME;
import static io.leasehold.outbox.TwoTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

/** A second process is killed after it has committed, at the worst moments; a fresh start makes up for it. */
@Timeout(180)
class OutboxCrashTests {
    private final TestDatabase database = TestPostgres.newDatabase();

    @Test
    void publishesWhatWasCommittedAndNotYetPublished() throws Exception {
        DyingNode.liveAndDie(database, false);

        freshStartPublishesExactlyWhatWasCommitted();
    }

    @Test
    void publishesAgainWhatWasBeingPublishedOnceTheLeaseHasRunOut() throws Exception {
        DyingNode.liveAndDie(database, true);
        assertThat(StoredRow.of(database, "committed by the dead").published()).isFalse();

        freshStartPublishesExactlyWhatWasCommitted();
    }

    private void freshStartPublishesExactlyWhatWasCommitted() throws Exception {
        try (ConfigurableApplicationContext fresh = NotesApplication.start(database)) {
            Listener listener = fresh.getBean(Listener.class);
            Heard heard = listener.awaited("committed by the dead");
            as(GLOBEX, () -> fresh.getBean(Notes.class).take(GLOBEX, "written by the living"));
            listener.awaited("written by the living");

            assertThat(heard.bound()).hasValue(ACME);
            assertThat(listener.heard()).extracting(Heard::text).containsExactly("committed by the dead",
                    "written by the living");
            listener.until(() -> assertThat(StoredRow.of(database, "committed by the dead").published()).isTrue());
        }
    }
}
