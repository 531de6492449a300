package io.leasehold.postgres.binding;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** An array whose elements, read as rows, lead to no connection. */
@SuppressWarnings("MissingOverride") // every method here is one of the interface's
record TenantArray(Array array) implements Array {
    @SuppressWarnings("NullAway") // SQL's null
    static Array of(@Nullable Array array) {
        return array == null ? null : new TenantArray(array);
    }

    public String getBaseTypeName() throws SQLException { return array.getBaseTypeName(); }

    public int getBaseType() throws SQLException { return array.getBaseType(); }

    public Object getArray() throws SQLException { return array.getArray(); }

    public Object getArray(Map<String, Class<?>> map) throws SQLException { return array.getArray(map); }

    public Object getArray(long index, int count) throws SQLException { return array.getArray(index, count); }

    public Object getArray(long index, int count, Map<String, Class<?>> map) throws SQLException {
        return array.getArray(index, count, map);
    }

    public ResultSet getResultSet() throws SQLException { return new TenantResultSet(array.getResultSet(), null); }

    public ResultSet getResultSet(Map<String, Class<?>> map) throws SQLException {
        return new TenantResultSet(array.getResultSet(map), null);
    }

    public ResultSet getResultSet(long index, int count) throws SQLException {
        return new TenantResultSet(array.getResultSet(index, count), null);
    }

    public ResultSet getResultSet(long index, int count, Map<String, Class<?>> map) throws SQLException {
        return new TenantResultSet(array.getResultSet(index, count, map), null);
    }

    public void free() throws SQLException { array.free(); }

    @Override
    public String toString() {
        return array.toString(); // which is how the driver sends an array that is not its own
    }
}
