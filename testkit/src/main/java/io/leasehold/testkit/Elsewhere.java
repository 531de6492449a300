package io.leasehold.testkit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;

/** Threads to which a tenant does not follow by itself. */
enum Elsewhere {
    PLATFORM_THREAD, VIRTUAL_THREAD, COMMON_POOL;

    private void start(Runnable work) {
        switch (this) {
            case PLATFORM_THREAD -> Thread.ofPlatform().start(work);
            case VIRTUAL_THREAD -> Thread.ofVirtual().start(work);
            case COMMON_POOL -> ForkJoinPool.commonPool().execute(work);
        }
    }

    /** Does the work there, and fails as it fails. */
    void run(CanaryTenant.Work work) throws Exception {
        try {
            CompletableFuture.runAsync(() -> {
                try {
                    work.run();
                } catch (Exception failure) {
                    throw new CompletionException(failure);
                }
            }, this::start).join();
        } catch (CompletionException wrapped) {
            switch (wrapped.getCause()) {
                case Error error -> throw error;
                case Exception failure -> throw failure;
                case null, default -> throw wrapped;
            }
        }
    }
}
