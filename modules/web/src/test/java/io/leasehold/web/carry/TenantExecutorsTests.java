package io.leasehold.web.carry;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantNotBoundException;
import io.leasehold.web.app.Town;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TenantExecutorsTests {
    private final ExecutorService plain = Executors.newFixedThreadPool(1);
    private final ExecutorService carrying = TenantExecutors.carrying(plain);

    @AfterEach
    void stop() {
        carrying.close();
        assertThat(plain.isTerminated()).isTrue();
    }

    private static String whose() {
        return TenantContext.require("Working elsewhere").slug().value();
    }

    @Test
    void carriesEachTasksOwnTenantOverOneThread() throws Exception {
        List<Future<String>> answers = new ArrayList<>();
        for (int turn = 0; turn < 100; turn++) {
            Tenant tenant = turn % 2 == 0 ? Town.ACME : Town.GLOBEX;
            answers.add(TenantContext.where(tenant).call(() -> carrying.submit(TenantExecutorsTests::whose)));
        }
        for (int turn = 0; turn < 100; turn++) {
            assertThat(answers.get(turn).get(10, TimeUnit.SECONDS)).isEqualTo(turn % 2 == 0 ? "acme" : "globex");
        }
        assertThat(plain.submit(TenantContext::current).get(10, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void carriesThroughEveryWayOfSubmitting() throws Exception {
        Callable<String> work = TenantExecutorsTests::whose;
        TenantContext.where(Town.GLOBEX).call(() -> {
            assertThat(carrying.submit(work).get()).isEqualTo("globex");
            assertThat(carrying.invokeAll(List.of(work, work)).stream().map(Future::resultNow)).containsExactly(
                    "globex", "globex");
            assertThat(carrying.invokeAny(List.of(work))).isEqualTo("globex");
            assertThat(CompletableFuture.supplyAsync(TenantExecutorsTests::whose, carrying).get()).isEqualTo("globex");
            Executor executor = TenantExecutors.carrying((Executor) plain);
            assertThat(CompletableFuture.supplyAsync(TenantExecutorsTests::whose, executor).get()).isEqualTo("globex");
            return null;
        });
    }

    @Test
    void carriesToVirtualThreads() throws Exception {
        try (ExecutorService virtual = TenantExecutors.carrying(Executors.newVirtualThreadPerTaskExecutor())) {
            List<Future<String>> answers = IntStream.range(0, 200).mapToObj(i -> TenantContext.where(i % 2 == 0
                    ? Town.ACME
                    : Town.GLOBEX).call(() -> virtual.submit(TenantExecutorsTests::whose))).toList();
            for (int i = 0; i < 200; i++) {
                assertThat(answers.get(i).get(10, TimeUnit.SECONDS)).isEqualTo(i % 2 == 0 ? "acme" : "globex");
            }
        }
    }

    @Test
    void failsWhereNothingWasBoundAtSubmission() {
        assertThatThrownBy(() -> carrying.submit(TenantExecutorsTests::whose).get(10, TimeUnit.SECONDS)).isInstanceOf(
                ExecutionException.class).hasCauseInstanceOf(TenantNotBoundException.class);
    }

    @Test
    void failsOnPlainExecutorsAndCommonPool() {
        TenantContext.where(Town.ACME).run(() -> {
            assertThatThrownBy(() -> plain.submit(TenantExecutorsTests::whose).get(10, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(TenantNotBoundException.class);
            assertThatThrownBy(() -> CompletableFuture.supplyAsync(TenantExecutorsTests::whose).get(10,
                    TimeUnit.SECONDS)).hasCauseInstanceOf(TenantNotBoundException.class);
        });
    }

    @Test
    void leavesNothingBehindAfterAFailure() throws Exception {
        Future<?> failed = TenantContext.where(Town.ACME).call(() -> carrying.submit(() -> {
            throw new IllegalStateException("work failed");
        }));
        assertThatThrownBy(() -> failed.get(10, TimeUnit.SECONDS)).hasRootCauseMessage("work failed");
        assertThat(plain.submit(TenantContext::current).get(10, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void logsAsItWasSubmittedAndCleansUp() throws Exception {
        MDC.put("tenant", "acme");
        try {
            assertThat(carrying.submit(() -> String.valueOf(MDC.get("tenant"))).get(10, TimeUnit.SECONDS)).isEqualTo(
                    "acme");
        } finally {
            MDC.remove("tenant");
        }
        assertThat(plain.submit(() -> String.valueOf(MDC.get("tenant"))).get(10, TimeUnit.SECONDS)).isEqualTo("null");
    }
}
