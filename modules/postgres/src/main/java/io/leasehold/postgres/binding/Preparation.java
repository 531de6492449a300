package io.leasehold.postgres.binding;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * With which properties a statement was asked for.
 *
 * @param keys the columns to return as generated keys, none of them for all; null where no keys are wanted
 * @param call whether the text is to be understood as a call
 */
record Preparation(int type, int concurrency, int holdability, @Nullable List<String> keys, boolean call) {
    private static final int CONNECTIONS_OWN = -1;

    static final Preparation USUAL = of(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);

    static Preparation of(int type, int concurrency) {
        return of(type, concurrency, CONNECTIONS_OWN);
    }

    static Preparation of(int type, int concurrency, int holdability) {
        return new Preparation(type, concurrency, holdability, null, false);
    }

    static Preparation withKeys(@Nullable List<String> keys) {
        return new Preparation(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY, CONNECTIONS_OWN, keys,
                false);
    }

    Preparation ofCall() {
        return new Preparation(type, concurrency, holdability, null, true);
    }

    Statement create(Connection connection) throws SQLException {
        if (equals(USUAL)) {
            return connection.createStatement();
        }
        return connection.createStatement(type, concurrency, holdability(connection));
    }

    /** Prepares the statement as it was asked for. */
    PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        if (keys != null) {
            return keys.isEmpty()
                    ? connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)
                    : connection.prepareStatement(sql, keys.toArray(String[]::new));
        }
        if (call) {
            return connection.prepareCall(sql, type, concurrency, holdability(connection));
        }
        return prepareForRows(connection, sql);
    }

    /** Prepares a text of binding and statement; generated keys become rows of a result set that can be counted. */
    PreparedStatement prepareComposite(Connection connection, String sql) throws SQLException {
        return keys == null
                ? prepareForRows(connection, sql)
                : connection.prepareStatement(sql, ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
    }

    private PreparedStatement prepareForRows(Connection connection, String sql) throws SQLException {
        if (equals(USUAL)) {
            return connection.prepareStatement(sql);
        }
        return connection.prepareStatement(sql, type, concurrency, holdability(connection));
    }

    private int holdability(Connection connection) throws SQLException {
        return holdability == CONNECTIONS_OWN ? connection.getHoldability() : holdability;
    }
}
