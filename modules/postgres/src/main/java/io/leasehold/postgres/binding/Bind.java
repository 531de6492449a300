package io.leasehold.postgres.binding;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.TenantId;

/** The statement that binds a transaction: to a tenant, and where the session does not say so already, to its tables and its limits. */
public final class Bind {
    private final @Nullable UUID tenant;
    private final @Nullable Room room;
    private final @Nullable Proof proof;
    private final Form form;

    private Bind(@Nullable UUID tenant, @Nullable Room room, @Nullable Proof proof) {
        this.tenant = tenant;
        this.room = room;
        this.proof = proof;
        this.form = room == null
                ? proof == null ? Form.NARROW : Form.NARROW_PROVEN
                : proof == null ? Form.WIDE : Form.WIDE_PROVEN;
    }

    /** Which of the functions binds. */
    enum Form {
        NARROW("select leasehold.bind(?)", 1), NARROW_PROVEN("select leasehold.bind(?, ?)", 2), WIDE(
                "select leasehold.bind(?, ?, ?, ?, ?)",
                5), WIDE_PROVEN("select leasehold.bind(?, ?, ?, ?, ?, ?)", 6);

        private final String text;
        private final int parameters;

        Form(String text, int parameters) {
            this.text = text;
            this.parameters = parameters;
        }

        String text() {
            return text;
        }
    }

    private record Room(String searchPath, String statementTimeout, String idleTimeout, String lockTimeout) {}

    /** Binds the tenant alone, on a session that knows where its tables are. */
    public static Bind to(TenantId tenant) {
        return new Bind(tenant.value(), null, null);
    }

    /** The same with what proves the tenant, where something does. */
    public Bind proven(@Nullable Proof by) {
        return new Bind(tenant, room, by);
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
                idleInTransactionTimeout), millis(lockTimeout)), null);
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }

    Form form() {
        return form;
    }

    /** Whether its values are nobody's business: others of the same role see the texts of statements, and logs have them, so they are parameters always. */
    boolean isSecret() {
        return proof != null;
    }

    /** Whether it says where tables are found. */
    boolean bindsTables() {
        return room != null;
    }

    /** Told when the database did not believe the proof; answers whether the next transaction has another. */
    boolean doubt() {
        return proof != null && proof.doubt();
    }

    /** The statement, which takes {@link #parameters()} values. */
    String text() {
        return form.text;
    }

    int parameters() {
        return form.parameters;
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
        if (proof != null) {
            statement.setObject(form.parameters, proof.capability());
        }
    }

    /** The statement with its values in it. */
    String literal() {
        if (isSecret()) {
            throw new IllegalStateException("A capability has no place in the text of a statement");
        }
        String id = tenant == null ? "null::uuid" : "'" + tenant + "'";
        return room == null
                ? "select leasehold.bind(" + id + ")"
                : "select leasehold.bind(" + id + ", '" + room.searchPath.replace("'", "''") + "', '"
                        + room.statementTimeout + "', '" + room.idleTimeout + "', '" + room.lockTimeout + "')";
    }
}
