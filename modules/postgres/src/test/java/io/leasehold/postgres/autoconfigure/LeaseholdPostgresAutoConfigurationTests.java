package io.leasehold.postgres.autoconfigure;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import com.zaxxer.hikari.HikariDataSource;

import io.leasehold.core.Placement;
import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantNotBoundException;
import io.leasehold.core.TenantStatus;
import io.leasehold.postgres.Control;
import io.leasehold.postgres.ControlTransactional;
import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.Servers;
import io.leasehold.postgres.TenantDataSource;
import io.leasehold.postgres.TestServer;
import io.leasehold.postgres.embedded.EmbeddedServer;
import io.leasehold.postgres.fleet.FleetMigration;
import io.leasehold.postgres.fleet.KnownPlace;
import io.leasehold.postgres.inspection.UnsafeDatabaseException;
import io.leasehold.postgres.pool.PlacedConnections;
import io.leasehold.postgres.pool.PoolUse;
import io.leasehold.postgres.pool.Pooler;
import io.leasehold.postgres.setup.DatabaseSetup;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LeaseholdPostgresAutoConfigurationTests {
    /** For whatever leaves it as it was. */
    private static final DatabaseAccess SOUND = TestServer.preparedDatabase();

    private static final Tenant ONE = tenant("one");
    private static final Tenant TWO = tenant("two");

    private final ApplicationContextRunner application = new ApplicationContextRunner().withConfiguration(
            AutoConfigurations.of(LeaseholdPostgresAutoConfiguration.class, DataSourceAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class,
                    FlywayAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class));

    @Test
    void bringsADatabaseOfItsOwnWhereNoneIsNamed(@TempDir Path folder) {
        application.withPropertyValues("leasehold.data-dir=" + folder, "leasehold.pg-port=0").run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(EmbeddedServer.class);
            assertThat(context.getBean(DataSource.class)).isInstanceOf(TenantDataSource.class);
            assertThat(context.getBeanNamesForType(JdbcClient.class)).hasSize(4);
            assertThat(context.getBeanNamesForType(PlatformTransactionManager.class)).containsExactlyInAnyOrder(
                    "transactionManager", "controlTransactionManager");
            assertThat(context.getBean(JdbcTemplate.class).getDataSource())
                    .isSameAs(context.getBean("tenantDataSource"));
            assertThat(user(context.getBean(JdbcClient.class))).isEqualTo("leasehold_app");
            assertThat(user(context.getBean("controlJdbcClient", JdbcClient.class))).isEqualTo("leasehold_app");
            assertThat(user(context.getBean("lookupJdbcClient", JdbcClient.class))).isEqualTo("leasehold_lookup");
            assertThat(user(context.getBean("operatorJdbcClient", JdbcClient.class))).isEqualTo("leasehold_operator");
        });
    }

    @Test
    void takesTheDatabaseThatIsNamed() {
        DatabaseAccess access = SOUND;
        named(access).withPropertyValues("leasehold.postgres.pool.tenant=3", "leasehold.postgres.pool.lookup=2")
                .run(context -> {
                    assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddedServer.class);
                    assertThat(user(context.getBean(JdbcClient.class))).isEqualTo(access.app().username());
                    Pools pools = context.getBean(Pools.class);
                    TenantContext.where(ONE).run(() -> user(context.getBean(JdbcClient.class)));
                    assertThat(context.getBean(PlacedConnections.class).use().get("leasehold-main"))
                            .extracting(PoolUse::bound, PoolUse::open).containsExactly(3, 1);
                    assertThat(pools.control().getMaximumPoolSize()).isEqualTo(5);
                    assertThat(pools.lookup().getMaximumPoolSize()).isEqualTo(2);
                });
    }

    @Test
    void createsRolesAndSchemasWhereItIsGivenAnAdministrator() {
        DatabaseAccess access = TestServer.emptyDatabase();
        ApplicationContextRunner administered = named(access).withPropertyValues("leasehold.postgres.admin.username="
                + TestServer.administrator().username(),
                "leasehold.postgres.admin.password=" + TestServer.administrator().password(),
                "leasehold.postgres.operator.password=");

        administered
                .run(context -> assertThat(context).getFailure().rootCause().hasMessage("The role " + access.operator()
                        + " cannot be created without a password. Set LEASEHOLD_POSTGRES_OPERATOR_PASSWORD."));
        administered.withPropertyValues("leasehold.postgres.operator.password=operator").run(context -> assertThat(user(
                context.getBean(JdbcClient.class))).isEqualTo(access.app().username()));
    }

    @Test
    void recordsWhichMigrationsTheSharedTablesHaveGotByTheStart() {
        DatabaseAccess access = TestServer.preparedDatabase();
        DatabaseAccess second = TestServer.emptyDatabase();
        DatabaseSetup.administer(second, TestServer.administrator());

        named(access).withPropertyValues("leasehold.postgres.servers.eu-1.url=" + second.url(),
                "leasehold.postgres.servers.eu-1.owner.username=" + second.owner().username(),
                "leasehold.postgres.servers.eu-1.owner.password=" + second.owner().password(),
                "leasehold.postgres.servers.eu-1.app.username=" + second.app().username(),
                "leasehold.postgres.servers.eu-1.app.password=" + second.app().password(),
                "leasehold.postgres.servers.eu-1.lookup.username=" + second.lookup().username(),
                "leasehold.postgres.servers.eu-1.lookup.password=" + second.lookup().password(),
                "leasehold.postgres.servers.eu-1.operator.username=" + second.operator().username(),
                "leasehold.postgres.servers.eu-1.operator.password=" + second.operator().password()).run(context -> {
                    FleetMigration fleet = context.getBean(FleetMigration.class);
                    assertThat(fleet.places()).singleElement().satisfies(place -> {
                        assertThat(place.name()).isEqualTo("main/shared");
                        assertThat(place.state()).isEqualTo(KnownPlace.State.CURRENT);
                    });
                    assertThat(fleet.plan().places()).isEqualTo(1);

                    context.getBean(Servers.class).require("eu-1");

                    assertThat(fleet.plan().places()).isZero();
                });
    }

    @Test
    void knowsMoreServersByName() {
        DatabaseAccess access = SOUND;
        DatabaseAccess second = TestServer.emptyDatabase();

        named(access).withPropertyValues("leasehold.postgres.servers.eu-1.url=" + second.url(),
                "leasehold.postgres.servers.eu-1.app.username=other_app",
                "leasehold.postgres.servers.eu-1.app.password=secret",
                "leasehold.postgres.servers.eu-1.connections=7", "leasehold.postgres.direct-url=" + access.url()
                        + "?ApplicationName=direct")
                .run(context -> {
                    Servers servers = context.getBean(Servers.class);
                    assertThat(servers.main().isPooled()).isTrue();
                    assertThat(servers.all()).extracting(Server::name).containsExactly("main", "eu-1");
                    Server eu = servers.all().getLast();
                    assertThat(eu.access()).isEqualTo(new DatabaseAccess(second.url(), access.owner(),
                            new Credentials("other_app", "secret"), access.lookup(), access.operator()));
                    assertThat(eu.connections()).isEqualTo(7);
                    assertThat(eu.isPooled()).isFalse();
                });
    }

    @Test
    void showsHowItsPoolsAreUsed() {
        named(SOUND).withBean(SimpleMeterRegistry.class, SimpleMeterRegistry::new).run(
                context -> {
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    context.getBean(MeterBinder.class).bindTo(registry);
                    for (Tenant tenant : new Tenant[]{ONE, TWO}) {
                        TenantContext.where(tenant).run(() -> user(context.getBean(JdbcClient.class)));
                    }
                    assertThat(
                            registry.get("leasehold.pool.connections").tags("pool", "leasehold-main", "state", "idle")
                                    .gauge().value())
                            .isEqualTo(1);
                    assertThat(registry.get("leasehold.pool.connections").tags("pool", "leasehold-own_databases",
                            "state", "bound").gauge().value()).isEqualTo(20);
                    assertThat(registry.get("leasehold.pool.timeouts").tag("pool", "leasehold-main").functionCounter()
                            .count()).isZero();
                });
    }

    @Test
    void worksThroughAPoolerThatOnlyTenantsGoThrough() {
        DatabaseAccess access = TestServer.preparedDatabase();
        try (Pooler pooler = Pooler.before(access)) {
            named(access).withPropertyValues("leasehold.postgres.url=" + pooler.url(access),
                    "leasehold.postgres.direct-url=" + access.url()).withBean(Notes.class).run(context -> {
                        Notes notes = context.getBean(Notes.class);
                        for (int i = 1; i < 9; i++) {
                            TenantContext.where(ONE).run(() -> notes.keep("kept"));
                            assertThat(TenantContext.where(ONE).<Integer, RuntimeException>call(notes::count))
                                    .isEqualTo(i);
                            assertThat(TenantContext.where(TWO).<Integer, RuntimeException>call(notes::count)).isZero();
                        }
                        assertThatThrownBy(notes::count).isInstanceOf(TenantNotBoundException.class);
                        assertThat(user(context.getBean("controlJdbcClient", JdbcClient.class))).isEqualTo(access.app()
                                .username());
                    });
        }
    }

    @Test
    void opensConnectionsOfTheOperatorWhenThereIsWorkForIt() {
        named(SOUND).run(context -> {
            assertThat(context.getBean(Pools.class).operator().getHikariPoolMXBean().getTotalConnections()).isZero();
            JdbcClient operator = context.getBean("operatorJdbcClient", JdbcClient.class);
            assertThat(operator.sql("select current_schema()").query(String.class).single()).isEqualTo("control");
        });
    }

    @Test
    void takesTheAccessThatAnApplicationDefines() {
        DatabaseAccess access = SOUND;
        application.withBean(DatabaseAccess.class, () -> access).run(context -> {
            assertThat(context).hasSingleBean(DatabaseAccess.class).doesNotHaveBean(EmbeddedServer.class);
            assertThat(user(context.getBean(JdbcClient.class))).isEqualTo(access.app().username());
        });
    }

    @Test
    void migratesBothSetsItselfInsteadOfSpringBoot() {
        named(SOUND).run(context -> {
            assertThat(context).doesNotHaveBean(FlywayMigrationInitializer.class);
            assertThat(context.getBeansOfType(Flyway.class)).containsOnlyKeys("controlFlyway", "tenantFlyway");
            assertThat(context.getBean("controlFlyway", Flyway.class).info().applied()).isNotEmpty();
            assertThat(context.getBean("tenantFlyway", Flyway.class).info().applied()).hasSize(1);
        });
    }

    @Test
    void saysWhatIsMissingWithoutAnyDatabase() {
        application.withClassLoader(new FilteredClassLoader(EmbeddedPostgres.class)).run(context -> assertThat(context)
                .getFailure().rootCause().isInstanceOf(MissingDatabaseException.class).hasMessageContaining(
                        "Set LEASEHOLD_POSTGRES_URL"));
    }

    @Test
    void staysAwayWithoutAConnectionPool() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(LeaseholdPostgresAutoConfiguration.class))
                .withClassLoader(new FilteredClassLoader(HikariDataSource.class)).run(context -> assertThat(context)
                        .hasNotFailed().doesNotHaveBean(DatabaseAccess.class).doesNotHaveBean(DataSource.class));
    }

    @Test
    void doesNotStartUponADatabaseThatIsNotSafe() {
        DatabaseAccess access = TestServer.preparedDatabase();
        TestServer.execute(access.url(), access.owner(), "alter table shared.notes no force row level security");

        named(access).run(context -> {
            assertThat(context).getFailure().rootCause().isInstanceOf(UnsafeDatabaseException.class);
            FailureAnalysis analysis = new StartUpFailureAnalyzer().analyze(
                    requireNonNull(context.getStartupFailure()));
            assertThat(analysis).isNotNull();
            assertThat(analysis.getDescription()).isEqualTo(
                    "The table shared.notes does not force row-level security, so its owner sees all tenants.");
            assertThat(analysis.getAction()).endsWith(
                    "Run: alter table shared.notes force row level security;");
        });
    }

    @Test
    void rollsBackInEitherDatabaseForTheTenantAtWork() {
        named(TestServer.preparedDatabase()).withBean(Notes.class).run(context -> {
            Notes notes = context.getBean(Notes.class);
            TenantContext.where(ONE).run(() -> notes.keep("kept"));
            for (Tenant tenant : new Tenant[]{ONE, TWO}) {
                TenantContext.where(tenant).run(() -> {
                    assertThatThrownBy(() -> notes.fail("lost")).hasMessage("meant to fail");
                    assertThatThrownBy(() -> notes.failInControl(UUID.randomUUID())).hasMessage("meant to fail");
                });
            }
            assertThat(TenantContext.where(ONE).<Integer, RuntimeException>call(notes::count)).isEqualTo(1);
            assertThat(TenantContext.where(TWO).<Integer, RuntimeException>call(notes::count)).isZero();
            assertThat(context.getBean("lookupJdbcClient", JdbcClient.class).sql("select count(id) from people").query(
                    Integer.class).single()).isZero();
        });
    }

    @Test
    void givesUpWaitingForWhatSomebodyElseIsChangingAndLetsTheOthersGoOn() {
        named(TestServer.preparedDatabase()).withPropertyValues("leasehold.postgres.lock-timeout=50ms").withBean(
                Notes.class).run(context -> {
                    Notes notes = context.getBean(Notes.class);
                    for (Tenant tenant : new Tenant[]{ONE, TWO}) {
                        TenantContext.where(tenant).run(() -> notes.keep("first"));
                    }
                    TransactionTemplate another = new TransactionTemplate(context.getBean("transactionManager",
                            PlatformTransactionManager.class));
                    another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
                    TenantContext.where(ONE).run(() -> another.executeWithoutResult(_ -> {
                        notes.change("second");
                        assertThatThrownBy(() -> another.executeWithoutResult(_ -> notes.change("third")))
                                .rootCause().isInstanceOfSatisfying(SQLException.class, refusal -> assertThat(refusal
                                        .getSQLState()).isEqualTo("55P03"));
                    }));
                    assertThat(TenantContext.where(TWO).<Integer, RuntimeException>call(() -> notes.change("other")))
                            .isEqualTo(1);
                    assertThat(TenantContext.where(ONE).<Integer, RuntimeException>call(() -> notes.change("fourth")))
                            .isEqualTo(1);
                });
    }

    @Test
    void waitsForLocksAMomentInEachPoolUnlessToldOtherwise() {
        named(SOUND).run(context -> {
            for (JdbcClient client : context.getBeansOfType(JdbcClient.class).values()) {
                assertThat(client.sql("show lock_timeout").query(String.class).single()).isEqualTo("5s");
            }
        });
    }

    @Test
    void isHealthyThroughEachOfItsDataSources() {
        named(SOUND).run(context -> {
            for (DataSource dataSource : context.getBeansOfType(DataSource.class).values()) {
                HealthIndicator health = new DataSourceHealthIndicator(dataSource);
                assertThat(requireNonNull(health.health()).getStatus()).isEqualTo(Status.UP);
            }
        });
    }

    /** Work in both databases. */
    static class Notes {
        private final JdbcClient tenants;
        private final JdbcClient control;

        Notes(JdbcClient tenants, @Control JdbcClient control) {
            this.tenants = tenants;
            this.control = control;
        }

        @Transactional
        public void keep(String text) {
            tenants.sql("insert into notes (text) values (:text)").param("text", text).update();
        }

        @Transactional
        public void fail(String text) {
            keep(text);
            throw new IllegalStateException("meant to fail");
        }

        @Transactional
        public int change(String text) {
            return tenants.sql("update notes set text = :text").param("text", text).update();
        }

        @ControlTransactional
        public void failInControl(UUID id) {
            control.sql("insert into people (id, email) values (:id, 'ada@one')").param("id", id).update();
            throw new IllegalStateException("meant to fail");
        }

        @Transactional(readOnly = true)
        public int count() {
            return tenants.sql("select count(*) from notes").query(Integer.class).single();
        }
    }

    private ApplicationContextRunner named(DatabaseAccess access) {
        return application.withPropertyValues("leasehold.postgres.url=" + access.url(),
                "leasehold.postgres.owner.username="
                        + access.owner().username(),
                "leasehold.postgres.owner.password=" + access.owner().password(),
                "leasehold.postgres.app.username=" + access.app().username(),
                "leasehold.postgres.app.password=" + access.app()
                        .password(),
                "leasehold.postgres.lookup.username=" + access.lookup().username(),
                "leasehold.postgres.lookup.password=" + access.lookup().password(),
                "leasehold.postgres.operator.username="
                        + access.operator().username(),
                "leasehold.postgres.operator.password=" + access.operator().password());
    }

    private static String user(JdbcClient client) {
        return client.sql("select current_user").query(String.class).single();
    }

    private static Tenant tenant(String slug) {
        return new Tenant(new TenantId(UUID.randomUUID()), new Slug(slug), TenantStatus.ACTIVE,
                new Placement.SharedTables());
    }
}
