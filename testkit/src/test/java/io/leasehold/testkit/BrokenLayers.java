package io.leasehold.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import io.leasehold.core.Tenant;
import io.leasehold.postgres.TenantDataSource;

/** Layers that break the contract. Not for running by themselves. */
final class BrokenLayers {
    private static final TestDatabase DATABASE = TestPostgres.newDatabase().migrate();

    private BrokenLayers() {}

    static class RowSecurityOff extends LettersContract {
        private static final TestDatabase OPEN = TestPostgres.newDatabase().migrate();
        private static final TenantDataSource LETTERS = new TenantDataSource(LettersPool.of(OPEN), "letters");

        RowSecurityOff() throws SQLException {
            super(OPEN, LETTERS);
            try (Connection superuser = OPEN.superuser(); Statement statement = superuser.createStatement()) {
                statement.execute("alter table letters disable row level security");
            }
        }
    }

    static class NeverUnbound extends LettersContract {
        private static final DataSource LETTERS = new UnbindsOnlyAfterSuccess(LettersPool.of(DATABASE), false);

        NeverUnbound() {
            super(DATABASE, LETTERS);
        }

        @Override
        public Collection<DataSource> dataSources() {
            return List.of();
        }
    }

    static class UnboundAfterSuccess extends LettersContract {
        private static final DataSource LETTERS = new UnbindsOnlyAfterSuccess(LettersPool.of(DATABASE), true);

        UnboundAfterSuccess() {
            super(DATABASE, LETTERS);
        }

        @Override
        public Collection<DataSource> dataSources() {
            return List.of();
        }
    }

    static class BlindFingerprint extends ContextIsolationTests {
        @Override
        public Map<String, String> rowsOf(Tenant tenant) {
            return Map.of();
        }
    }
}
