package io.leasehold.postgres.binding;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

/** How every execution takes its binding along, and what an execution leaves: rows, counts, generated keys. */
abstract class BoundStatement extends ForwardingStatement {
    final TenantConnection connection;
    final Binding binding;

    private @Nullable TenantResultSet rows;
    private @Nullable TenantResultSet keys;
    private long keyCount = -1;
    private boolean closeOnCompletion;

    BoundStatement(TenantConnection connection) {
        this.connection = connection;
        this.binding = connection.binding();
    }

    /** Executes the statement's own text; answers whether rows came. */
    abstract boolean plain(Sql sql) throws SQLException;

    /** Executes the binding and the statement in one go and leaves the statement's results; answers whether rows came. */
    abstract boolean composite(Sql sql, boolean undivided) throws SQLException;

    /** Whether binding and statement can go in one text. */
    abstract boolean composable();

    /** Whether the statement can be sent a second time as it is. */
    abstract boolean repeatable();

    /** Executes a statement for the tenant of the connection; answers whether rows came. */
    final boolean run(Sql sql) throws SQLException {
        forget();
        binding.admit(sql);
        int timeout = getQueryTimeout();
        long start = timeout > 0 ? System.nanoTime() : 0;
        try {
            boolean rowsCame = dispatch(sql);
            binding.succeeded(sql);
            return rowsCame;
        } catch (SQLException e) {
            throw binding.failed(e);
        } finally {
            if (timeout > 0 && System.nanoTime() - start >= timeout * 1_000_000_000L) {
                binding.spoil(); // a cancellation may be under way, and would hit whoever borrows the connection next
            }
        }
    }

    private boolean dispatch(Sql sql) throws SQLException {
        if (!binding.wantedBy(sql)) {
            return plain(sql);
        }
        if (!binding.standsAlone()) {
            if (composable()) {
                return sendInTransaction(sql);
            }
            binding.bindNow();
            return plain(sql);
        }
        if (!composable()) {
            return inOwnTransaction(() -> {
                binding.bindNow();
                return plain(sql);
            });
        }
        return repeatable() ? sendAlone(sql) : inOwnTransaction(() -> composite(sql, false));
    }

    /**
     * Outside a transaction the driver may put the binding and the statement into two, when it expects much from the statement. The statement then met
     * no tenant and PostgreSQL refused it: nothing has happened, and it can go again.
     */
    private boolean sendAlone(Sql sql) throws SQLException {
        try {
            return composite(sql, sql.splits());
        } catch (SQLException e) {
            if (Refusals.unbound(e) && binding.hasTenant()) {
                sql.markSplits();
                return inOwnTransaction(() -> composite(sql, false));
            }
            if (Refusals.distrusted(e) && binding.cleanse()) {
                return inOwnTransaction(() -> composite(sql, false));
            }
            if (Refusals.disbelieved(e) && binding.bind().doubt()) {
                return composite(sql, sql.splits()); // nothing has happened, and another capability may be believed
            }
            if (Refusals.outdated(e)) {
                binding.outdated();
                return composite(sql, true);
            }
            throw e;
        }
    }

    /** A name that is older than its tables fails the transaction. As the first statement it has lost nothing, and goes again without one. */
    private boolean sendInTransaction(Sql sql) throws SQLException {
        boolean first = binding.beginsTransaction();
        try {
            return composite(sql, false);
        } catch (SQLException e) {
            if (first && repeatable() && Refusals.outdated(e)) {
                binding.outdated();
                binding.beginAgain();
                return composite(sql, true);
            }
            throw e;
        }
    }

    private boolean inOwnTransaction(Binding.Work<Boolean> work) throws SQLException {
        int fetchSize = getFetchSize();
        setFetchSize(0); // a cursor would not outlive the transaction
        try {
            return binding.inOwnTransaction(work);
        } finally {
            setFetchSize(fetchSize);
        }
    }

    /** Takes the rows that a RETURNING brought as generated keys and their number as the count. */
    final void takeKeys() throws SQLException {
        ResultSet returned = delegate().getResultSet();
        returned.last();
        keyCount = returned.getRow();
        returned.beforeFirst();
        keys = new TenantResultSet(returned, this);
    }

    final ResultSet rowsOf(boolean rowsCame) throws SQLException {
        ResultSet result = rowsCame ? getResultSet() : null;
        if (result == null) {
            throw new SQLException("A query was expected, and the statement returned no rows. Use executeUpdate.",
                    "02000");
        }
        return result;
    }

    final long countOf(boolean rowsCame) throws SQLException {
        if (rowsCame) {
            throw new SQLException("An update was expected, and the statement returned rows. Use executeQuery.",
                    "0100E");
        }
        return getLargeUpdateCount();
    }

    final int asInt(long count) {
        return count > Integer.MAX_VALUE ? SUCCESS_NO_INFO : (int) count;
    }

    final void forget() {
        rows = null;
        keys = null;
        keyCount = -1;
    }

    /** The rows at hand, if any are open. */
    final @Nullable TenantResultSet openRows() throws SQLException {
        return rows == null || rows.isClosed() ? null : rows;
    }

    @Override
    @SuppressWarnings("NullAway") // null is JDBC's answer where the result is no rows
    public ResultSet getResultSet() throws SQLException {
        if (rows == null && keyCount < 0) {
            ResultSet result = delegate().getResultSet();
            rows = result == null ? null : new TenantResultSet(result, this);
        }
        return rows;
    }

    @Override
    public long getLargeUpdateCount() throws SQLException {
        return keyCount >= 0 ? keyCount : delegate().getLargeUpdateCount();
    }

    @Override
    public int getUpdateCount() throws SQLException {
        return asInt(getLargeUpdateCount());
    }

    @Override
    public boolean getMoreResults() throws SQLException {
        return getMoreResults(Statement.CLOSE_ALL_RESULTS);
    }

    @Override
    public boolean getMoreResults(int current) throws SQLException {
        rows = null;
        keyCount = -1;
        return delegate().getMoreResults(current);
    }

    @Override
    public ResultSet getGeneratedKeys() throws SQLException {
        return keys != null ? keys : new TenantResultSet(delegate().getGeneratedKeys(), this);
    }

    /** Called by a result set that was closed. */
    final void completed() throws SQLException {
        if (closeOnCompletion) {
            close();
        }
    }

    @Override
    public void closeOnCompletion() throws SQLException {
        closeOnCompletion = true;
    }

    @Override
    public boolean isCloseOnCompletion() throws SQLException {
        return closeOnCompletion;
    }

    @Override
    public void cancel() throws SQLException {
        if (!isClosed()) {
            binding.spoil(); // before it is sent: it may arrive when the connection has another borrower
            delegate().cancel();
        }
    }

    @Override
    public void close() throws SQLException {
        binding.closed(this);
        delegate().close();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connection;
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        binding.spoil();
        return delegate().unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || delegate().isWrapperFor(type);
    }
}
