package io.leasehold.postgres.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.leasehold.core.Placement;
import io.leasehold.core.TenantId;
import io.leasehold.core.UuidV7;
import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Place;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.Servers;
import io.leasehold.postgres.TestServer;
import io.leasehold.postgres.UnknownServerException;
import io.leasehold.postgres.setup.DatabaseSetup;
import io.leasehold.postgres.setup.Migrations;

/** A prepared database with schemas and databases for tenants, and a folder of migrations that a test writes. */
final class TestFleet {
    static final String LETTERS = """
                                  create table letters (
                                    tenant_id uuid not null default current_setting('leasehold.tenant')::uuid,
                                    id uuid not null default gen_random_uuid(), text text not null, primary key (tenant_id, id));
                                  select leasehold.protect('letters');
                                  """;

    final DatabaseAccess access;
    final Server server;
    private final Path folder;

    TestFleet(Path folder) {
        this(folder, TestServer.emptyDatabase());
        DatabaseSetup.administer(access, TestServer.administrator());
        DatabaseSetup.prepare(access, Migrations.control(access), Migrations.tenant(access, locations()));
    }

    /** Upon a database that somebody else has prepared. */
    TestFleet(Path folder, DatabaseAccess access) {
        this.folder = folder;
        this.access = access;
        this.server = new Server(Placement.MAIN_SERVER, access, 4);
    }

    TestFleet write(String script, String sql) throws IOException {
        Files.writeString(folder.resolve(script), sql);
        return this;
    }

    TenantMigrations migrations() {
        return new TenantMigrations(Migrations.tenant(access, locations()));
    }

    List<String> locations() {
        return List.of("filesystem:" + folder);
    }

    PlaceMigrator migrator() {
        return new PlaceMigrator(migrations(), Duration.ofSeconds(2));
    }

    static TenantId newTenant() {
        return new TenantId(UuidV7.at(Instant.now()));
    }

    Placement newSchema() {
        return newSchema("t_" + UuidV7.at(Instant.now()).toString().replace("-", ""));
    }

    Placement newSchema(String name) {
        administer(access.url(),
                "create schema \"" + name + "\" authorization " + access.owner() + "; grant usage on schema \"" + name
                        + "\" to " + access.app());
        return new Placement.OwnSchema(Placement.MAIN_SERVER, name);
    }

    /** A tenant with a place of its own, in the directory and nowhere else. */
    TenantId enter(String slug, Placement placement, boolean canary) {
        TenantId tenant = newTenant();
        client(access.operator()).sql("""
                                      insert into tenants (tenant_id, slug, placement, server, location, canary)
                                      values (:tenant, :slug, :placement, :server, :location, :canary)""")
                .param("tenant", tenant
                        .value())
                .param("slug", slug)
                .param("placement", placement instanceof Placement.OwnSchema ? "schema" : "database")
                .param("server", placement.server()).param("location", placement instanceof Placement.OwnSchema own
                        ? own.schema()
                        : ((Placement.OwnDatabase) placement).database())
                .param("canary", canary).update();
        return tenant;
    }

    /** A tenant in an own schema. */
    Place tenantInSchema(String slug) {
        Placement placement = newSchema();
        enter(slug, placement, false);
        return place(placement);
    }

    /** Many tenants in schemas, made at once. */
    List<Place> tenantsInSchemas(int number) {
        administer(access.url(), """
                                 do $$ begin
                                   for i in 1..%d loop
                                     execute format('create schema t_%%s authorization %s', md5(i::text));
                                     execute format('grant usage on schema t_%%s to %s', md5(i::text));
                                     insert into control.tenants (tenant_id, slug, placement, location)
                                     values (md5(i::text)::uuid, 'tenant-' || i, 'schema', 't_' || md5(i::text));
                                   end loop;
                                 end $$""".formatted(number, access.owner(), access.app()));
        return superuser().sql("select location from tenants where placement = 'schema' order by slug")
                .query(String.class).list()
                .stream().map(schema -> place(new Placement.OwnSchema(Placement.MAIN_SERVER, schema))).toList();
    }

    /** An empty database with the foundation. */
    Placement newDatabase() {
        String name = "own_" + UuidV7.at(Instant.now()).toString().replace("-", "");
        administer(access.url(), "create database " + name + " owner " + access.owner());
        administer(access.url(), "revoke temporary on database " + name + " from public");
        Placement placement = new Placement.OwnDatabase(Placement.MAIN_SERVER, name);
        DatabaseSetup.layFoundation(place(placement));
        return placement;
    }

    FleetMigration migration(FleetSettings settings) {
        return new FleetMigration(servers(), operator(), migrations(), settings, Clock.systemUTC());
    }

    Servers servers() {
        return new Servers() {
            @Override
            public Server main() {
                return server;
            }

            @Override
            public Server require(String name) {
                if (!name.equals(server.name())) {
                    throw new UnknownServerException(name);
                }
                return server;
            }

            @Override
            public List<Server> all() {
                return List.of(server);
            }
        };
    }

    DataSource operator() {
        return new DriverManagerDataSource(access.url() + "?currentSchema=control,leasehold",
                access.operator().username(),
                access.operator().password());
    }

    Place place(Placement placement) {
        return Place.of(server, placement);
    }

    Places places() {
        return new Places(client(access.operator()), Clock.systemUTC());
    }

    /** Reaches the control tables as a role, by single connections. */
    JdbcClient client(Credentials role) {
        return JdbcClient.create(new DriverManagerDataSource(access.url() + "?currentSchema=control,leasehold", role
                .username(), role.password()));
    }

    JdbcClient superuser() {
        return client(TestServer.administrator());
    }

    /** Sees all rows of a place, wherever it is. */
    JdbcClient superuserOf(Place place) {
        return JdbcClient.create(
                new DriverManagerDataSource(place.direct().url(), TestServer.administrator().username(), TestServer
                        .administrator().password()));
    }

    void asOwner(String sql) {
        TestServer.execute(access.url(), access.owner(), sql);
    }

    static void administer(String url, String sql) {
        TestServer.execute(url, TestServer.administrator(), sql);
    }
}
