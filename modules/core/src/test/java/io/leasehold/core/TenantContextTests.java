package io.leasehold.core;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TenantContextTests {
    private final Tenant acme = tenant("acme");
    private final Tenant globex = tenant("globex");

    @Test
    void bindsForExactlyTheLengthOfTheCall() {
        Tenant seen = TenantContext.where(acme).call(() -> TenantContext.require("reading"));

        assertThat(seen).isEqualTo(acme);
        assertThat(TenantContext.current()).isEmpty();
    }

    @Test
    void isUnboundAgainAfterAFailure() {
        assertThatThrownBy(() -> TenantContext.where(acme).run(() -> {
            throw new IllegalStateException("failed");
        })).hasMessage("failed");

        assertThat(TenantContext.current()).isEmpty();
    }

    @Test
    void saysWhatWasAttemptedWhenNoTenantIsBound() {
        assertThatThrownBy(() -> TenantContext.require("Reading the stock")).isInstanceOf(
                TenantNotBoundException.class).hasMessageStartingWith("Reading the stock needs a tenant");
    }

    @Test
    void refusesWorkForAnotherTenantInside() {
        TenantContext.where(acme).run(() -> {
            assertThatThrownBy(() -> TenantContext.where(globex)).isInstanceOf(TenantConflictException.class);
            assertThat(TenantContext.current()).contains(acme);
        });
    }

    @Test
    void admitsWorkForTheSameTenantInside() {
        Optional<Tenant> inside = TenantContext.where(acme).call(
                () -> TenantContext.where(acme).call(TenantContext::current));

        assertThat(inside).contains(acme);
    }

    @Test
    void isNotInheritedByOtherThreads() throws Exception {
        TenantContext.where(acme).run(() -> {
            assertThat(CompletableFuture.supplyAsync(TenantContext::current).join()).isEmpty();
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Optional<Tenant> seen = TenantContext.where(acme).call(() -> threads.submit(TenantContext::current).get());
            assertThat(seen).isEmpty();
        }
    }

    @Test
    void carriesTheTenantToAPooledThreadAndLeavesNothingThere() throws Exception {
        try (ExecutorService one = Executors.newSingleThreadExecutor()) {
            Callable<Optional<Tenant>> forAcme = TenantContext.where(acme).call(
                    () -> TenantContext.carry(TenantContext::current));
            Callable<Optional<Tenant>> forGlobex = TenantContext.where(globex).call(
                    () -> TenantContext.carry(TenantContext::current));

            assertThat(one.submit(forAcme).get()).contains(acme);
            assertThat(one.submit(TenantContext::current).get()).isEmpty();
            assertThat(one.submit(forGlobex).get()).contains(globex);
        }
    }

    @Test
    void workThatWasCarriedWithoutATenantStaysWithoutOne() {
        Runnable check = () -> assertThat(TenantContext.current()).isEmpty();

        assertThat(TenantContext.carry(check)).isSameAs(check);
    }

    private static Tenant tenant(String slug) {
        return new Tenant(new TenantId(UUID.randomUUID()), new Slug(slug), TenantStatus.ACTIVE,
                new Placement.SharedTables());
    }
}
