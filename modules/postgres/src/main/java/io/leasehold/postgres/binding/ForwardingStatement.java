package io.leasehold.postgres.binding;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;

/** The settings of a statement, which go to the driver's statement as they are. */
@SuppressWarnings("MissingOverride") // every method here is one of the interface's
abstract class ForwardingStatement implements Statement {
    /** The driver's statement that is used at the moment. */
    abstract Statement delegate();

    public int getMaxFieldSize() throws SQLException { return delegate().getMaxFieldSize(); }

    public void setMaxFieldSize(int max) throws SQLException { delegate().setMaxFieldSize(max); }

    public int getMaxRows() throws SQLException { return delegate().getMaxRows(); }

    public void setMaxRows(int max) throws SQLException { delegate().setMaxRows(max); }

    public void setEscapeProcessing(boolean enable) throws SQLException { delegate().setEscapeProcessing(enable); }

    public int getQueryTimeout() throws SQLException { return delegate().getQueryTimeout(); }

    public void setQueryTimeout(int seconds) throws SQLException { delegate().setQueryTimeout(seconds); }

    public SQLWarning getWarnings() throws SQLException { return delegate().getWarnings(); }

    public void clearWarnings() throws SQLException { delegate().clearWarnings(); }

    public void setCursorName(String name) throws SQLException { delegate().setCursorName(name); }

    public void setFetchDirection(int direction) throws SQLException { delegate().setFetchDirection(direction); }

    public int getFetchDirection() throws SQLException { return delegate().getFetchDirection(); }

    public void setFetchSize(int rows) throws SQLException { delegate().setFetchSize(rows); }

    public int getFetchSize() throws SQLException { return delegate().getFetchSize(); }

    public int getResultSetConcurrency() throws SQLException { return delegate().getResultSetConcurrency(); }

    public int getResultSetType() throws SQLException { return delegate().getResultSetType(); }

    public int getResultSetHoldability() throws SQLException { return delegate().getResultSetHoldability(); }

    public boolean isClosed() throws SQLException { return delegate().isClosed(); }

    public void setPoolable(boolean poolable) throws SQLException { delegate().setPoolable(poolable); }

    public boolean isPoolable() throws SQLException { return delegate().isPoolable(); }

    public void setLargeMaxRows(long max) throws SQLException { delegate().setLargeMaxRows(max); }

    public long getLargeMaxRows() throws SQLException { return delegate().getLargeMaxRows(); }

    public String enquoteLiteral(String val) throws SQLException { return delegate().enquoteLiteral(val); }

    public String enquoteIdentifier(String identifier, boolean alwaysQuote) throws SQLException {
        return delegate().enquoteIdentifier(identifier, alwaysQuote);
    }

    public boolean isSimpleIdentifier(String identifier) throws SQLException {
        return delegate().isSimpleIdentifier(identifier);
    }

    public String enquoteNCharLiteral(String val) throws SQLException { return delegate().enquoteNCharLiteral(val); }
}
