package io.leasehold.hibernate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.hibernate.SessionFactory;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cfg.CacheSettings;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.zaxxer.hikari.HikariDataSource;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.postgres.TenantDataSource;
import io.leasehold.postgres.provisioning.Level;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** What Hibernate's {@code @TenantId} lets a tenant do to another one's rows, and that nothing of it is left under Leasehold. */
class HoleTests {
    private static final Map<Level, Tenant> ATTACKERS = tenants();
    private static final Map<Level, Tenant> VICTIMS = tenants();
    private static final HikariDataSource UNRESTRICTED = unrestricted();
    private static final SessionFactory PLAIN = plain();
    private static final SessionFactory WITHOUT_POLICIES = withoutPolicies();

    private static Map<Level, Tenant> tenants() {
        Map<Level, Tenant> tenants = new EnumMap<>(Level.class);
        for (Level level : Level.values()) {
            tenants.put(level, Library.tenant(level));
        }
        return tenants;
    }

    /** A role that no policy applies to, as Hibernate alone is commonly used with. */
    private static HikariDataSource unrestricted() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(Library.DATABASE.url() + "?currentSchema=shared,leasehold");
        pool.setUsername(Library.DATABASE.administrator().username());
        pool.setPassword(Library.DATABASE.administrator().password());
        pool.setMaximumPoolSize(2);
        return pool;
    }

    /** Hibernate without Leasehold: {@code @TenantId}, a resolver, a data source. */
    private static SessionFactory plain() {
        return new HibernatePersistenceConfiguration("plain").managedClasses(Sheet.class, Note.class, Person.class)
                .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, UNRESTRICTED)
                .property(CacheSettings.USE_SECOND_LEVEL_CACHE, false)
                .property(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, new PlainResolver())
                .property(MappingSettings.PHYSICAL_NAMING_STRATEGY, new PhysicalNamingStrategySnakeCaseImpl())
                .createEntityManagerFactory();
    }

    /** Leasehold without its policies. */
    private static SessionFactory withoutPolicies() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(MappingSettings.PHYSICAL_NAMING_STRATEGY, new PhysicalNamingStrategySnakeCaseImpl());
        settings.put(CacheSettings.USE_SECOND_LEVEL_CACHE, false);
        HibernateBinding.applyTo(settings, new TenantDataSource(UNRESTRICTED, "unprotected data"));
        HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration("without policies");
        configuration.managedClasses(Sheet.class, Note.class, Person.class).properties(settings);
        return configuration.createEntityManagerFactory();
    }

    @AfterAll
    static void close() {
        PLAIN.close();
        WITHOUT_POLICIES.close();
        UNRESTRICTED.close();
    }

    /** What came of an attempt. */
    private record Outcome(boolean leaked, boolean changed, String said) {
        boolean reached() {
            return leaked || changed;
        }
    }

    private static Outcome attempt(Hole hole, SessionFactory sessions, Tenant attacker, Victim victim)
            throws Exception {
        Map<String, String> before = victim.rows();
        String said = TenantContext.where(attacker).call(() -> {
            try {
                return hole.exploit(sessions, victim);
            } catch (RuntimeException refusal) {
                return String.valueOf(refusal);
            }
        });
        return new Outcome(victim.canary().isIn(said), !victim.rows().equals(before), said);
    }

    private static Tenant attacker(Level level) {
        return requireNonNull(ATTACKERS.get(level));
    }

    private static Tenant victim(Level level) {
        return requireNonNull(VICTIMS.get(level));
    }

    @ParameterizedTest
    @EnumSource
    void plainHibernateLetsATenantReachAnothersRowsByWhatIsMarkedAsOpen(Hole hole) throws Exception {
        Outcome outcome = attempt(hole, PLAIN, attacker(Level.SHARED), Victim.plant(victim(Level.SHARED)));

        assertThat(outcome.reached()).as("%s: %s", hole, outcome).isEqualTo(hole.isOpen());
    }

    @ParameterizedTest
    @EnumSource
    void underLeaseholdNothingOfAnotherTenantIsReadOrChangedAtAnyLevel(Hole hole) throws Exception {
        List<String> reached = new ArrayList<>();
        for (Level of : Level.values()) {
            for (Level by : of == Level.SHARED ? Level.values() : new Level[]{Level.SHARED, of}) {
                Outcome outcome = attempt(hole, Library.sessions(), attacker(by), Victim.plant(victim(of)));
                if (outcome.reached()) {
                    reached.add("of " + of + " by " + by + ": " + outcome);
                }
            }
        }
        assertThat(reached).as("%s", hole).isEmpty();
    }

    @Test
    void withoutPoliciesTheSameCallsReachTheOthersRowsSoThatTheseTestsSeeIt() throws Exception {
        List<Hole> reached = new ArrayList<>();
        for (Hole hole : Hole.values()) {
            if (attempt(hole, WITHOUT_POLICIES, attacker(Level.SHARED), Victim.plant(victim(Level.SHARED))).reached()) {
                reached.add(hole);
            }
        }
        assertThat(reached).contains(Hole.NATIVE_QUERY, Hole.NATIVE_DELETE, Hole.STATELESS_UPDATE);
    }
}
