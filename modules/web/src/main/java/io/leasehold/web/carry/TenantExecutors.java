package io.leasehold.web.carry;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Executors whose tasks work for the tenant for which they were submitted.
 *
 * <pre>{@code
 * ExecutorService executor = TenantExecutors.carrying(Executors.newVirtualThreadPerTaskExecutor());
 * CompletableFuture.supplyAsync(() -> prices.of(tenant), executor);
 * }</pre>
 */
public final class TenantExecutors {
    private static final TenantTaskDecorator DECORATOR = new TenantTaskDecorator();

    private TenantExecutors() {}

    /** The same executor, whose tasks carry their tenant. */
    public static Executor carrying(Executor executor) {
        return task -> executor.execute(DECORATOR.decorate(task));
    }

    /** The same executor, whose tasks carry their tenant; shutting it down shuts the given one down. */
    public static ExecutorService carrying(ExecutorService executor) {
        return new Carrying(executor);
    }

    private static final class Carrying extends AbstractExecutorService {
        private final ExecutorService executor;

        Carrying(ExecutorService executor) {
            this.executor = executor;
        }

        @Override
        public void execute(Runnable task) {
            executor.execute(DECORATOR.decorate(task));
        }

        @Override
        public void shutdown() {
            executor.shutdown();
        }

        @Override
        public List<Runnable> shutdownNow() {
            return executor.shutdownNow();
        }

        @Override
        public boolean isShutdown() {
            return executor.isShutdown();
        }

        @Override
        public boolean isTerminated() {
            return executor.isTerminated();
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
            return executor.awaitTermination(timeout, unit);
        }
    }
}
