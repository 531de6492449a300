package io.leasehold.postgres.binding;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.TenantId;

/** The statement that binds a transaction: to a tenant or to nobody, and where the session does not say so already, to its tables and its limits. */
public final class Bind {
    /** Texts for servers that have to be asked for the path, made once, since they are compared often. */
    private static final Map<Along, String> ALONG = new ConcurrentHashMap<>(4);

    private final @Nullable UUID tenant;
    private final @Nullable Room room;
    private final @Nullable Proof proof;
    private final @Nullable String path;
    private final Form form;

    private Bind(@Nullable UUID tenant, @Nullable Room room, @Nullable Proof proof, @Nullable String path) {
        this.path = path;
        this.tenant = tenant;
        this.room = room;
        this.proof = proof;
        if (room == null) {
            this.form = tenant == null ? Form.NOBODY : proof == null ? Form.NARROW : Form.NARROW_PROVEN;
        } else {
            this.form = proof == null ? Form.WIDE : Form.WIDE_PROVEN;
        }
    }

    /** Which of the functions binds. */
    enum Form {
        NOBODY("select leasehold.unbound(true)", 0), NARROW("select leasehold.bind(?)", 1), NARROW_PROVEN(
                "select leasehold.bind(?, ?)",
                2), WIDE("select leasehold.bind(?, ?, ?, ?, ?)", 5), WIDE_PROVEN(
                        "select leasehold.bind(?, ?, ?, ?, ?, ?)", 6);

        private final String text;
        private final int parameters;

        Form(String text, int parameters) {
            this.text = text;
            this.parameters = parameters;
        }

        String text() {
            return text;
        }

        private String along(String path) {
            return this == NOBODY
                    ? text.replace("true", foundAlong(path, "true"))
                    : text.replaceFirst("\\?", Matcher.quoteReplacement(foundAlong(path, "?::uuid")));
        }
    }

    private record Along(Form form, String path) {}

    /** What is refused where tables are found elsewhere. A session can be told to, and then rows of one tenant land among another's. */
    private static String foundAlong(String path, String value) {
        return "case pg_catalog.current_setting('search_path') when '" + path.replace("'", "''") + "' then " + value
                + " end";
    }

    private record Room(String searchPath, String statementTimeout, String idleTimeout, String lockTimeout) {}

    /**
     * Binds the tenant alone, on a session that knows where its tables are; refused where it does not look for them as it did when it was opened.
     *
     * @param path as the server spells it; null where that is not known
     */
    public static Bind to(TenantId tenant, @Nullable String path) {
        return new Bind(tenant.value(), null, null, path);
    }

    /** Makes sure that a transaction is nobody's: a session that was told of a tenant is refused, and one that looks for tables along another path. */
    public static Bind toNobody(@Nullable String path) {
        return new Bind(null, null, null, path);
    }

    /** The same with what proves the tenant, where something does. */
    public Bind proven(@Nullable Proof by) {
        return new Bind(tenant, room, by, path);
    }

    /** Along which path the session has to look for tables; null where it does not matter, or is not known. */
    @Nullable
    String path() {
        return path;
    }

    /** The same wherever the session looks for tables: for a transaction that has said so itself, and where the driver knows it. */
    Bind anywhere() {
        return path == null ? this : new Bind(tenant, room, proof, null);
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
                idleInTransactionTimeout), millis(lockTimeout)), null, null);
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
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
        return path == null ? form.text : ALONG.computeIfAbsent(new Along(form, path), _ -> form.along(path));
    }

    int parameters() {
        return form.parameters;
    }

    /**
     * Gives the first parameters of a statement their values.
     *
     * @param begins whether the transaction begins with it, or was bound before
     */
    void setOn(PreparedStatement statement, boolean begins) throws SQLException {
        if (form != Form.NOBODY) {
            statement.setObject(1, tenant);
        }
        if (room != null) {
            statement.setString(2, room.searchPath);
            statement.setString(3, room.statementTimeout);
            statement.setString(4, room.idleTimeout);
            statement.setString(5, room.lockTimeout);
        }
        if (proof != null) {
            statement.setObject(form.parameters, proof.capability(begins));
        }
    }

    /** The statement with its values in it. */
    String literal() {
        if (isSecret()) {
            throw new IllegalStateException("A capability has no place in the text of a statement");
        }
        if (form == Form.NOBODY) {
            return text();
        }
        String id = tenant == null ? "null::uuid" : "'" + tenant + "'::uuid";
        return room == null
                ? "select leasehold.bind(" + (path == null ? id : foundAlong(path, id)) + ")"
                : "select leasehold.bind(" + id + ", '" + room.searchPath.replace("'", "''") + "', '"
                        + room.statementTimeout + "', '" + room.idleTimeout + "', '" + room.lockTimeout + "')";
    }
}
