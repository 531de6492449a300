package io.leasehold.postgres.directory;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.leasehold.core.TenantId;
import io.leasehold.postgres.DatabaseAccess;

/**
 * Hears which tenants have changed, on any node, over one connection of its own. When that breaks, it forgets everything, connects again, and forgets
 * everything once more: nobody knows what was said meanwhile.
 */
public final class DirectoryListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryListener.class);

    /** How long silence may last until the connection is asked whether it still is one. */
    private static final int SILENCE_MILLIS = 10_000;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final DatabaseAccess control;
    private final CachedTenantDirectory directory;
    private final List<TenantChangeListener> others = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch listening = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Connection connection;

    /**
     * Starts to listen, in the background.
     *
     * @param control the control database at its direct address: notifications do not pass poolers
     * @param directory what forgets
     */
    public DirectoryListener(DatabaseAccess control, CachedTenantDirectory directory) {
        this.control = control;
        this.directory = directory;
        this.thread = Thread.ofPlatform().daemon().name("leasehold-directory").start(this::run);
    }

    /** Calls this too for each tenant that has changed, after the directory has forgotten it. */
    public void whenChanged(TenantChangeListener listener) {
        others.add(listener);
    }

    /** Waits until changes are heard of; tells whether they are. */
    public boolean awaitListening(Duration patience) throws InterruptedException {
        return listening.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (!isClosed()) {
            try (Connection opened = open()) {
                connection = opened;
                try (Statement statement = opened.createStatement()) {
                    statement.execute("listen leasehold_tenants");
                }
                directory.forgetAll();
                listening.countDown();
                pause = FIRST_PAUSE;
                listen(opened);
            } catch (SQLException e) {
                directory.forgetAll();
                others.forEach(TenantChangeListener::changesMissed);
                if (!isClosed()) {
                    LOG.warn("Changes of tenants are not heard of for a moment: {}", e.getMessage());
                    pause(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                }
            }
        }
    }

    private void listen(Connection opened) throws SQLException {
        PGConnection notifications = opened.unwrap(PGConnection.class);
        while (!isClosed()) {
            PGNotification[] heard = notifications.getNotifications(SILENCE_MILLIS);
            if (heard == null || heard.length == 0) {
                try (Statement statement = opened.createStatement()) {
                    statement.execute("select 1");
                }
                continue;
            }
            for (PGNotification notification : heard) {
                TenantId.parse(notification.getParameter()).ifPresent(this::changed);
            }
        }
    }

    private void changed(TenantId tenant) {
        directory.forget(tenant);
        for (TenantChangeListener other : others) {
            try {
                other.tenantChanged(tenant);
            } catch (RuntimeException e) {
                LOG.warn("Reacting to a change of tenant {} failed.", tenant, e);
            }
        }
    }

    private Connection open() throws SQLException {
        // Longer than silence may last: a server that says nothing to a question is gone.
        return control.connect(control.lookup(), Map.of("ApplicationName", "leasehold-directory", "socketTimeout",
                "20"));
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void pause(Duration pause) {
        try {
            closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closed.countDown();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        Connection open = connection;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("Closing the connection for changes of tenants failed.", e);
            }
        }
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
