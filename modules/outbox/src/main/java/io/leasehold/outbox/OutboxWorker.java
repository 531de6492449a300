package io.leasehold.outbox;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

import io.leasehold.core.TenantDirectory;
import io.leasehold.core.TenantId;

/**
 * Publishes what the outboxes hold: right after a commit, and by a sweep what was left behind by a process that died, a listener that failed or
 * another node that stopped. A door: it binds each tenant for the length of its turn.
 */
public final class OutboxWorker implements SmartLifecycle {
    /** Stops after the web server, whose last requests may still write events, and before the executors that listeners use. */
    private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4_096;

    private final Map<OutboxDatabase, OutboxDrain> drains = new LinkedHashMap<>();
    private final OutboxSettings settings;
    private volatile @Nullable OutboxThreads threads;

    public OutboxWorker(Collection<OutboxDatabase> databases, EventTypes types, TenantDirectory directory,
            ApplicationEventPublisher publisher, OutboxSettings settings) {
        this.settings = settings;
        databases.forEach(
                database -> drains.put(database, new OutboxDrain(database, types, directory, publisher, settings)));
    }

    /** Has the tenant's events published soon. */
    public void nudge(OutboxDatabase database, TenantId tenant) {
        OutboxThreads running = threads;
        OutboxDrain drain = drains.get(database);
        if (running != null && drain != null) {
            running.offer(drain, tenant);
        }
    }

    @Override
    public synchronized void start() {
        if (threads == null) {
            OutboxThreads started = new OutboxThreads(drains.values(), settings);
            threads = started;
            started.start();
        }
    }

    @Override
    public synchronized void stop() {
        OutboxThreads running = threads;
        if (running != null) {
            threads = null;
            running.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
