package io.leasehold.examples.jooq;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantDirectory;
import io.leasehold.core.TenantKey;
import io.leasehold.postgres.provisioning.Level;
import io.leasehold.postgres.provisioning.Mandate;
import io.leasehold.postgres.provisioning.NewTenant;
import io.leasehold.postgres.provisioning.Provisioning;
import io.leasehold.testkit.CanaryTenant;
import io.leasehold.testkit.IsolationContract;
import io.leasehold.testkit.TenantPair;
import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.TestPostgres;
import io.leasehold.testkit.VictimRows;

import static io.leasehold.examples.jooq.Orders.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The example as it runs, under the contract of the test kit. */
class OrdersTests implements IsolationContract {
    private static final TestDatabase DATABASE = TestPostgres.newDatabase();
    private static final ConfigurableApplicationContext APPLICATION = new SpringApplicationBuilder(
            OrdersApplication.class).properties(DATABASE.springProperties()).run();

    private final OrderDesk desk = APPLICATION.getBean(OrderDesk.class);
    private final DSLContext sql = APPLICATION.getBean(DSLContext.class);
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
    void whateverJooqSendsReachesNobodyElse(TenantPair tenants) throws Exception {
        Tenant victim = tenants.victim().tenant();
        UUID foreign = UUID.fromString(tenants.victim().<String>calling(() -> write(victim, "victim")));
        Map<String, String> before = rowsOf(victim);
        OrderRecord twin = new OrderRecord(foreign, "stolen", 1);
        twin.attach(sql.configuration());

        tenants.attacker().working(() -> {
            assertThat(sql.update(ORDERS).set(ORDERS.customer, "stolen").where(ORDERS.id.eq(foreign)).execute())
                    .isZero();
            assertThat(sql.update(ORDERS).set(ORDERS.customer, "mine").execute()).isEqualTo(1);
            assertThat(sql.batch(sql.update(ORDERS).set(ORDERS.customer, "stolen").where(ORDERS.id.eq(foreign)), sql
                    .deleteFrom(ORDERS).where(ORDERS.id.eq(foreign))).execute()).containsExactly(0, 0);
            assertThat(sql.batch("delete from orders where id = ?").bind(foreign).bind(foreign).execute())
                    .containsExactly(0, 0);
            assertThat(
                    sql.insertInto(ORDERS, ORDERS.id, ORDERS.customer, ORDERS.totalCents).values(foreign, "stolen", 1L)
                            .onConflict(ORDERS.tenantId, ORDERS.id).doUpdate().set(ORDERS.customer, "stolen").returning(
                                    ORDERS.tenantId)
                            .fetchOne(ORDERS.tenantId))
                    .isEqualTo(tenants.attacker().id().value());
            twin.set(ORDERS.tenantId, victim.id().value());
            assertThat(twin.delete()).isZero();
            assertThatThrownBy(() -> twin.insert()).rootCause().hasMessageContaining("row-level security");
            assertThatThrownBy(() -> sql.update(ORDERS).set(ORDERS.tenantId, victim.id().value()).execute())
                    .rootCause().hasMessageContaining("row-level security");
            assertThat(sql.deleteFrom(ORDERS).execute()).isEqualTo(2);
        });

        assertThat(rowsOf(victim)).isEqualTo(before);
    }

    @Test
    void rowsComeInEachWayOfFetchingAndAreOnesOwn(TenantPair tenants) throws Exception {
        for (CanaryTenant tenant : List.of(tenants.attacker(), tenants.victim())) {
            String own = tenant.canary().text();
            tenant.working(() -> {
                sql.batchInsert(
                        IntStream.range(0, 9).mapToObj(i -> new OrderRecord(UUID.randomUUID(), own, i)).toList())
                        .execute();
                assertThat(sql.fetchCount(ORDERS)).isEqualTo(10);
                assertThat(lazily(sql.selectFrom(ORDERS).fetchSize(2))).containsOnly(own).hasSize(10);
                assertThat(transaction.<List<String>>execute(_ -> lazily(sql.selectFrom(ORDERS).fetchSize(2))))
                        .containsOnly(own).hasSize(10);
                UUID[] ids = sql.select(ORDERS.id).from(ORDERS).fetchArray(ORDERS.id);
                assertThat(sql.fetchCount(ORDERS, ORDERS.id.eq(DSL.any(ids)))).isEqualTo(10);
                assertThat(sql.select(DSL.arrayAgg(ORDERS.customer)).from(ORDERS).fetchSingle().value1()).containsOnly(
                        own);
                assertThat(sql.select(DSL.multiset(DSL.select(ORDERS.customer).from(ORDERS))).fetchSingle().value1())
                        .hasSize(10);
                assertThat(sql.<Integer>transactionResult(outer -> {
                    outer.dsl().deleteFrom(ORDERS).where(ORDERS.totalCents.lt(5L)).execute();
                    assertThatThrownBy(() -> outer.dsl().transaction(inner -> {
                        inner.dsl().deleteFrom(ORDERS).execute();
                        throw new IllegalStateException("back to the savepoint");
                    })).hasMessage("back to the savepoint");
                    return outer.dsl().fetchCount(ORDERS);
                })).isEqualTo(5);
            });
        }
    }

    private static List<String> lazily(ResultQuery<OrderRecord> query) {
        try (Cursor<OrderRecord> cursor = query.fetchLazy()) {
            return cursor.stream().map(order -> order.get(ORDERS.customer)).toList();
        }
    }

    @Test
    void refusesATextOfSeveralStatements(TenantPair tenants) throws Exception {
        tenants.attacker().working(() -> {
            assertThatThrownBy(() -> sql.fetchMany("select 1; select 2"))
                    .rootCause().hasMessageContaining("A text of 2 statements");
            assertThatThrownBy(() -> sql.execute("update orders set customer = 'x'; delete from orders"))
                    .rootCause().hasMessageContaining("Execute them one by one, or as a batch");
        });
    }

    /** Whose tables are elsewhere than where the generated code says. */
    @Test
    void aTenantWithASchemaOfItsOwnHasItsRowsThere() throws Exception {
        Tenant tenant = APPLICATION.getBean(Provisioning.class).create(new NewTenant(new Slug("initech"), Level.SCHEMA,
                "main"), new Mandate("test", "because"));
        TenantContext.where(tenant).run(() -> desk.place("own", 1));

        try (Connection superuser = DATABASE.superuser()) {
            assertThat(DSL.using(superuser).fetchCount(DSL.table(DSL.name("shared", "orders")), DSL.field("tenant_id")
                    .eq(tenant.id().value()))).isZero();
        }
        TenantContext.where(tenant).run(() -> assertThat(desk.customers()).containsExactly("own"));
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
        return desk.customer(UUID.fromString(id));
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
        transaction.executeWithoutResult(_ -> sql.execute("insert into orders select * from orders"));
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
        sql.resultQuery("select customer, pg_sleep(60) from orders").queryTimeout(1).fetch();
    }

    @Override
    public Map<String, String> rowsOf(Tenant tenant) throws Exception {
        try (Connection superuser = DATABASE.superuser()) {
            return VictimRows.hash(superuser, tenant.id());
        }
    }
}
