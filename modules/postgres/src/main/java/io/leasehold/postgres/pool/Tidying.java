package io.leasehold.postgres.pool;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does something again and again, in the background, until it is closed. */
final class Tidying implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);

    /** @param idleTimeout a quarter of it is the pause, within reason */
    Tidying(String name, Duration idleTimeout, Runnable tidying) {
        long pause = Math.clamp(idleTimeout.dividedBy(4).toNanos(), 50_000_000L, 30_000_000_000L);
        Thread.ofVirtual().name(name).start(() -> run(pause, tidying));
    }

    private void run(long pause, Runnable tidying) {
        try {
            while (!closed.await(pause, TimeUnit.NANOSECONDS)) {
                tidying.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
