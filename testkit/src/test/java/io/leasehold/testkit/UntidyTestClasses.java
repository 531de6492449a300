package io.leasehold.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;

import com.zaxxer.hikari.HikariDataSource;

import io.leasehold.core.Tenant;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests that leave something behind. Not for running by themselves. */
final class UntidyTestClasses {
    private UntidyTestClasses() {}

    @TwoTenants
    static class DoesNothing {
        @Test
        void nothing() {}
    }

    @TwoTenants
    abstract static class OfAPool implements CanaryRows {
        final HikariDataSource pool = LettersPool.of(TestPostgres.newDatabase());

        @Override
        public void plant(Tenant tenant, String canary) {}

        @Override
        public Collection<DataSource> dataSources() {
            return List.of(pool);
        }
    }

    static class KeepsAConnection extends OfAPool {
        @Test
        void keep() throws SQLException {
            Connection kept = pool.getConnection();
            assertThat(kept.isClosed()).isFalse();
        }
    }

    static class BindsTheSession extends OfAPool {
        @Test
        void bind(TenantPair tenants) throws SQLException {
            try (Connection connection = pool.getConnection()) {
                connection.createStatement().execute("set leasehold.tenant = '" + tenants.victim().id() + "'");
            }
        }
    }
}
