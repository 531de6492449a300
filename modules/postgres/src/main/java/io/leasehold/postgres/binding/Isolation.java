package io.leasehold.postgres.binding;

import java.sql.Connection;
import java.sql.SQLException;

/** The level of isolation of a connection: asked for once, since each time costs a turn, and set back when somebody has changed it. */
final class Isolation {
    private final Connection connection;
    private int usual = Connection.TRANSACTION_NONE;
    private int current = Connection.TRANSACTION_NONE;

    Isolation(Connection connection) {
        this.connection = connection;
    }

    int level() throws SQLException {
        if (current == Connection.TRANSACTION_NONE) {
            usual = connection.getTransactionIsolation();
            current = usual;
        }
        return current;
    }

    void set(int level) throws SQLException {
        level();
        connection.setTransactionIsolation(level);
        current = level;
    }

    /** Back to what it was when the connection was lent. */
    void reset() throws SQLException {
        if (current != usual) {
            connection.setTransactionIsolation(usual);
        }
    }
}
