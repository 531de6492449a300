package io.leasehold.postgres.autoconfigure;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import io.leasehold.core.Tenant;
import io.leasehold.postgres.provisioning.Dropped;
import io.leasehold.postgres.provisioning.Provisioning;
import io.leasehold.postgres.provisioning.Recovery;

/** Finishes in the background what was cut off, when the application has started and every now and then. Several nodes do no harm to each other. */
final class BackgroundRecovery implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundRecovery.class);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(10);

    private final Provisioning provisioning;
    private final Duration every;
    private volatile @Nullable Run run;

    private record Run(Thread thread, CountDownLatch end) {}

    BackgroundRecovery(Provisioning provisioning, Duration every) {
        this.provisioning = provisioning;
        this.every = every;
    }

    @Override
    public void start() {
        CountDownLatch end = new CountDownLatch(1);
        run = new Run(Thread.ofPlatform().daemon().name("leasehold-recovery").start(() -> recoverUntil(end)), end);
    }

    private void recoverUntil(CountDownLatch end) {
        try {
            do {
                recover(end);
            } while (!end.await(every.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void recover(CountDownLatch end) {
        try {
            log(provisioning.recover());
        } catch (RuntimeException e) {
            if (end.getCount() > 0) {
                LOG.warn("Looking for unfinished work on tenants failed; it is tried again in {}.", every, e);
            }
        }
    }

    private static void log(Recovery recovery) {
        if (!recovery.completed().isEmpty()) {
            LOG.info("Finished making {}", recovery.completed().stream().map(Tenant::slug).toList());
        }
        if (!recovery.dropped().isEmpty()) {
            LOG.info("Finished dropping {}", recovery.dropped().stream().map(Dropped::slug).toList());
        }
        if (recovery.spares() > 0) {
            LOG.info("Made {} spare databases", recovery.spares());
        }
        if (!recovery.removed().isEmpty()) {
            LOG.info("Removed places that no tenant had: {}", recovery.removed());
        }
        recovery.failures().forEach(LOG::warn);
    }

    @Override
    public void stop() {
        Run running = run;
        if (running == null) {
            return;
        }
        running.end().countDown();
        try {
            running.thread().join(PATIENCE_AT_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        run = null;
    }

    @Override
    public boolean isRunning() {
        return run != null;
    }
}
