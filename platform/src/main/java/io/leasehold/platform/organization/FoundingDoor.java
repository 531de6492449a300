package io.leasehold.platform.organization;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;

/**
 * The door by which a tenant comes into being: binds one that nobody can be a member of yet. Whoever founds it may be working for another tenant at that
 * moment, so it is done on a thread of its own, which inherits nothing; the caller waits for it.
 */
@Component
class FoundingDoor {
    <T> T enter(Tenant newTenant, Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Founding tenant " + newTenant.id()
                    + " was refused: a transaction is open, of which it could be no part. Found it before or after.");
        }
        FutureTask<T> founding = new FutureTask<>(() -> TenantContext.where(newTenant).call(work::get));
        Thread.ofVirtual().name("founding-" + newTenant.slug()).start(founding);
        try {
            return founding.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException own) {
                throw own;
            }
            throw new IllegalStateException("Founding tenant " + newTenant.id() + " failed.", failure.getCause());
        } catch (InterruptedException stop) {
            founding.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Founding tenant " + newTenant.id() + " was interrupted.", stop);
        }
    }
}
