package io.leasehold.postgres.capability;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * Which form policies have in a database: believing the setting of the tenant, or demanding its capability. Works on connections of the owner, one table
 * at a time, because nobody can use a table while its policy changes.
 */
public final class PolicyForm {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private PolicyForm() {}

    /** Whether new policies of this database demand capabilities. */
    public static boolean isDemanded(Connection owner) throws SQLException {
        return isKnown(owner) && ask(owner, "select demanded from leasehold.tamper_evidence");
    }

    /** In a database that an older version prepared nobody can demand anything. */
    private static boolean isKnown(Connection owner) throws SQLException {
        return ask(owner, "select pg_catalog.to_regclass('leasehold.tamper_evidence') is not null");
    }

    private static boolean ask(Connection owner, String question) throws SQLException {
        try (Statement statement = owner.createStatement(); ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Says whether they do. */
    public static void demand(Connection owner, boolean demanded) throws SQLException {
        try (PreparedStatement update = owner.prepareStatement(
                "update leasehold.tamper_evidence set demanded = ? where demanded <> ?")) {
            update.setBoolean(1, demanded);
            update.setBoolean(2, demanded);
            update.executeUpdate();
        }
    }

    /** The form that all policies of a schema have; none, where some have the one and some the other. */
    public static Optional<Boolean> of(Connection owner, String schema, boolean wanted) throws SQLException {
        if (!isKnown(owner)) {
            return Optional.of(false);
        }
        if (unlike(owner, schema, wanted).isEmpty()) {
            return Optional.of(wanted);
        }
        return unlike(owner, schema, !wanted).isEmpty() ? Optional.of(!wanted) : Optional.empty();
    }

    /**
     * Gives the policies of a schema this form. Those that have neither are left for the inspection to find.
     *
     * @param schema null for all schemas but those of single tenants
     * @param lockTimeout how long to wait for those who use a table, who keep others waiting meanwhile
     * @param attempts how often to wait for one
     */
    public static void bring(Connection owner, @Nullable String schema, boolean demanded, Duration lockTimeout,
            int attempts) throws SQLException {
        boolean autoCommit = owner.getAutoCommit();
        owner.setAutoCommit(false);
        try {
            if (!demanded && !isKnown(owner)) {
                return;
            }
            demand(owner, demanded);
            List<String> tables = unlike(owner, schema, demanded);
            owner.commit();
            for (String table : tables) {
                bringTable(owner, table, demanded, lockTimeout, attempts);
            }
        } finally {
            owner.rollback();
            owner.setAutoCommit(autoCommit);
        }
    }

    private static void bringTable(Connection owner, String table, boolean demanded, Duration lockTimeout, int attempts)
            throws SQLException {
        for (int attempt = 1;; attempt++) {
            try (Statement timeout = owner.createStatement();
                    PreparedStatement believe = owner.prepareStatement("select leasehold.believe(?::regclass, ?)")) {
                timeout.execute("set local lock_timeout = " + lockTimeout.toMillis());
                believe.setString(1, table);
                believe.setBoolean(2, demanded);
                believe.execute();
                owner.commit();
                return;
            } catch (SQLException e) {
                owner.rollback();
                boolean passing = "55P03".equals(e.getSQLState()) || "40P01".equals(e.getSQLState());
                if (!passing || attempt >= attempts) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static List<String> unlike(Connection owner, @Nullable String schema, boolean demanded)
            throws SQLException {
        try (PreparedStatement query = owner.prepareStatement("select leasehold.unlike(?, ?::name)")) {
            query.setBoolean(1, demanded);
            query.setString(2, schema);
            List<String> tables = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
            return tables;
        }
    }
}
