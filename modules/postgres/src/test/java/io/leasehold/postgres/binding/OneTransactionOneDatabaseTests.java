package io.leasehold.postgres.binding;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantNotBoundException;
import io.leasehold.postgres.TenantDataSource;

import static io.leasehold.postgres.binding.TwoTenants.ACME;
import static io.leasehold.postgres.binding.TwoTenants.ACMES_TASKS;
import static io.leasehold.postgres.binding.TwoTenants.GLOBEX;
import static io.leasehold.postgres.binding.TwoTenants.GLOBEXS_TASKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** With Spring's transactions above: one transaction has one connection, to one database, for one tenant. */
class OneTransactionOneDatabaseTests {
    private static final TwoTenants TENANTS = TwoTenants.onNewDatabase();
    private static final TenantDataSource TENANT = TENANTS.pool(2);
    private static final TenantDataSource CONTROL = new TenantDataSource(TENANTS.plainPool(1), "control database");

    private final JdbcClient tenantData = JdbcClient.create(TENANT);
    private final JdbcClient controlData = JdbcClient.create(CONTROL);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(TENANT));
    private final TransactionTemplate another = new TransactionTemplate(new JdbcTransactionManager(CONTROL),
            new DefaultTransactionDefinition(
                    TransactionDefinition.PROPAGATION_REQUIRES_NEW));

    @AfterAll
    static void close() {
        TENANT.close();
        CONTROL.close();
    }

    private static int count(JdbcClient client) {
        return client.sql("select count(*) from tasks").query(Integer.class).single();
    }

    @Test
    void aTransactionIsBoundAndReadsTwice() {
        for (int i = 0; i < 3; i++) {
            TenantContext.where(ACME).run(() -> transaction.executeWithoutResult(status -> {
                assertThat(count(tenantData)).isEqualTo(ACMES_TASKS);
                assertThat(count(tenantData)).isEqualTo(ACMES_TASKS);
            }));
            TenantContext.where(GLOBEX).run(() -> assertThat(count(tenantData)).isEqualTo(GLOBEXS_TASKS));
        }
    }

    @Test
    void aSecondDatabaseInsideATransactionIsRefused() {
        TenantContext.where(ACME).run(() -> transaction.executeWithoutResult(status -> {
            assertThat(count(tenantData)).isEqualTo(ACMES_TASKS);
            assertThatThrownBy(() -> count(controlData)).isInstanceOf(IllegalTransactionStateException.class)
                    .hasMessageContaining("control database").hasMessageContaining("outbox");
            assertThatThrownBy(TENANT::getConnection).isInstanceOf(IllegalTransactionStateException.class);
            assertThat(count(tenantData)).isEqualTo(ACMES_TASKS);
        }));
    }

    @Test
    void aTransactionOfItsOwnIsFine() {
        TenantContext.where(GLOBEX).run(() -> transaction.executeWithoutResult(status -> {
            assertThat(count(tenantData)).isEqualTo(GLOBEXS_TASKS);
            another.executeWithoutResult(inner -> assertThat(count(controlData)).isEqualTo(GLOBEXS_TASKS));
            assertThat(count(tenantData)).isEqualTo(GLOBEXS_TASKS);
        }));
    }

    @Test
    void afterTheCommitTheOldTransactionStillCounts() {
        AtomicReference<@Nullable Throwable> refusal = new AtomicReference<>();
        AtomicReference<Integer> counted = new AtomicReference<>(-1);
        TenantContext.where(ACME).run(() -> transaction.executeWithoutResult(status -> {
            assertThat(count(tenantData)).isEqualTo(ACMES_TASKS);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    try {
                        count(controlData);
                    } catch (IllegalTransactionStateException e) {
                        refusal.set(e);
                    }
                    another.executeWithoutResult(inner -> counted.set(count(controlData)));
                }
            });
        }));
        assertThat(Optional.ofNullable(refusal.get())).isPresent();
        assertThat(counted.get()).isEqualTo(ACMES_TASKS);
    }

    @Test
    void anUnboundTransactionIsToldSo() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> count(tenantData)))
                .isInstanceOf(TenantNotBoundException.class);
        assertThatThrownBy(() -> count(tenantData)).isInstanceOf(TenantNotBoundException.class);
    }
}
