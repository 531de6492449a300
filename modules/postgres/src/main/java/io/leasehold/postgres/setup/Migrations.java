package io.leasehold.postgres.setup;

import java.util.List;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

import io.leasehold.postgres.DatabaseAccess;

/** The two sets of migrations, and the Flyway that applies each as the owner. An application without tables of its own has none. */
public final class Migrations {
    private Migrations() {}

    /** The control tables: {@code db/control}, {@code db/directory} and {@code db/outbox}. */
    public static Flyway control(DatabaseAccess access) {
        return flyway(access, DatabaseAccess.CONTROL_SCHEMA, "classpath:db/control", "classpath:db/directory",
                "classpath:db/outbox");
    }

    /** The tenant tables: {@code db/tenant} and {@code db/outbox}. */
    public static Flyway tenant(DatabaseAccess access) {
        return tenant(access, List.of("classpath:db/tenant", "classpath:db/outbox"));
    }

    /** The tenant tables, from other locations: those of another application. */
    public static Flyway tenant(DatabaseAccess access, List<String> locations) {
        return flyway(access, DatabaseAccess.TENANT_SCHEMA, locations.toArray(String[]::new));
    }

    private static Flyway flyway(DatabaseAccess access, String schema, String... locations) {
        // Out of order, because modules bring migrations with small versions at any time.
        FluentConfiguration configuration = Flyway.configure()
                .jdbcProperties(DatabaseAccess.PATIENCE)
                .dataSource(access.url(), access.owner().username(), access.owner().password())
                .locations(locations).schemas(schema).defaultSchema(schema).createSchemas(false)
                .outOfOrder(true).failOnMissingLocations(false).validateMigrationNaming(true).cleanDisabled(true);
        // Held by a transaction, Flyway's lock would keep "create index concurrently" waiting for ever.
        configuration.getPluginRegister().getExact(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
        return configuration.load();
    }

    static void apply(Flyway flyway) {
        String schema = flyway.getConfiguration().getDefaultSchema();
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            throw new DatabaseSetupException("Migrating schema " + schema + " failed: " + firstLine(e) + ".",
                    "Repair the migration that is named; a schema with tables that no migration made has to be emptied "
                            + "first, Leasehold adopts none.",
                    e);
        }
    }

    private static String firstLine(FlywayException e) {
        return String.valueOf(e.getMessage()).lines().filter(line -> !line.isBlank()).findFirst().orElse("")
                .replaceFirst(
                        "\\.$", "");
    }
}
