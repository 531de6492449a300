package io.leasehold.outbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/** Servers that nobody reached a moment ago. Their tenants wait, instead of making all others wait for attempts that come to nothing. */
final class UnreachableServers {
    private static final String CONNECTION_EXCEPTION = "08";

    private final Duration pause;
    private final Map<String, Long> since = new ConcurrentHashMap<>();

    UnreachableServers(Duration pause) {
        this.pause = pause;
    }

    boolean contains(String server) {
        Long failed = since.get(server);
        if (failed == null || System.nanoTime() - failed < pause.toNanos()) {
            return failed != null;
        }
        since.remove(server, failed);
        return false;
    }

    /** Remembers the server if this is how it looks when one cannot be reached. */
    void failed(String server, Throwable failure) {
        for (@Nullable
        Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null
                    && sql.getSQLState().startsWith(CONNECTION_EXCEPTION)) {
                since.put(server, System.nanoTime());
                return;
            }
        }
    }
}
