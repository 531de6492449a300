package io.leasehold.examples.mybatis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import javax.sql.DataSource;

import org.apache.ibatis.annotations.CacheNamespace;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.mybatis.spring.SqlSessionTemplate;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantConflictException;
import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantDirectory;
import io.leasehold.core.TenantKey;
import io.leasehold.core.TenantNotBoundException;
import io.leasehold.testkit.CanaryTenant;
import io.leasehold.testkit.IsolationContract;
import io.leasehold.testkit.TenantPair;
import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.TestPostgres;
import io.leasehold.testkit.VictimRows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The example as it runs, under the contract of the test kit. */
class OrdersTests implements IsolationContract {
    private static final TestDatabase DATABASE = TestPostgres.newDatabase();
    private static final ConfigurableApplicationContext APPLICATION = new SpringApplicationBuilder(
            OrdersApplication.class).properties(DATABASE.springProperties()).run();

    private final OrderDesk desk = APPLICATION.getBean(OrderDesk.class);
    private final OrderMapper orders = APPLICATION.getBean(OrderMapper.class);
    private final SqlSessionFactory sessions = APPLICATION.getBean(SqlSessionFactory.class);
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
    void whateverMyBatisSendsReachesNobodyElse(TenantPair tenants) throws Exception {
        Tenant victim = tenants.victim().tenant();
        UUID foreign = UUID.fromString(tenants.victim().<String>calling(() -> write(victim, "victim")));
        Map<String, String> before = rowsOf(victim);

        tenants.attacker().working(() -> {
            assertThat(orders.handOver(foreign, "stolen")).isZero();
            assertThat(orders.cancel(foreign)).isZero();
            assertThat(orders.handOverAll("mine")).isEqualTo(1);
            assertThat(orders.insertAll(List.of(order("a"), order("b"), order("c")))).isEqualTo(3);
            OrderNumber number = new OrderNumber();
            orders.insertNumbered(order("numbered"), number);
            assertThat(number.value()).isPositive();
            inABatch(mapper -> {
                mapper.insert(order("first of a batch"));
                mapper.insert(order("second of a batch"));
                mapper.handOver(foreign, "stolen");
                mapper.cancel(foreign);
            });
            assertThat(orders.cancelAll()).isEqualTo(7);
        });

        assertThat(rowsOf(victim)).isEqualTo(before);
    }

    private void inABatch(Consumer<OrderMapper> work) {
        SqlSessionTemplate batch = new SqlSessionTemplate(sessions, ExecutorType.BATCH);
        transaction.executeWithoutResult(_ -> {
            work.accept(batch.getMapper(OrderMapper.class));
            batch.flushStatements();
        });
    }

    private static Order order(String customer) {
        return new Order(UUID.randomUUID(), customer, 1);
    }

