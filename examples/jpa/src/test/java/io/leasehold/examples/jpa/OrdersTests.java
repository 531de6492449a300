package io.leasehold.examples.jpa;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantDirectory;
import io.leasehold.core.TenantKey;
import io.leasehold.testkit.CanaryTenant;
import io.leasehold.testkit.IsolationContract;
import io.leasehold.testkit.TenantPair;
import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.TestPostgres;
import io.leasehold.testkit.VictimRows;

import static org.assertj.core.api.Assertions.assertThat;

/** The example as it runs, under the contract of the test kit. */
class OrdersTests implements IsolationContract {
    private static final TestDatabase DATABASE = TestPostgres.newDatabase();
    private static final ConfigurableApplicationContext APPLICATION = new SpringApplicationBuilder(
            OrdersApplication.class).properties(DATABASE.springProperties()).run();

    private final OrderDesk desk = APPLICATION.getBean(OrderDesk.class);
    private final EntityManager entities = APPLICATION.getBean(EntityManager.class);
    private final TransactionTemplate transaction = new TransactionTemplate(APPLICATION.getBean(
            PlatformTransactionManager.class));

    @AfterAll
    static void stop() {
        APPLICATION.close();
    }

    @Test
    void theTourShowsEachTenantItsOwnOrders() {
        for (String name : List.of("acme", "globex")) {
            Tenant tenant = APPLICATION.getBean(TenantDirectory.class).find(new TenantKey(name)).orElseThrow();
            TenantContext.where(tenant).run(() -> assertThat(desk.customers()).containsExactly("a customer of "
                    + name));
        }
    }

    @Test
    void clearingOnesOrdersLeavesTheProductsOfOthers(TenantPair tenants) throws Exception {
        CanaryTenant victim = tenants.victim();
        victim.working(() -> desk.place("victim", 1, "bolt", "nut"));
        tenants.attacker().working(() -> desk.place("attacker", 1, "bolt"));
        Map<String, String> before = rowsOf(victim.tenant());

        assertThat(tenants.attacker().<Integer>calling(desk::cancelAll)).isEqualTo(2);

        assertThat(rowsOf(victim.tenant())).isEqualTo(before);
    }

    @Override
    public List<DataSource> dataSources() {
        return List.of(APPLICATION.getBean(DataSource.class));
    }

    @Override
    public String write(Tenant tenant, String text) {
        return desk.place(text, 100, "bolt").toString();
    }

    @Override
    public List<String> readAll(Tenant tenant) {
        return desk.customers();
    }

    @Override
    public Optional<String> read(Tenant tenant, String id) {
        return APPLICATION.getBean(OrderRepository.class).findById(UUID.fromString(id)).map(Order::customer);
    }

    @Override
    public boolean update(Tenant tenant, String id, String text) {
        return desk.handOver(UUID.fromString(id), text);
    }

    @Override
    public boolean delete(Tenant tenant, String id) {
        return desk.cancel(UUID.fromString(id));
    }

    @Override
    public void fail(Tenant tenant) {
        transaction.executeWithoutResult(_ -> entities.createNativeQuery("insert into orders select * from orders")
                .executeUpdate());
    }

    @Override
    public void rollBack(Tenant tenant, String text) {
        transaction.executeWithoutResult(status -> {
            write(tenant, text);
            status.setRollbackOnly();
        });
    }

    @Override
    public void timeOut(Tenant tenant) {
        JdbcTemplate impatient = new JdbcTemplate(APPLICATION.getBean(DataSource.class));
        impatient.setQueryTimeout(1);
        impatient.queryForList("select customer, pg_sleep(60) from orders");
    }

    @Override
    public Map<String, String> rowsOf(Tenant tenant) throws Exception {
        try (Connection superuser = DATABASE.superuser()) {
            return VictimRows.hash(superuser, tenant.id());
        }
    }
}
