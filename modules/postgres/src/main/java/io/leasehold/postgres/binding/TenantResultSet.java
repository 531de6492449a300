package io.leasehold.postgres.binding;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Rows that lead back to the tenant's statement, never to the driver's. */
final class TenantResultSet extends ForwardingUpdates {
    private final @Nullable BoundStatement statement;

    /** @param statement where the rows come from; null for those that come from none, such as metadata */
    TenantResultSet(ResultSet rows, @Nullable BoundStatement statement) {
        super(rows);
        this.statement = statement;
    }

    @Override
    public boolean next() throws SQLException {
        try {
            return rows.next();
        } catch (SQLException e) {
            throw statement == null ? e : statement.binding.failed(e); // a cursor goes to the database here
        }
    }

    @Override
    public void close() throws SQLException {
        if (!rows.isClosed()) {
            rows.close();
            if (statement != null) {
                statement.completed();
            }
        }
    }

    @Override
    @SuppressWarnings("NullAway") // null is JDBC's answer for rows without a statement
    public Statement getStatement() throws SQLException {
        return statement;
    }

    @Override
    public Array getArray(int column) throws SQLException {
        return TenantArray.of(rows.getArray(column));
    }

    @Override
    public Array getArray(String column) throws SQLException {
        return TenantArray.of(rows.getArray(column));
    }

    @Override
    public Object getObject(int column) throws SQLException {
        return inside(rows.getObject(column));
    }

    @Override
    public Object getObject(String column) throws SQLException {
        return inside(rows.getObject(column));
    }

    @Override
    public Object getObject(int column, Map<String, Class<?>> types) throws SQLException {
        return inside(rows.getObject(column, types));
    }

    @Override
    public Object getObject(String column, Map<String, Class<?>> types) throws SQLException {
        return inside(rows.getObject(column, types));
    }

    @Override
    public <T> T getObject(int column, Class<T> type) throws SQLException {
        return type == Array.class ? type.cast(getArray(column)) : rows.getObject(column, type);
    }

    @Override
    public <T> T getObject(String column, Class<T> type) throws SQLException {
        return type == Array.class ? type.cast(getArray(column)) : rows.getObject(column, type);
    }

    /** The same value, unless it is one that leads to the driver's connection. */
    @SuppressWarnings("NullAway") // SQL's null
    static Object inside(@Nullable Object value) {
        return switch (value) {
            case Array array -> TenantArray.of(array);
            case ResultSet rows -> new TenantResultSet(rows, null);
            case null, default -> value;
        };
    }

    @Override
    public void insertRow() throws SQLException {
        change(rows::insertRow);
    }

    @Override
    public void updateRow() throws SQLException {
        change(rows::updateRow);
    }

    @Override
    public void deleteRow() throws SQLException {
        change(rows::deleteRow);
    }

    @Override
    public void refreshRow() throws SQLException {
        change(rows::refreshRow);
    }

    private interface Change {
        void make() throws SQLException;
    }

    private void change(Change change) throws SQLException {
        if (statement == null) {
            change.make();
        } else {
            statement.binding.boundly(() -> {
                change.make();
                return true;
            });
        }
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        if (statement != null) {
            statement.binding.spoil();
        }
        return rows.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || rows.isWrapperFor(type);
    }
}
