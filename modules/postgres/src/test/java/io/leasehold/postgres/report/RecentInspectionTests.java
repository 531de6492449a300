package io.leasehold.postgres.report;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecentInspectionTests {
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);

    @Test
    void looksAgainOnlyWhenSomeSecondsHavePassed() {
        RecentInspection recent = new RecentInspection(() -> {
            looks.incrementAndGet();
            return Findings.run().report();
        }, clock);

        InspectionRun first = recent.run();
        now.updateAndGet(time -> time.plusSeconds(9));
        assertThat(recent.run()).isSameAs(first);
        now.updateAndGet(time -> time.plusSeconds(2));
        assertThat(recent.run().at()).isEqualTo(now.get());

        assertThat(looks).hasValue(2);
    }

    @Test
    void looksOnceForManyWhoAskAtTheSameTime() throws Exception {
        CountDownLatch all = new CountDownLatch(20);
        RecentInspection recent = new RecentInspection(() -> {
            looks.incrementAndGet();
            return Findings.run().report();
        }, clock);
        List<Future<InspectionRun>> runs = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                runs.add(threads.submit(() -> {
                    all.countDown();
                    all.await();
                    return recent.run();
                }));
            }
        }

        assertThat(runs).extracting(Future::get).containsOnly(recent.run());
        assertThat(looks).hasValue(1);
    }

    @Test
    void doesNotRememberAFailure() {
        RecentInspection recent = new RecentInspection(() -> {
            if (looks.incrementAndGet() == 1) {
                throw new IllegalStateException("The server is away.");
            }
            return Findings.run().report();
        }, clock);

        assertThatThrownBy(recent::run).hasMessage("The server is away.");
        assertThat(recent.run().report().findings()).isEmpty();
    }
}
