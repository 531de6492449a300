package io.leasehold.hibernate;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import javax.sql.DataSource;

import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cache.internal.SimpleCacheKeysFactory;
import org.hibernate.cache.jcache.internal.JCacheRegionFactory;
import org.hibernate.cfg.CacheSettings;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.cfg.StatisticsSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantConflictException;
import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantNotBoundException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The second-level cache and the cache of queries, which answer before any statement reaches PostgreSQL and its policies. */
class CacheTests {
    private static final DataSource TENANTS = Library.bean(DataSource.class);

    private static final SessionFactory SESSIONS = underLeasehold();

    private Victim owner;
    private Tenant other;

    @BeforeEach
    @SuppressWarnings("NullAway.Init")
    void plant() throws SQLException {
        owner = Victim.plant(Library.tenant());
        other = Library.tenant();
    }

    /** All at the end, since session factories share the caches of the JVM and the first to go closes them. */
    @AfterAll
    static void close() {
        SESSIONS.close();
    }

    private static SessionFactory underLeasehold() {
        Map<String, Object> settings = caching("leasehold");
        HibernateBinding.applyTo(settings, TENANTS);
        return sessions(settings);
    }

    private static Map<String, Object> caching(String prefix) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(MappingSettings.PHYSICAL_NAMING_STRATEGY, new PhysicalNamingStrategySnakeCaseImpl());
        settings.put(CacheSettings.CACHE_REGION_FACTORY, "jcache");
        settings.put("hibernate.javax.cache.provider",
                "com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider");
        settings.put("hibernate.javax.cache.missing_cache_strategy", "create");
        settings.put(CacheSettings.CACHE_REGION_PREFIX, prefix);
        settings.put(CacheSettings.USE_QUERY_CACHE, true);
        settings.put(StatisticsSettings.GENERATE_STATISTICS, true);
        return settings;
    }

    private static SessionFactory sessions(Map<String, Object> settings) {
        HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration("cached");
        configuration.managedClasses(Note.class, Person.class).properties(settings);
        return configuration.createEntityManagerFactory();
    }

    /** All that can be cached of the owner's note, as the tenant sees it that is bound. */
    private static String look(SessionFactory sessions, Victim owner) {
        return sessions.fromTransaction(session -> {
            Note byId = session.find(Note.class, owner.note());
            Note byCode = session.bySimpleNaturalId(Note.class).load(owner.code());
            List<String> byQuery = session.createSelectionQuery("select text from Note", String.class)
                    .setCacheable(true)
                    .getResultList();
            return (byId == null ? "nothing" : byId.text() + byId.labels()) + ", " + (byCode == null
                    ? "nothing"
                    : byCode.text()) + ", " + byQuery;
        });
    }

    private String look(Tenant tenant) {
        return TenantContext.where(tenant).<String, RuntimeException>call(() -> look(SESSIONS, owner));
    }

    @Test
    void whatIsCachedForOneTenantIsServedToItAndToNobodyElse() {
        String word = owner.canary().text();
        String all = word + "[" + word + "], " + word + ", [" + word + "]";
        assertThat(look(owner.tenant())).isEqualTo(all);
        Statistics statistics = SESSIONS.getStatistics();
        statistics.clear();

        assertThat(look(owner.tenant())).isEqualTo(all);
        assertThat(statistics.getPrepareStatementCount()).as("statements, since all was cached").isZero();
        assertThat(statistics.getQueryCacheHitCount()).isEqualTo(1);
        assertThat(statistics.getSecondLevelCacheHitCount()).isEqualTo(2);

        assertThat(look(other)).isEqualTo("nothing, nothing, []");
        assertThatThrownBy(() -> look(SESSIONS, owner)).isInstanceOf(TenantNotBoundException.class);
        assertThat(look(owner.tenant())).isEqualTo(all);
    }

    /** What happened to others whose cache answered before row-level security. */
    @Test
    void plainHibernateLetsACacheWhoseKeysHaveNoTenantServeAnothersRow() {
        Map<String, Object> settings = caching("plain");
        settings.put(CacheSettings.CACHE_REGION_FACTORY, new JCacheRegionFactory(SimpleCacheKeysFactory.INSTANCE));
        settings.put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, TENANTS);
        settings.put(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, new PlainResolver());
        SessionFactory plain = sessions(settings);
        for (Tenant tenant : List.of(owner.tenant(), other)) {
            String seen = TenantContext.where(tenant).call(() -> plain.fromTransaction(session -> String.valueOf(session
                    .find(Person.class, owner.person()).name())));
            owner.canary().assertPresent(seen);
        }
    }

    @Test
    void aSessionIsServedFromTheCacheOnlyWhileItsTenantIsBound() {
        look(owner.tenant());
        TenantContext.where(owner.tenant()).run(() -> SESSIONS.inStatelessTransaction(session -> session.get(Note.class,
                owner.note())));
        try (Session session = TenantContext.where(owner.tenant()).<Session, RuntimeException>call(
                SESSIONS::openSession);
                StatelessSession stateless = TenantContext.where(owner.tenant())
                        .<StatelessSession, RuntimeException>call(SESSIONS::openStatelessSession)) {
            TenantContext.where(other).run(() -> {
                assertRefused(() -> session.find(Note.class, owner.note()));
                assertRefused(() -> session.bySimpleNaturalId(Note.class).load(owner.code()));
                assertRefused(
                        () -> session.createSelectionQuery("select text from Note", String.class).setCacheable(true)
                                .getResultList());
                assertRefused(() -> stateless.get(Note.class, owner.note()));
                assertRefused(() -> inTheNameOfTheOwner(named -> named.find(Note.class, owner.note())));
                assertRefused(() -> inTheNameOfTheOwner(named -> named.createSelectionQuery("select text from Note",
                        String.class).setCacheable(true).getResultList()));
            });
        }
    }

    /** That is, one which has put away Leasehold's own, which looks at each access to the caches. */
    @Test
    void aSessionWithoutListenersIsServedFromTheCacheOnlyWhileItsTenantIsBound() {
        look(owner.tenant());
        try (Session session = TenantContext.where(owner.tenant()).<Session, RuntimeException>call(() -> SESSIONS
                .withOptions().clearEventListeners().openSession())) {
            Note note = TenantContext.where(owner.tenant()).<Note, RuntimeException>call(() -> session.find(Note.class,
                    owner.note()));
            // With it comes a connection; without, asking for one would refuse queries by itself.
            TenantContext.where(owner.tenant()).run(session::beginTransaction);
            List<Runnable> ways = List.of(() -> Hibernate.initialize(note.labels()), () -> session.find(Note.class,
                    owner.note()), () -> session.bySimpleNaturalId(Note.class).getReference(owner.code()),
                    () -> session.createSelectionQuery("select text from Note", String.class).setCacheable(true)
                            .getResultList(),
                    () -> session.createSelectionQuery("from Note", Note.class).setCacheable(true).getResultList());
            TenantContext.where(owner.tenant()).run(() -> ways.subList(1, ways.size()).forEach(Runnable::run));
            TenantContext.where(other).run(() -> ways.forEach(CacheTests::assertRefused));
            ways.forEach(way -> Refusals.assertRefused("nobody", TenantNotBoundException.class, way));
        }
    }

    private void inTheNameOfTheOwner(Consumer<Session> work) {
        try (Session named = SESSIONS.withOptions().tenantIdentifier((Object) Library.idOf(owner.tenant()))
                .openSession()) {
            work.accept(named);
        }
    }

    private static void assertRefused(Runnable attempt) {
        Refusals.assertRefused("another tenant", TenantConflictException.class, attempt);
    }

    /** Which the caches would answer under the other's key. */
    @Test
    void noSessionIsOpenedInTheNameOfAnotherTenant() {
        look(owner.tenant());
        Object named = Library.idOf(owner.tenant());
        TenantContext.where(other).run(() -> {
            assertRefused(() -> SESSIONS.withOptions().tenantIdentifier(named).openSession().close());
            assertRefused(() -> SESSIONS.withStatelessOptions().tenantIdentifier(named).openStatelessSession().close());
        });
    }

    @Test
    void doesNotStartWithACacheWhoseKeysMayLackTheTenant() {
        Map<String, Object> settings = caching("refused");
        // Not those of the other tests: a factory that does not come about closes its caches.
        settings.put("hibernate.javax.cache.cache_manager", new CaffeineCachingProvider().getCacheManager());
        settings.put(CacheSettings.CACHE_REGION_FACTORY, new JCacheRegionFactory(SimpleCacheKeysFactory.INSTANCE));
        HibernateBinding.applyTo(settings, TENANTS);

        assertThatThrownBy(() -> sessions(settings)).rootCause().isInstanceOf(UnsafeHibernateException.class)
                .hasMessageContaining("which may lack the tenant");
    }
}
