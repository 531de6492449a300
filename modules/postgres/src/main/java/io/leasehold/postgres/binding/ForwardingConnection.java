package io.leasehold.postgres.binding;

import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Struct;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;

/** The part of a connection in which tenants play no role: each call goes to the pool's connection as it is. */
@SuppressWarnings("MissingOverride") // every method here is one of the interface's
abstract class ForwardingConnection implements Connection {
    final Connection delegate;

    ForwardingConnection(Connection delegate) {
        this.delegate = delegate;
    }

    public String nativeSQL(String sql) throws SQLException { return delegate.nativeSQL(sql); }

    public boolean getAutoCommit() throws SQLException { return delegate.getAutoCommit(); }

    public void setReadOnly(boolean readOnly) throws SQLException { delegate.setReadOnly(readOnly); }

    public boolean isReadOnly() throws SQLException { return delegate.isReadOnly(); }

    public void setCatalog(String catalog) throws SQLException { delegate.setCatalog(catalog); }

    public String getCatalog() throws SQLException { return delegate.getCatalog(); }

    public void setTransactionIsolation(int level) throws SQLException { delegate.setTransactionIsolation(level); }

    public int getTransactionIsolation() throws SQLException { return delegate.getTransactionIsolation(); }

    public SQLWarning getWarnings() throws SQLException { return delegate.getWarnings(); }

    public void clearWarnings() throws SQLException { delegate.clearWarnings(); }

    public Map<String, Class<?>> getTypeMap() throws SQLException { return delegate.getTypeMap(); }

    public int getHoldability() throws SQLException { return delegate.getHoldability(); }

    public Savepoint setSavepoint() throws SQLException { return delegate.setSavepoint(); }

    public Savepoint setSavepoint(String name) throws SQLException { return delegate.setSavepoint(name); }

    public void releaseSavepoint(Savepoint savepoint) throws SQLException { delegate.releaseSavepoint(savepoint); }

    public Clob createClob() throws SQLException { return delegate.createClob(); }

    public Blob createBlob() throws SQLException { return delegate.createBlob(); }

    public NClob createNClob() throws SQLException { return delegate.createNClob(); }

    public SQLXML createSQLXML() throws SQLException { return delegate.createSQLXML(); }

    public boolean isValid(int timeout) throws SQLException { return delegate.isValid(timeout); }

    public String getClientInfo(String name) throws SQLException { return delegate.getClientInfo(name); }

    public Properties getClientInfo() throws SQLException { return delegate.getClientInfo(); }

    public Struct createStruct(String typeName, Object[] attributes) throws SQLException {
        return delegate.createStruct(typeName, attributes);
    }

    public String getSchema() throws SQLException { return delegate.getSchema(); }

    public void abort(Executor executor) throws SQLException { delegate.abort(executor); }

    public void setNetworkTimeout(Executor executor, int milliseconds) throws SQLException {
        delegate.setNetworkTimeout(executor, milliseconds);
    }

    public int getNetworkTimeout() throws SQLException { return delegate.getNetworkTimeout(); }
}
