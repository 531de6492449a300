package io.leasehold.outbox;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class TurnsTests {
    private final Turns<String> turns = new Turns<>();
    private final String acme = "acme";
    private final String globex = "globex";

    @Test
    void letsATenantWaitOnceHoweverOftenItIsOffered() throws InterruptedException {
        turns.offer(acme);
        turns.offer(globex);
        turns.offer(acme);

        assertThat(turns.take()).hasValue(acme);
        assertThat(turns.take()).hasValue(globex);
        turns.finish(acme);
        turns.offer("somebody else");
        assertThat(turns.take()).hasValue("somebody else");
    }

    @Test
    void givesATenantNoSecondTurnDuringItsFirst() throws InterruptedException {
        turns.offer(acme);
        turns.take();
        turns.offer(acme);
        turns.offer(globex);

        assertThat(turns.take()).hasValue(globex);
    }

    @Test
    void givesATenantAnotherTurnThatIsOfferedDuringItsFirst() throws InterruptedException {
        turns.offer(acme);
        turns.take();
        turns.offer(acme);
        CompletableFuture<Optional<String>> second = takeLater();

        turns.finish(acme);

        assertThat(second.join()).hasValue(acme);
    }

    @Test
    void letsWhoComesBackWaitBehindTheOthers() throws InterruptedException {
        turns.offer(acme);
        turns.offer(globex);
        turns.take();
        turns.offer(acme);
        turns.finish(acme);

        assertThat(turns.take()).hasValue(globex);
        assertThat(turns.take()).hasValue(acme);
    }

    @Test
    void givesNoTurnsAfterItWasClosed() throws InterruptedException {
        CompletableFuture<Optional<String>> waiting = takeLater();
        turns.offer(acme);
        assertThat(waiting.join()).hasValue(acme);
        CompletableFuture<Optional<String>> next = takeLater();

        turns.close();
        turns.offer(globex);

        assertThat(next.join()).isEmpty();
        assertThat(turns.take()).isEmpty();
        assertThat(turns.closedWithin(Duration.ofDays(1))).isTrue();
    }

    private CompletableFuture<Optional<String>> takeLater() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return turns.take();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }, work -> Thread.ofVirtual().start(work));
    }
}