    @Test
    void streamsOnesOwnRowsByACursor(TenantPair tenants) throws Exception {
        for (CanaryTenant tenant : List.of(tenants.attacker(), tenants.victim())) {
            String own = tenant.canary().text();
            tenant.working(() -> {
                orders.insertAll(List.of(order(own), order(own), order(own), order(own)));
                transaction.executeWithoutResult(_ -> {
                    try (Cursor<Order> rows = orders.streamed()) {
                        assertThat(rows).extracting(Order::customer).hasSize(5).containsOnly(own);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            });
        }
    }

    @Test
    void refusesATextOfSeveralStatements(TenantPair tenants) throws Exception {
        tenants.attacker().working(() -> assertThatThrownBy(() -> orders.cancelTwice(UUID.randomUUID()))
                .hasMessageContaining("A text of 2 statements"));
    }

    /** Which answers before any statement is sent, and has no tenant in its keys. Therefore {@code application.properties} switches it off. */
    @Test
    void theCacheOfMyBatisWouldServeARowToAnotherTenantAndIsOff(TenantPair tenants) throws Exception {
        assertThat(sessions.getConfiguration().isCacheEnabled()).isFalse();
        assertThat(throughACache(tenants, false)).isEmpty();
        assertThat(throughACache(tenants, true)).containsExactly(tenants.victim().canary().text());
    }

    /** As mappers by Spring never do: they have a session for a call, or for a transaction, which has one tenant. */
    @Test
    void aSessionHeldByHandWouldServeARowToAnotherTenantAndToNobodyAndRemembersNothing(TenantPair tenants)
            throws Exception {
        assertThat(sessions.getConfiguration().getLocalCacheScope()).isEqualTo(LocalCacheScope.STATEMENT);
        UUID id = UUID.fromString(tenants.victim().<String>calling(() -> desk.place(tenants.victim().canary().text(),
                100).toString()));
        try (SqlSession held = sessions.openSession(true)) {
            OrderMapper mapper = held.getMapper(OrderMapper.class);
            assertThat(tenants.victim().<Optional<Order>>calling(() -> mapper.find(id))).isPresent();
            assertNotServed(tenants, mapper, id);
        }
        Configuration remembering = sessions.getConfiguration();
        remembering.setLocalCacheScope(LocalCacheScope.SESSION);
        try (SqlSession held = sessions.openSession(true)) {
            OrderMapper mapper = held.getMapper(OrderMapper.class);
            assertThat(tenants.victim().<Optional<Order>>calling(() -> mapper.find(id))).isPresent();
            assertThat(tenants.attacker().<Optional<Order>>calling(() -> mapper.find(id))).isPresent();
            assertThat(mapper.find(id)).isPresent();
        } finally {
            remembering.setLocalCacheScope(LocalCacheScope.STATEMENT);
        }
    }

    /** The session has the connection of its first tenant, which refuses to work for others. */
    private static void assertNotServed(TenantPair tenants, OrderMapper mapper, UUID id) throws Exception {
        tenants.attacker().working(() -> assertThatThrownBy(() -> mapper.find(id)).rootCause().isInstanceOf(
                TenantConflictException.class));
        assertThatThrownBy(() -> mapper.find(id)).rootCause().isInstanceOf(TenantNotBoundException.class);
    }

    private List<String> throughACache(TenantPair tenants, boolean enabled) throws Exception {
        Configuration configuration = new Configuration(sessions.getConfiguration().getEnvironment());
        configuration.getTypeHandlerRegistry().register(UuidHandler.class);
        configuration.setCacheEnabled(enabled);
        configuration.addMapper(CachedOrders.class);
        SqlSessionTemplate session = new SqlSessionTemplate(new SqlSessionFactoryBuilder().build(configuration));
        UUID id = UUID.randomUUID();
        tenants.victim().working(() -> {
            orders.insert(new Order(id, tenants.victim().canary().text(), 1));
            assertThat(session.getMapper(CachedOrders.class).customers(id)).hasSize(1);
        });
        return tenants.attacker().calling(() -> session.getMapper(CachedOrders.class).customers(id));
    }

    @CacheNamespace
    interface CachedOrders {
        @Select("select customer from orders where id = #{id}")
        List<String> customers(UUID id);
    }

    @Override
    public List<DataSource> dataSources() {
        return List.of(APPLICATION.getBean(DataSource.class));
    }

    @Override
    public String write(Tenant tenant, String text) {
        return desk.place(text, 100).toString();
    }

    @Override
    public List<String> readAll(Tenant tenant) {
        return desk.customers();
    }

    @Override
    public Optional<String> read(Tenant tenant, String id) {
        return orders.find(UUID.fromString(id)).map(Order::customer);
    }

    @Override
    public boolean update(Tenant tenant, String id, String text) {
        return orders.handOver(UUID.fromString(id), text) > 0;
    }

    @Override
    public boolean delete(Tenant tenant, String id) {
        return orders.cancel(UUID.fromString(id)) > 0;
    }

    @Override
    public void fail(Tenant tenant) {
        transaction.executeWithoutResult(_ -> {
            Order order = orders.all().getFirst();
            orders.insertAll(List.of(order, order));
        });
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
