package io.leasehold.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.leasehold.core.Slug;
import io.leasehold.platform.operator.OperatedTenant;
import io.leasehold.platform.operator.OperatorTenants;
import io.leasehold.postgres.ConfiguredServers;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.fleet.DriftReport;
import io.leasehold.postgres.fleet.FleetInspection;
import io.leasehold.postgres.fleet.FleetMigration;
import io.leasehold.postgres.fleet.FleetSettings;
import io.leasehold.postgres.fleet.PlaceMigrator;
import io.leasehold.postgres.fleet.Places;
import io.leasehold.postgres.fleet.TenantMigrations;
import io.leasehold.postgres.inspection.InspectionReport;
import io.leasehold.postgres.provisioning.Provisioning;
import io.leasehold.postgres.setup.DatabaseSetup;
import io.leasehold.postgres.setup.Migrations;

/** A system that a command works on, for as long as it works. */
final class OpenTarget implements AutoCloseable {
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

    private final SystemSettings settings;
    private final ConfiguredServers servers;
    private final Optional<MigrationSource> source;
    private final AutoCloseable embedded;
    private final Clock clock = Clock.systemUTC();
    private @Nullable TenantMigrations migrations;

    OpenTarget(SystemSettings settings, DatabaseAccess access, Optional<Path> migrations,
            AutoCloseable embedded) {
        this.settings = settings;
        this.servers = settings.postgres().servers(access, DatabaseSetup::prepareServer);
        this.source = migrations.map(MigrationSource::of);
        this.embedded = embedded;
    }

    ConfiguredServers servers() {
        return servers;
    }

    /** The control tables, by the operator role. */
    DataSource operator() {
        DatabaseAccess direct = servers.main().direct();
        return direct.unpooled(direct.operator(), DatabaseAccess.CONTROL_SCHEMA);
    }

    Provisioning provisioning() {
        return new Provisioning(servers, operator(), place -> new PlaceMigrator(migrations(), LOCK_TIMEOUT).migrate(
                place), clock, settings.provisioning());
    }

    OperatorTenants tenants() {
        return new OperatorTenants(operator(), provisioning(), clock);
    }

    /** The tenant with this slug, whatever its status. */
    OperatedTenant tenant(String slug) {
        return Slug.parse(slug).flatMap(tenants()::find).orElseThrow(() -> new CommandFailedException(
                "There is no tenant \"" + slug + "\". See: leasehold tenants list"));
    }

    Places places() {
        return new Places(JdbcClient.create(operator()), clock);
    }

    /** What would not keep tenants apart in any place; where the application's migrations are known, also which places are not as these make them. */
    InspectionReport inspection() {
        Optional<DriftReport> drift = knowsMigrations()
                ? Optional.of(new DriftReport(servers, migrations()))
                : Optional.empty();
        return new FleetInspection(servers).of(places().all(), drift);
    }

    /** How the application migrates its fleet. */
    FleetSettings fleetSettings() {
        return settings.fleet();
    }

    FleetMigration fleet(FleetSettings wanted) {
        return new FleetMigration(servers, operator(), migrations(), wanted, clock);
    }

    /** What every place is to have, according to the application. */
    TenantMigrations migrations() {
        TenantMigrations known = migrations;
        if (known == null) {
            List<String> locations = source.orElseThrow(() -> new CommandFailedException(
                    "Which migrations the application has is not known here. Give --migrations or LEASEHOLD_MIGRATIONS: "
                            + "the folder of its resources, or its jar."))
                    .locations();
            known = new TenantMigrations(Migrations.tenant(servers.main().direct(), locations));
            migrations = known;
        }
        return known;
    }

    boolean knowsMigrations() {
        return source.isPresent();
    }

    Clock clock() {
        return clock;
    }

    @Override
    public void close() throws Exception {
        if (source.isPresent()) {
            source.get().close();
        }
        embedded.close();
    }
}
