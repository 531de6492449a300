package io.leasehold.postgres.binding;

import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a connection's session on the server was found to be, and whether others may have it afterwards. */
final class Session {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final Lease lease;
    private final BaseConnection driver;
    private final String name;
    private final Reported reported;
    private final Isolation isolation;
    private boolean tampered;
    private volatile boolean spoiled;

    /** @param name what the database is called in messages */
    Session(Lease lease, BaseConnection driver, String name) {
        this.lease = lease;
        this.driver = driver;
        this.name = name;
        this.reported = Reported.by(driver);
        this.isolation = new Isolation(lease.connection());
    }

    Isolation isolation() {
        return isolation;
    }

    /** Behind a pooler a session goes from one client to the next, and closing one's connection does not end it. */
    void requireOfOnesOwn(String what) throws SQLException {
        if (lease.pooled()) {
            throw new SQLException(
                    what + " was refused: the " + name + " is reached through a pooler, where others would "
                            + "meet what it leaves behind. Use SET LOCAL, or what ends with the transaction.",
                    "0A000");
        }
    }

    /** Whether a statement executed now is a transaction of its own. */
    boolean standsAlone() throws SQLException {
        return driver.getTransactionState() == TransactionState.IDLE && driver.getAutoCommit();
    }

    /** Lets a transaction begin where tables are found along this path, as the server spells it. Servers that do not report it are asked by the binding. */
    void requirePath(@Nullable String path) throws SQLException {
        String found = path == null ? null : driver.getParameterStatus(Reported.PATH);
        if (found == null || found.equals(path)) {
            return;
        }
        if (!standsAlone()) {
            throw distrusted();
        }
        cleanse();
    }

    /**
     * Has the session end, on which somebody has set what bindings and pools alone may set. What the server said of it is not passed on: a session can be
     * set to add the parameters of the binding to its errors.
     */
    SQLException distrusted() {
        warnOfTampering("Nothing was executed on it");
        spoiled = true;
        tampered = true;
        return new SQLException("A transaction on the " + name + " was refused: its session was left with settings of "
                + "other work. Do the work again: this connection is closed, and others are clean.", "LH001");
    }

    private void warnOfTampering(String consequence) {
        LOG.warn(
                "Security: a session of the {} was left with settings that bindings and pools alone may make, such as a tenant or a path to tables. "
                        + "{}, and it is closed. Somebody may be smuggling SQL into a statement.",
                name, consequence);
    }

    /** Takes from a session outside of a transaction what somebody has set on it. */
    void cleanse() throws SQLException {
        warnOfTampering("Nothing was executed on it before all was reset");
        spoiled = true;
        resetAll();
    }

    private void resetAll() throws SQLException {
        try (Statement statement = driver.createStatement()) {
            statement.execute("reset all");
        }
    }

    /** Has the connection discarded when it is closed, because the next to borrow it might meet what was left behind. */
    void spoil() {
        spoiled = true;
    }

    /** Ends what is open and gives the connection back, or away. */
    void end() throws SQLException {
        try {
            if (driver.getTransactionState() != TransactionState.IDLE) {
                endTransaction();
            }
            if (!spoiled) {
                isolation.reset();
                distrustWhatIsOtherwise();
            }
            if (tampered && lease.pooled()) {
                resetAll(); // closing one's connection does not end the session
            }
        } catch (SQLException broken) {
            spoiled = true;
        } finally {
            if (spoiled) {
                lease.discard();
            } else {
                lease.giveBack();
            }
        }
    }

    private void distrustWhatIsOtherwise() throws SQLException {
        if (!lease.pooled() && !reported.holds(driver)) {
            warnOfTampering("It is lent to nobody else");
            spoiled = true;
        }
    }

    private void endTransaction() throws SQLException {
        if (driver.getAutoCommit()) {
            spoiled = true; // begun by a statement, so that nobody knows of it
        } else {
            lease.connection().rollback();
        }
    }
}
