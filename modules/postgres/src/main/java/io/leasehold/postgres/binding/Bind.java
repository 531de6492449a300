package io.leasehold.postgres.binding;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.TenantId;

/** The statement that binds a transaction: to a tenant, and where the session does not say so already, to its tables and its limits. */
public final class Bind {
    static final String NARROW = "select leasehold.bind(?)";
    static final String WIDE = "select leasehold.bind(?, ?, ?, ?, ?)";

    private final @Nullable UUID tenant;
    private final @Nullable Room room;

    private Bind(@Nullable UUID tenant, @Nullable Room room) {
        this.tenant = tenant;
        this.room = room;
    }

    private record Room(String searchPath, String statementTimeout, String idleTimeout, String lockTimeout) {}

    /** Binds the tenant alone, on a session that knows where its tables are. */
    public static Bind to(TenantId tenant) {
        return new Bind(tenant.value(), null);
    }

    /**
     * Binds tables and limits too.
     *
     * @param tenant nobody, if null: statements find the tables of tenants and are refused there
     * @param searchPath safely quoted
     */
    public static Bind within(@Nullable TenantId tenant, String searchPath, Duration statementTimeout,
            Duration idleInTransactionTimeout, Duration lockTimeout) {
        return new Bind(tenant == null ? null : tenant.value(), new Room(searchPath, millis(statementTimeout), millis(
                idleInTransactionTimeout), millis(lockTimeout)));
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }

    /** Whether it binds more than the tenant. */
    boolean isWide() {
        return room != null;
    }

    /** The statement, which takes {@link #parameters()} values. */
    String text() {
        return room == null ? NARROW : WIDE;
    }

    int parameters() {
        return room == null ? 1 : 5;
    }

    /** Gives the first parameters of a statement their values. */
    void setOn(PreparedStatement statement) throws SQLException {
        statement.setObject(1, tenant);
        if (room != null) {
            statement.setString(2, room.searchPath);
            statement.setString(3, room.statementTimeout);
            statement.setString(4, room.idleTimeout);
            statement.setString(5, room.lockTimeout);
        }
    }

    /** The statement with its values in it. */
    String literal() {
        String id = tenant == null ? "null::uuid" : "'" + tenant + "'";
        return room == null
                ? "select leasehold.bind(" + id + ")"
                : "select leasehold.bind(" + id + ", '" + room.searchPath.replace("'", "''") + "', '"
                        + room.statementTimeout + "', '" + room.idleTimeout + "', '" + room.lockTimeout + "')";
    }
}
