package io.leasehold.outbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.springframework.context.ApplicationContext;

import io.leasehold.core.Placement;
import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Place;
import io.leasehold.postgres.Servers;
import io.leasehold.postgres.fleet.PlaceMigrator;
import io.leasehold.postgres.fleet.TenantMigrations;
import io.leasehold.postgres.provisioning.Level;
import io.leasehold.postgres.provisioning.Mandate;
import io.leasehold.postgres.provisioning.NewTenant;
import io.leasehold.postgres.provisioning.Provisioning;
import io.leasehold.postgres.provisioning.ProvisioningSettings;
import io.leasehold.testkit.TestDatabase;

/** Makes tenants at each level, and looks behind their doors as a superuser. */
final class Estate {
    private final TestDatabase database;
    private final ApplicationContext node;
    private final Provisioning provisioning;

    Estate(TestDatabase database, ApplicationContext node) {
        this.database = database;
        this.node = node;
        PlaceMigrator migrator = new PlaceMigrator(new TenantMigrations(node.getBean("tenantFlyway", Flyway.class)),
                Duration.ofSeconds(10));
        provisioning = new Provisioning(node.getBean(Servers.class), node.getBean("operatorDataSource",
                DataSource.class), migrator::migrate, Clock.systemUTC(), ProvisioningSettings.USUAL);
    }

    Tenant tenant(String slug, Level level) {
        return tenant(slug, level, Placement.MAIN_SERVER);
    }

    Tenant tenant(String slug, Level level, String server) {
        return provisioning.create(new NewTenant(new Slug(slug), level, server), new Mandate("test", null));
    }

    /** How many events of the tenant are in its place, published or not. */
    int events(Tenant tenant, boolean published) throws SQLException {
        return number(tenant, "select count(*) from " + schema(tenant) + ".outbox where tenant_id = '" + tenant.id()
                + "' and (published_at is not null) = " + published);
    }

    /** How many marks there are of this tenant. */
    int marks(Tenant tenant) throws SQLException {
        try (Connection superuser = database.superuser()) {
            return number(superuser, "select count(*) from control.outbox_marks where tenant_id = '" + tenant.id()
                    + "'");
        }
    }

    void sql(String change) throws SQLException {
        try (Connection superuser = database.superuser(); Statement statement = superuser.createStatement()) {
            statement.execute(change);
        }
    }

    String schema(Tenant tenant) {
        return place(tenant).schema();
    }

    private Place place(Tenant tenant) {
        return Place.of(node.getBean(Servers.class).require(tenant.placement().server()), tenant.placement());
    }

    private int number(Tenant tenant, String query) throws SQLException {
        DatabaseAccess access = place(tenant).access();
        try (Connection superuser = DriverManager.getConnection(access.url(), database.administrator().username(),
                database.administrator().password())) {
            return number(superuser, query);
        }
    }

    private static int number(Connection superuser, String query) throws SQLException {
        try (Statement statement = superuser.createStatement(); ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }
}
