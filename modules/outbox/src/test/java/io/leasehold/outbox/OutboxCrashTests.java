package io.leasehold.outbox;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;

import io.leasehold.core.Tenant;
import io.leasehold.outbox.Listener.Heard;
import io.leasehold.postgres.provisioning.Level;
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
        DyingNode.liveAndDie(database, false, "acme");

        freshStartPublishesExactlyWhatWasCommitted();
    }

    @Test
    void publishesAgainWhatWasBeingPublishedOnceTheLeaseHasRunOut() throws Exception {
        DyingNode.liveAndDie(database, true, "acme");
        assertThat(StoredRow.of(database, "committed by the dead").published()).isFalse();

        freshStartPublishesExactlyWhatWasCommitted();
    }

    @Test
    void publishesWhatWasCommittedInPlacesOfTheTenantsOwn() throws Exception {
        Tenant schema;
        Tenant ownDatabase;
        Estate estate;
        try (ConfigurableApplicationContext writer = NotesApplication.start(database,
                "leasehold.outbox.enabled=false")) {
            estate = new Estate(database, writer);
            schema = estate.tenant("in-a-schema", Level.SCHEMA);
            ownDatabase = estate.tenant("in-a-database", Level.DATABASE);
        }
        DyingNode.liveAndDie(database, false, "in-a-schema", "in-a-database");
        assertThat(estate.marks(schema)).isEqualTo(1);
        assertThat(estate.marks(ownDatabase)).isEqualTo(1);
        estate.sql("update control.outbox_marks set due_at = now()"); // a minute later

        try (ConfigurableApplicationContext fresh = NotesApplication.start(database,
                "leasehold.outbox.look-after=1s")) {
            Listener listener = fresh.getBean(Listener.class);
            Estate now = new Estate(database, fresh);
            listener.await(heard -> heard.size() == 2);
            listener.until(() -> assertThat(now.events(schema, false) + now.events(ownDatabase, false)).isZero());

            assertThat(listener.heard()).extracting(Heard::bound).containsExactlyInAnyOrder(Optional.of(schema),
                    Optional.of(ownDatabase));
        }
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
