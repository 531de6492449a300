package io.leasehold.postgres.binding;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantNotBoundException;

/**
 * For which tenant a connection was taken from the pool, and whether its transaction knows. Only ever wrong in one direction: a transaction that is
 * believed bound and is not has nothing bound at all, and PostgreSQL refuses the statement.
 */
public final class Binding {
    private final Lease lease;
    private final String name;
    private final BaseConnection driver;
    private final Session session;
    private final Owner owner;
    private final Bind bind;
    private final @Nullable String path;
    private boolean bound;
    private boolean shown;
    private boolean moved;
    private final List<BoundStatement> open = new ArrayList<>(4);
    private boolean closed;

    /**
     * @param lease the connection
     * @param tenant for whom it was leased
     * @param name what the database is called in messages
     * @param standing asked before each transaction
     */
    public Binding(Lease lease, @Nullable Tenant tenant, String name, Standing standing) throws SQLException {
        this.lease = lease;
        this.name = name;
        this.driver = lease.connection().unwrap(BaseConnection.class);
        this.owner = new Owner(tenant, name, standing);
        this.session = new Session(lease, driver, name);
        this.path = lease.bind().path();
        this.bind = driver.getParameterStatus(Reported.PATH) == null ? lease.bind() : lease.bind().anywhere();
        DriverOptions.requireUsable(driver, name);
        ServerNames.conceal(driver);
    }

    Sql read(String text) throws SQLException {
        checkOpen();
        if (!driver.getStandardConformingStrings()) {
            throw new SQLException("Statements on the " + name + " are refused: standard_conforming_strings is off, so "
                    + "that they cannot be read for certain. Switch it on.", "0A000");
        }
        return Sql.of(text);
    }

    /** Lets a statement through whose thread works for the tenant of this connection. */
    void admit(Sql sql) throws SQLException {
        seeWhetherOver();
        owner.requireAtWork();
        checkOpen();
        requireServed();
        if (wantedBy(sql)) {
            requirePath();
        }
        moved |= sql.movesPath() && !session.standsAlone();
        if (sql.leavesTraces()) {
            session.requireOfOnesOwn("A statement that changes the session");
            session.spoil();
        }
    }

    Owner owner() {
        return owner;
    }

    private void requireServed() {
        if (!isBound()) {
            owner.requireServed();
        }
    }

    private void requirePath() throws SQLException {
        if (!moved) {
            session.requirePath(path);
        }
    }

    private void checkOpen() throws SQLException {
        if (closed) {
            throw new SQLException("A statement was refused: its connection to the " + name + " is closed.", "08003");
        }
    }

    /** Whether a statement executed now has to bring its binding along. */
    boolean wantedBy(Sql sql) {
        return sql.binds() && !isBound();
    }

    /** Whether a statement executed now is a transaction of its own. */
    boolean standsAlone() throws SQLException {
        return session.standsAlone();
    }

    /** Whether a statement executed now is the first of its transaction, so that nothing is lost if that is begun once more. */
    boolean beginsTransaction() {
        return driver.getTransactionState() == TransactionState.IDLE;
    }

    /** Ends a transaction in which nothing has happened. */
    void beginAgain() throws SQLException {
        bound = false;
        driver.rollback();
    }

    private boolean isBound() {
        return bound && inTransaction();
    }

    private boolean inTransaction() {
        return driver.getTransactionState() == TransactionState.OPEN;
    }

    /** What binds a transaction here. */
    Bind bind() {
        return moved ? bind.anywhere() : bind;
    }

    /** Gives the parameters of the binding their values: those that it had before, where this transaction was bound before. */
    void setBindOn(PreparedStatement statement) throws SQLException {
        seeWhetherOver();
        bind().setOn(statement, !shown);
        shown = true;
    }

    private void seeWhetherOver() {
        if ((shown || moved) && driver.getTransactionState() == TransactionState.IDLE) {
            shown = false;
            moved = false;
        }
    }

    /** Whether a refusal as unbound can be due to the way in which a statement was sent. */
    boolean hasTenant() {
        return !owner.isNobody();
    }

    /** Whether statements must get no name on the server, since another connection of a pooler would know nothing of it. */
    boolean unnamed() {
        return lease.pooled();
    }

    /**
     * Whether what the driver would have described to it has to go without a name. It may part such a statement from its binding; that meets the
     * tables of the session's own path then, which in a schema of one's own are others.
     */
    boolean mustNotPart() {
        return !lease.mark().isEmpty();
    }

