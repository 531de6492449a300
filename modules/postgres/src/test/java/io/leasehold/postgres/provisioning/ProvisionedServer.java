package io.leasehold.postgres.provisioning;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Place;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.Servers;
import io.leasehold.postgres.TestServer;
import io.leasehold.postgres.UnknownServerException;
import io.leasehold.postgres.fleet.PlaceMigrator;
import io.leasehold.postgres.fleet.TenantMigrations;
import io.leasehold.postgres.setup.Migrations;

/** An installation with a server of its own, and what tests ask of it. */
final class ProvisionedServer implements Servers {
    static final Mandate BY_TEST = new Mandate("test", "because");

    private final List<Server> servers;
    private final PlaceMigrator migrator;

    ProvisionedServer(DatabaseAccess access, Server... others) {
        this.servers = Stream.concat(Stream.of(new Server("main", access, 5)),
                Stream.of(others)).toList();
        this.migrator = new PlaceMigrator(new TenantMigrations(Migrations.tenant(access)), Duration.ofSeconds(10));
    }

    static ProvisionedServer start() {
        return new ProvisionedServer(TestServer.preparedDatabase());
    }

    DatabaseAccess access() {
        return main().access();
    }

    Provisioning provisioning() {
        return provisioning(ProvisioningSettings.USUAL);
    }

    Provisioning provisioning(ProvisioningSettings settings) {
        return provisioning(settings, Clock.systemUTC());
    }

    Provisioning provisioning(ProvisioningSettings settings, Clock clock) {
        return provisioning(settings, clock, migrator::migrate);
    }

    Provisioning provisioning(ProvisioningSettings settings, Clock clock, PlaceMigration migration) {
        DriverManagerDataSource operator = new DriverManagerDataSource(access().url()
                + "?currentSchema=control,leasehold", access().operator().username(), access().operator().password());
        return new Provisioning(this, operator, migration, clock, settings);
    }

    static ProvisioningSettings impatient(int spares) {
        return new ProvisioningSettings(Duration.ofDays(30), Duration.ofSeconds(10), 2, Duration.ofMillis(1), spares);
    }

    Tenant create(String slug, Level level) {
        return provisioning().create(new NewTenant(new Slug(slug), level, "main"), BY_TEST);
    }

    Place place(Tenant tenant) {
        return Place.of(require(tenant.placement().server()), tenant.placement());
    }

    /** Works in the tenant's place as its requests do. */
    void write(Tenant tenant, String... notes) {
        for (String note : notes) {
            TestServer.execute(place(tenant).access().url() + "?currentSchema=" + place(tenant).searchPath(),
                    access().app(), "begin; select leasehold.bind('" + tenant.id()
                            + "'); insert into notes (text) values ('" + note + "'); commit");
        }
    }

    /** What the tenant sees in its place. */
    List<String> notes(Tenant tenant) {
        return query(place(tenant).access(), access().app().username(), access().app().password(), place(tenant)
                .searchPath(), sql -> {
                    sql.sql("select set_config('leasehold.tenant', '" + tenant.id() + "', false)").query(String.class)
                            .single();
                    return sql.sql("select text from notes order by text").query(String.class).list();
                });
    }

    /** All rows of all tables of tenants, as text, without those of one tenant. */
    Map<String, String> rowsOfOthers(UUID tenant) {
        Map<String, String> rows = new TreeMap<>();
        asSuperuser(access(), sql -> {
            List<String> tables = sql
                    .sql("""
                         select format('%I.%I', table_schema, table_name) from information_schema.columns
                          where column_name = 'tenant_id' and table_name not in ('operator_log', 'provisionings')
                         """).query(String.class).list();
            for (String table : tables) {
                rows.put(table, sql.sql("select coalesce(string_agg(t::text, '|' order by t::text), '') from " + table
                        + " t where tenant_id is distinct from '" + tenant + "'").query(String.class).single());
            }
            return rows;
        });
        return rows;
    }

    boolean exists(String catalogQuery) {
        return asSuperuser(access(), sql -> sql.sql("select exists (" + catalogQuery + ")").query(Boolean.class)
                .single());
    }

    <T> T asSuperuser(DatabaseAccess database, Function<JdbcClient, T> work) {
        return query(database, TestServer.administrator().username(), TestServer.administrator().password(),
                "control,leasehold", work);
    }

    private static <T> T query(DatabaseAccess database, String user, String password, String path,
            Function<JdbcClient, T> work) {
        try (Connection connection = DriverManager.getConnection(database.url() + "?currentSchema=" + path, user,
                password)) {
            return work.apply(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Server main() {
        return servers.getFirst();
    }

    @Override
    public Server require(String name) {
        return servers.stream().filter(server -> server.name().equals(name)).findFirst().orElseThrow(
                () -> new UnknownServerException(name));
    }

    @Override
    public List<Server> all() {
        return servers;
    }
}
