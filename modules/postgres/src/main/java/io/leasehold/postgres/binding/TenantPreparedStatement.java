package io.leasehold.postgres.binding;

import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/** A statement with parameters. */
class TenantPreparedStatement extends RecordedParameters {
    /** Which text the driver's statement was prepared with. */
    private enum Form {
        PLAIN, COMPOSITE, UNDIVIDED
    }

    private final Sql sql;
    private final Preparation preparation;
    private Form form;
    private String bindText = "";
    private PreparedStatement delegate;
    private @Nullable PreparedStatement batch;
    private final List<@Nullable Parameter[]> entries = new ArrayList<>();
    private boolean streamedBatch;
    private boolean batchWasLast;

    TenantPreparedStatement(TenantConnection connection, Sql sql, Preparation preparation) throws SQLException {
        super(connection);
        this.sql = sql;
        this.preparation = preparation;
        this.form = composable() && binding.wantedBy(sql)
                ? sql.splits() || binding.unnamed() ? Form.UNDIVIDED : Form.COMPOSITE
                : Form.PLAIN;
        this.delegate = prepare(form);
        binding.opened(this);
    }

    @Override
    final PreparedStatement delegate() {
        return delegate;
    }

    @Override
    boolean composable() {
        return true;
    }

    @Override
    boolean repeatable() {
        return !streamed();
    }

    @Override
    boolean plain(Sql ignored) throws SQLException {
        if (form == Form.COMPOSITE && sql.binds()) {
            return composite(sql, false); // bound already; another binding costs less than another statement
        }
        use(Form.PLAIN);
        applyTo(delegate, 0);
        return delegate.execute();
    }

    @Override
    boolean composite(Sql ignored, boolean undivided) throws SQLException {
        use(undivided || binding.unnamed() || (binding.mustNotPart() && untyped()) ? Form.UNDIVIDED : Form.COMPOSITE);
        binding.setBindOn(delegate);
        applyTo(delegate, binding.bind().parameters());
        delegate.execute();
        boolean rowsCame = delegate.getMoreResults();
        if (rowsCame && preparation.keys() != null && sql.returning(preparation.keys()).returnsKeys()) {
            takeKeys();
            return false;
        }
        return rowsCame;
    }

    private void use(Form wanted) throws SQLException {
        if (form != wanted || (wanted != Form.PLAIN && !bindText.equals(binding.bind().text()))) {
            PreparedStatement other = prepare(wanted);
            Settings.copy(delegate, other);
            delegate.close();
            delegate = other;
            form = wanted;
        }
    }

    private PreparedStatement prepare(Form wanted) throws SQLException {
        bindText = wanted == Form.PLAIN ? "" : binding.bind().text();
        return switch (wanted) {
            case PLAIN -> preparePlain();
            case COMPOSITE -> preparation.prepareComposite(binding.driver(), binding.marked(withKeys()
                    .composite(binding.bind())));
            case UNDIVIDED -> unnamed(preparation.prepareComposite(binding.driver(),
                    withKeys().undivided(binding.bind())));
        };
    }

    private static PreparedStatement unnamed(PreparedStatement statement) throws SQLException {
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        return statement;
    }

    private Sql withKeys() throws SQLException {
        return preparation.keys() == null ? sql : sql.returning(preparation.keys());
    }

    private PreparedStatement preparePlain() throws SQLException {
        if (preparation.call() && binding.mustNotPart()) {
            return unnamed(preparation.prepare(binding.driver(), sql.unnamed())); // a mark in front would hide that it is a call
        }
        return preparation.prepare(binding.driver(), binding.marked(binding.unnamed() ? sql.unnamed() : sql.text()));
    }

    final boolean send() throws SQLException {
        batchWasLast = false;
        return run(sql);
    }

    @Override
    public boolean execute() throws SQLException {
        return send();
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        return rowsOf(send());
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        return countOf(send());
    }

    @Override
    public int executeUpdate() throws SQLException {
        return asInt(executeLargeUpdate());
    }

    @Override
    public void addBatch() throws SQLException {
        entries.add(recorded());
        streamedBatch |= streamed();
    }

    @Override
    public void clearBatch() throws SQLException {
        entries.clear();
        streamedBatch = false;
    }

    @Override
    public int[] executeBatch() throws SQLException {
        return Batches.asInts(executeLargeBatch());
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        forget();
        batchWasLast = true;
        Batch sent = new Batch(binding, sql, List.copyOf(entries));
        int size = entries.size();
        boolean inFlights = preparation.keys() == null && !streamedBatch && composable();
        clearBatch();
        if (size == 0) {
            return new long[0];
        }
        Batches.requireBound(Collections.nCopies(size, sql));
        binding.admit(sql);
        PreparedStatement plain = batch == null ? preparePlain() : batch;
        batch = plain;
        Settings.copy(delegate, plain);
        if (inFlights && binding.wantedBy(sql) && binding.standsAlone()) {
            try {
                return sent.sendAlone(plain);
            } catch (SQLException e) {
                throw binding.failed(e);
            }
        }
        long[] counts = binding.boundly(() -> Batches.execute(sent.addTo(plain, 0, size)));
        binding.succeeded(sql);
        return counts;
    }

    @Override
    public ResultSet getGeneratedKeys() throws SQLException {
        return batchWasLast && batch != null
                ? new TenantResultSet(batch.getGeneratedKeys(), this)
                : super.getGeneratedKeys();
    }

    /** Answered from the statement's own text: the driver would part a described statement from its binding. So that goes in front where it matters. */
    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        TenantResultSet rows = openRows();
        if (rows != null) {
            return rows.getMetaData();
        }
        return describe(PreparedStatement::getMetaData);
    }

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        return describe(PreparedStatement::getParameterMetaData);
    }

    private interface Description<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private <T> T describe(Description<T> wanted) throws SQLException {
        try (PreparedStatement described = preparePlain()) {
            return binding.bindsTables()
                    ? binding.boundly(() -> wanted.of(described))
                    : wanted.of(described);
        }
    }

    @Override
    public void close() throws SQLException {
        super.close();
        if (batch != null) {
            batch.close();
        }
    }

    // A prepared statement has its text.

    private static SQLException hasItsText() {
        return new SQLException(
                "A text was given to a prepared statement, which has its own. Use Connection.createStatement.",
                "42809");
    }

    @Override
    public boolean execute(String other) throws SQLException { throw hasItsText(); }

    @Override
    public boolean execute(String other, int autoGeneratedKeys) throws SQLException { throw hasItsText(); }

    @Override
    public boolean execute(String other, int[] columnIndexes) throws SQLException { throw hasItsText(); }

    @Override
    public boolean execute(String other, String[] columnNames) throws SQLException { throw hasItsText(); }

    @Override
    public ResultSet executeQuery(String other) throws SQLException { throw hasItsText(); }

    @Override
    public int executeUpdate(String other) throws SQLException { throw hasItsText(); }

    @Override
    public int executeUpdate(String other, int autoGeneratedKeys) throws SQLException { throw hasItsText(); }

    @Override
    public int executeUpdate(String other, int[] columnIndexes) throws SQLException { throw hasItsText(); }

    @Override
    public int executeUpdate(String other, String[] columnNames) throws SQLException { throw hasItsText(); }

    @Override
    public void addBatch(String other) throws SQLException { throw hasItsText(); }
}