    /** Whether it is the binding that says where tables are found, so that a text means something else without it. */
    boolean bindsTables() {
        return bind.bindsTables();
    }

    /** A text as the driver gets it here. */
    String marked(String text) {
        return lease.mark() + text;
    }

    /** Whether the driver tells the server that what is set as a string is one. */
    boolean typesStrings() {
        return driver.getStringVarcharFlag();
    }

    /** After a statement that went well, with the tenant bound in front of it or earlier in its transaction. */
    void succeeded(Sql sql) {
        bound = sql.keepsBinding() && (sql.binds() || bound) && inTransaction();
    }

    /** What to throw for a statement that failed. */
    SQLException failed(SQLException refusal) {
        bound = false;
        if (Refusals.spoilsConnection(refusal)) {
            session.spoil();
        }
        if (Refusals.outdated(refusal)) {
            outdated();
        }
        if (Refusals.distrusted(refusal)) {
            return session.distrusted();
        }
        if (Refusals.disbelieved(refusal)) {
            bind.doubt();
        }
        if (owner.isNobody() && Refusals.unbound(refusal)) {
            TenantNotBoundException unbound = new TenantNotBoundException("A statement on the " + name);
            unbound.initCause(refusal);
            throw unbound;
        }
        return refusal;
    }

    /** Takes from a session outside of a transaction what somebody has set on it; answers whether it has gone. */
    boolean cleanse() throws SQLException {
        if (!standsAlone()) {
            return false;
        }
        session.cleanse();
        return true;
    }

    /** Forgets that the transaction was bound, because it ends or goes back. */
    void lost() {
        bound = false;
    }

    /** Tables have changed under the names of their statements: these live as long as their connections. */
    void outdated() {
        session.spoil();
        lease.outdated();
    }

    /** The same for a transaction that is over. */
    void ended() {
        bound = false;
        shown = false;
        moved = false;
    }

    /** Has the connection discarded when it is closed, because the next to borrow it might meet what was left behind. */
    void spoil() {
        session.spoil();
    }

    /** Binds the transaction by a statement of its own, where nothing can carry the binding. */
    void bindNow() throws SQLException {
        try (PreparedStatement statement = driver.prepareStatement(bind().text())) {
            setBindOn(statement);
            statement.execute();
        }
        bound = inTransaction();
    }

    /** Something done on the connection. */
    interface Work<T> {
        T run() throws SQLException;
    }

    /** Does work that would be a transaction of its own in one that can be bound. */
    <T> T inOwnTransaction(Work<T> work) throws SQLException {
        boolean committed = false;
        driver.setAutoCommit(false);
        try {
            T result = work.run();
            driver.setAutoCommit(true); // commits
            committed = true;
            return result;
        } finally {
            bound = false;
            if (!committed) {
                giveUp();
            }
        }
    }

    private void giveUp() {
        try {
            driver.rollback();
            driver.setAutoCommit(true);
        } catch (SQLException alreadyFailing) {
            session.spoil();
        }
    }

    /** Does work that needs a bound transaction, at whatever point of one the connection is. */
    <T> T boundly(Work<T> work) throws SQLException {
        owner.requireAtWork();
        checkOpen();
        requireServed();
        try {
            if (isBound()) {
                return work.run();
            }
            requirePath();
            if (standsAlone()) {
                return inOwnTransaction(() -> afterBinding(work));
            }
            return afterBinding(work);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private <T> T afterBinding(Work<T> work) throws SQLException {
        bindNow();
        return work.run();
    }

    /**
     * The driver's own connection, for statements. The pool would count an outdated statement, which the next attempt heals, as the end of the connection.
     */
    Connection driver() {
        return driver;
    }

    Session session() {
        return session;
    }

    void opened(BoundStatement statement) {
        open.add(statement);
    }

    /** Most statements are closed in the reverse order of their opening. */
    void closed(BoundStatement statement) {
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i).equals(statement)) {
                open.remove(i);
                return;
            }
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Gives the connection back, or away. */
    void close() throws SQLException {
        if (closed) {
            return;
        }
        try {
            for (BoundStatement statement : List.copyOf(open)) {
                statement.close();
            }
        } catch (SQLException broken) {
            session.spoil();
        } finally {
            closed = true;
            bound = false;
            session.end();
        }
    }
}
