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
    private final @Nullable Binding binding;

    /** @param statement where the rows come from; null for those that come from none, such as metadata */
    TenantResultSet(ResultSet rows, @Nullable BoundStatement statement) {
        this(rows, statement, statement == null ? null : statement.binding);
    }

    private TenantResultSet(ResultSet rows, @Nullable BoundStatement statement, @Nullable Binding binding) {
        super(rows);
        this.statement = statement;
        this.binding = binding;
    }

    // Whatever moves may go to the database, by a cursor.

    @Override
    public boolean next() throws SQLException {
        admitReader();
        try {
            return rows.next();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public boolean previous() throws SQLException {
        return moved(rows::previous);
    }

    @Override
    public boolean first() throws SQLException {
        return moved(rows::first);
    }

    @Override
    public boolean last() throws SQLException {
        return moved(rows::last);
    }

    @Override
    public boolean isLast() throws SQLException {
        return moved(rows::isLast);
    }

    @Override
    public boolean absolute(int row) throws SQLException {
        return moved(() -> rows.absolute(row));
    }

    @Override
    public boolean relative(int count) throws SQLException {
        return moved(() -> rows.relative(count));
    }

    @Override
    public void beforeFirst() throws SQLException {
        admitReader();
        rows.beforeFirst();
    }

    @Override
    public void afterLast() throws SQLException {
        admitReader();
        rows.afterLast();
    }

    private interface Move {
        boolean make() throws SQLException;
    }

    private boolean moved(Move move) throws SQLException {
        admitReader();
        try {
            return move.make();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void admitReader() {
        if (binding != null) {
            binding.owner().requireReading();
        }
    }

    private SQLException failed(SQLException refusal) {
        return binding == null ? refusal : binding.failed(refusal);
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
        return inside(rows.getObject(column), binding);
    }

    @Override
    public Object getObject(String column) throws SQLException {
        return inside(rows.getObject(column), binding);
    }

    @Override
    public Object getObject(int column, Map<String, Class<?>> types) throws SQLException {
        return inside(rows.getObject(column, types), binding);
    }

    @Override
    public Object getObject(String column, Map<String, Class<?>> types) throws SQLException {
        return inside(rows.getObject(column, types), binding);
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
    static Object inside(@Nullable Object value, @Nullable Binding binding) {
        if (value instanceof Array array) { // asked for each value, and a switch over types would take longer than reading it
            return TenantArray.of(array);
        }
        return value instanceof ResultSet rows ? new TenantResultSet(rows, null, binding) : value;
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
        if (binding == null) {
            change.make();
        } else {
            binding.boundly(() -> {
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
        if (binding != null) {
            binding.spoil();
        }
        return rows.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || rows.isWrapperFor(type);
    }
}
