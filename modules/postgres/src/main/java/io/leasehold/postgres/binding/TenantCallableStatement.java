package io.leasehold.postgres.binding;

import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.SQLException;
import java.util.Map;

/** A call, whose results the driver reads itself; so it goes alone, and its transaction is bound by a statement in front. */
final class TenantCallableStatement extends ForwardingCallableStatement {
    TenantCallableStatement(TenantConnection connection, Sql sql, Preparation preparation) throws SQLException {
        super(connection, sql, preparation);
    }

    @Override
    CallableStatement call() {
        return (CallableStatement) delegate();
    }

    @Override
    boolean composable() {
        return false;
    }

    /** A function returns rows even where its caller wants none. */
    @Override
    public long executeLargeUpdate() throws SQLException {
        return send() ? 0 : Math.max(0, getLargeUpdateCount());
    }

    @Override
    public Object getObject(int index) throws SQLException {
        return TenantResultSet.inside(call().getObject(index), binding);
    }

    @Override
    public Object getObject(String name) throws SQLException {
        return TenantResultSet.inside(call().getObject(name), binding);
    }

    @Override
    public Object getObject(int index, Map<String, Class<?>> types) throws SQLException {
        return TenantResultSet.inside(call().getObject(index, types), binding);
    }

    @Override
    public Object getObject(String name, Map<String, Class<?>> types) throws SQLException {
        return TenantResultSet.inside(call().getObject(name, types), binding);
    }

    @Override
    public <T> T getObject(int index, Class<T> type) throws SQLException { return call().getObject(index, type); }

    @Override
    public <T> T getObject(String name, Class<T> type) throws SQLException { return call().getObject(name, type); }

    @Override
    public Array getArray(int index) throws SQLException { return TenantArray.of(call().getArray(index)); }

    @Override
    public Array getArray(String name) throws SQLException { return TenantArray.of(call().getArray(name)); }
}
