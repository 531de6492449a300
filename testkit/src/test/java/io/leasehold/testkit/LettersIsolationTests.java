package io.leasehold.testkit;

import io.leasehold.postgres.TenantDataSource;

class LettersIsolationTests extends LettersContract {
    private static final TestDatabase DATABASE = TestPostgres.newDatabase().migrate();
    private static final TenantDataSource LETTERS = new TenantDataSource(LettersPool.of(DATABASE), "letters");

    LettersIsolationTests() {
        super(DATABASE, LETTERS);
    }
}
