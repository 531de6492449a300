package io.leasehold.postgres.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

import org.postgresql.PGConnection;

import io.leasehold.postgres.Place;

/** A connection of a pool. It belongs to one thread at a time; what others look at is guarded by the pool's lock. */
final class Member {
    private static final Duration TRUSTED = Duration.ofMillis(500);
    private static final int PATIENCE_SECONDS = 2;
    private static final int EARLY = 2;

    private final Connection connection;
    private final String database;
    private final int prepareThreshold;
    /** What the address says of it; zero where it says nothing, so that each demand does. */
    private final int usualTimeout;
    private final long closesAt;
    /** What it was last taken for in each schema; whoever evicts looks at it meanwhile. */
    private final Map<String, Demand> schemas = new ConcurrentHashMap<>();
    private final Map<String, String> marks = new HashMap<>();
    private Demand served;
    private long idleSince;
    private boolean evicted;

    Member(Connection connection, Demand demand, Duration maxLifetime) throws SQLException {
        this.connection = connection;
        this.served = demand;
        this.database = demand.place().access().url();
        this.prepareThreshold = connection.unwrap(PGConnection.class).getPrepareThreshold();
        this.usualTimeout = connection.getNetworkTimeout();
        // Those that were opened together are not closed together.
        double jitter = ThreadLocalRandom.current().nextDouble(0.9, 1.1);
        this.closesAt = System.nanoTime() + (long) (maxLifetime.toNanos() * jitter);
        this.idleSince = System.nanoTime();
    }

    Connection connection() {
        return connection;
    }

    boolean reaches(Place wanted) {
        return database.equals(wanted.access().url());
    }

    /** What it was last taken for. */
    Demand served() {
        return served;
    }

    /** Whether it was ever taken for such a demand, as far as it is known: of each schema the last one. */
    boolean hasServed(Predicate<Demand> which) {
        return which.test(served) || schemas.values().stream().anyMatch(which);
    }

    /** What sets statements of the schema that it serves apart from those of others. */
    String mark() {
        return marks.computeIfAbsent(served.place().schema(), _ -> "/*" + marks.size() + "*/");
    }

    void evict() {
        evicted = true;
    }

    boolean isEvicted() {
        return evicted;
    }

    boolean isOld() {
        return System.nanoTime() - closesAt >= 0;
    }

    boolean hasSeenMoreThan(int most) {
        return schemas.size() > most;
    }

    boolean isIdleLongerThan(Duration time) {
        return System.nanoTime() - idleSince > time.toNanos();
    }

    void rest() {
        idleSince = System.nanoTime();
    }

    /** Whether it still answers; one that did so a moment ago is not asked. */
    boolean isAlive() {
        try {
            return !isIdleLongerThan(TRUSTED) || connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException | RuntimeException broken) {
            return false;
        }
    }

    /** Gets ready for a demand. */
    void serve(Demand next, StatementNames names) throws SQLException {
        served = next;
        schemas.put(next.place().schema(), next);
        connection.unwrap(PGConnection.class).setPrepareThreshold(switch (names) {
            case USUAL -> prepareThreshold;
            case OF_SCHEMA -> Math.min(EARLY, prepareThreshold);
            case NONE -> 0;
        });
        limitSilence();
    }

    /** A server that is frozen keeps its connections open and answers nothing: whoever waits for it has to give up by the clock. */
    private void limitSilence() throws SQLException {
        int wanted = usualTimeout == 0 ? Math.clamp(served.silence().toMillis(), 0, Integer.MAX_VALUE) : usualTimeout;
        if (connection.getNetworkTimeout() != wanted) {
            connection.setNetworkTimeout(Runnable::run, wanted);
        }
    }

    /** Takes back what a borrower may have set. None of it asks the server, unless a transaction is open. */
    boolean reset() {
        try {
            if (connection.isClosed()) {
                return false;
            }
            limitSilence(); // before anything is asked, since a borrower may have set none
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            if (connection.isReadOnly()) {
                connection.setReadOnly(false);
            }
            connection.clearWarnings();
            return true;
        } catch (SQLException | RuntimeException broken) {
            return false;
        }
    }

    /** Closes it, and waits a moment for its backend to be gone as well. */
    void close() {
        FarewellSocketFactory.inFarewell(() -> {
            try {
                connection.close();
            } catch (SQLException | RuntimeException broken) {
                // It is gone, which was the aim.
            }
        });
    }
}
