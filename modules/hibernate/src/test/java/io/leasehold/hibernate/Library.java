package io.leasehold.hibernate;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.hibernate.SessionFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.postgres.Place;
import io.leasehold.postgres.Servers;
import io.leasehold.postgres.provisioning.Level;
import io.leasehold.postgres.provisioning.Mandate;
import io.leasehold.postgres.provisioning.NewTenant;
import io.leasehold.postgres.provisioning.Provisioning;
import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.TestPostgres;

/** The application of these tests, started once for all of them, and the privileged view of what is in its places. */
final class Library {
    static final TestDatabase DATABASE = TestPostgres.newDatabase();
    private static final ConfigurableApplicationContext APPLICATION = start();
    private static final Map<Place, Connection> SUPERUSERS = new ConcurrentHashMap<>();
    private static final AtomicInteger TENANTS = new AtomicInteger();

    private Library() {}

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(LibraryApplication.class).web(WebApplicationType.NONE)
                .properties(DATABASE.springProperties())
                .properties("spring.main.banner-mode=off", "spring.jpa.hibernate.ddl-auto=validate",
                        "spring.jpa.properties.hibernate.jdbc.batch_size=20",
                        "spring.jpa.properties.hibernate.cache.use_second_level_cache=false")
                .run();
    }

    static <T> T bean(Class<T> type) {
        return APPLICATION.getBean(type);
    }

    static SessionFactory sessions() {
        return bean(SessionFactory.class);
    }

    /** A tenant that nobody has used before. */
    static Tenant tenant(Level level) {
        return bean(Provisioning.class).create(new NewTenant(new Slug("tenant-" + TENANTS.incrementAndGet()), level,
                "main"), new Mandate("test", "because"));
    }

    static Tenant tenant() {
        return tenant(Level.SHARED);
    }

    /** A connection to where the tenant's rows are, which no policy holds back; kept for the next who asks. */
    static Connection superuser(Tenant tenant) {
        Place place = Place.of(bean(Servers.class).main(), tenant.placement());
        return SUPERUSERS.computeIfAbsent(place, Library::connect);
    }

    private static Connection connect(Place place) {
        try {
            return DriverManager.getConnection(place.access().url() + "?currentSchema=" + place.searchPath(), DATABASE
                    .administrator().username(), DATABASE.administrator().password());
        } catch (SQLException e) {
            throw new IllegalStateException("Connecting to " + place + " as its superuser failed.", e);
        }
    }

    static UUID idOf(Tenant tenant) {
        return tenant.id().value();
    }
}
