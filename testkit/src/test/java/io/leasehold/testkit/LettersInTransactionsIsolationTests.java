package io.leasehold.testkit;

import java.util.List;
import java.util.Optional;

import io.leasehold.core.Tenant;
import io.leasehold.postgres.TenantDataSource;

/** The same letters, with each call in a transaction. */
class LettersInTransactionsIsolationTests extends LettersContract {
    private static final TestDatabase DATABASE = TestPostgres.newDatabase().migrate();
    private static final TenantDataSource LETTERS = new TenantDataSource(LettersPool.of(DATABASE), "letters");

    LettersInTransactionsIsolationTests() {
        super(DATABASE, LETTERS);
    }

    @Override
    public String write(Tenant tenant, String text) {
        return transaction.execute(status -> super.write(tenant, text));
    }

    @Override
    public List<String> readAll(Tenant tenant) {
        return transaction.execute(status -> super.readAll(tenant));
    }

    @Override
    public Optional<String> read(Tenant tenant, String id) {
        return transaction.execute(status -> super.read(tenant, id));
    }

    @Override
    public boolean update(Tenant tenant, String id, String text) {
        return transaction.execute(status -> super.update(tenant, id, text));
    }

    @Override
    public boolean delete(Tenant tenant, String id) {
        return transaction.execute(status -> super.delete(tenant, id));
    }

    /** Has read before, so that the transaction was bound when the statement failed. */
    @Override
    public void fail(Tenant tenant) {
        transaction.executeWithoutResult(status -> {
            super.readAll(tenant);
            super.fail(tenant);
        });
    }

    @Override
    public void timeOut(Tenant tenant) {
        transaction.executeWithoutResult(status -> {
            super.readAll(tenant);
            super.timeOut(tenant);
        });
    }
}
