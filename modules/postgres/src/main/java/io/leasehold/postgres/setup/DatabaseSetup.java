package io.leasehold.postgres.setup;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Utils;

import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Place;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.capability.TamperEvidence;
import io.leasehold.postgres.inspection.Inspection;
import io.leasehold.postgres.inspection.ServerVersion;

/** Makes a database ready for an application: the foundation, then the control tables, then the tenant tables. One node at a time. */
public final class DatabaseSetup {
    /** Any number that nobody else takes in this database. */
    static final long TURN = 7310313481205379690L;

    private DatabaseSetup() {}

    /** Creates roles and schemas with an administrator's rights, where those were given to the application. */
    public static void administer(DatabaseAccess access, Credentials administrator) {
        try (Connection connection = Connections.open(access, administrator)) {
            new AdministratorScript(access).run(connection);
        } catch (SQLException e) {
            throw new DatabaseSetupException("Creating roles and schemas as " + administrator + " failed: "
                    + e.getMessage(),
                    "Give credentials of a role that may create roles and owns the database "
                            + "(LEASEHOLD_POSTGRES_ADMIN_…).",
                    e);
        }
    }

    /** The same, leaving open whether policies demand capabilities: they do if they did. */
    public static void prepare(DatabaseAccess access, Flyway control, Flyway tenant) {
        prepare(access, control, tenant, null);
    }

    /** Lays the foundation and migrates. Roles that could not be used are refused before anything is granted to them. */
    public static void prepare(DatabaseAccess access, Flyway control, Flyway tenant,
            @Nullable TamperEvidence evidence) {
        try (Connection owner = Connections.open(access, access.owner())) {
            ServerVersion.require(owner);
            Inspection.requireSafeRoles(owner, access);
            requireReachable(access);
            await(owner);
            Foundation.lay(owner, access);
            Evidence.require(owner, access, evidence);
            Migrations.apply(control);
            Migrations.apply(tenant);
            Evidence.bring(owner);
            exemptHistory(owner, DatabaseAccess.CONTROL_SCHEMA);
            exemptHistory(owner, DatabaseAccess.TENANT_SCHEMA);
        } catch (SQLException e) {
            throw new DatabaseSetupException("Preparing " + DatabaseSetupException.address(access.url()) + " as "
                    + access.owner() + " failed: " + e.getMessage(),
                    "An administrator has to run the script of `leasehold init --print-sql` in this database once.", e);
        }
    }

    /** The same, leaving open whether policies demand capabilities: they do if they did. */
    public static void prepareServer(Server server) {
        prepareServer(server, null);
    }

    /** Makes the database of shared tables and own schemas on another server ready: the foundation, the tenant tables, and the inspection of both. */
    public static void prepareServer(Server server, @Nullable TamperEvidence evidence) {
        DatabaseAccess direct = server.direct();
        try (Connection owner = Connections.open(direct, direct.owner())) {
            ServerVersion.require(owner);
            Inspection.requireSafeRoles(owner, direct);
            requireReachable(direct);
            await(owner);
            Foundation.lay(owner, direct);
            Evidence.require(owner, direct, evidence);
            Migrations.apply(Migrations.tenant(direct));
            Evidence.bring(owner);
            exemptHistory(owner, DatabaseAccess.TENANT_SCHEMA);
        } catch (SQLException e) {
            throw new DatabaseSetupException("Preparing the server " + server.name() + " at " + DatabaseSetupException
                    .address(direct.url()) + " as " + direct.owner() + " failed: " + e.getMessage(),
                    "An administrator has to run the script of `leasehold init --print-sql` in this database once.", e);
        }
        Inspection.requireSafeTenants(direct.unpooled(direct.app(), DatabaseAccess.TENANT_SCHEMA), direct.operator()
                .username());
    }

    /** Makes schemas and functions in an own database, where no administrator was. */
    public static void layFoundation(Place place) {
        DatabaseAccess access = place.direct();
        try (Connection owner = Connections.open(access, access.owner())) {
            makeSchemas(place, owner);
            Foundation.lay(owner, access);
        } catch (SQLException e) {
            throw new DatabaseSetupException("Preparing " + place + " as " + access.owner() + " failed: " + e
                    .getMessage(), "See what the server's log says about it.", e);
        }
    }

    /**
     * Brings Leasehold's functions in the database of a place to this version's, where they are older or somebody has changed them.
     *
     * @param owner connected there, outside of a transaction
     * @return whether that was needed
     */
    public static boolean renewFoundation(Place place, Connection owner) throws SQLException {
        if (!Edition.in(owner).isBehind()) {
            return false;
        }
        makeSchemas(place, owner);
        return Foundation.renew(owner, place.direct());
    }

    /** Elsewhere an administrator did. */
    private static void makeSchemas(Place place, Connection owner) throws SQLException {
        if (place.schema().equals(Place.OWN_DATABASE_SCHEMA)) {
            String app = Utils.escapeIdentifier(null, place.direct().app().username()).toString();
            owner.setAutoCommit(false);
            try (Statement statement = owner.createStatement()) {
                statement.execute("select pg_catalog.pg_advisory_xact_lock(" + TURN + ")");
                for (String schema : List.of(DatabaseAccess.FUNCTIONS_SCHEMA, place.schema())) {
                    statement.execute("create schema if not exists " + schema);
                    statement.execute("grant usage on schema " + schema + " to " + app);
                }
                statement.execute("revoke all on schema public from public");
                owner.commit();
            }
        }
    }

    private static void requireReachable(DatabaseAccess access) throws SQLException {
        for (Credentials role : List.of(access.app(), access.lookup())) {
            Connections.open(access, role).close();
        }
    }

    /** The lock belongs to the session and goes with it. */
    private static void await(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("select pg_catalog.pg_advisory_lock(" + TURN + ")");
        }
    }

    private static void exemptHistory(Connection owner, String schema) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(
                    """
                    do $$ begin
                      if to_regclass('%1$s.flyway_schema_history') is not null then
                        comment on table %1$s.flyway_schema_history is 'leasehold:exempt the record of migrations';
                      end if;
                    end $$""".formatted(schema));
        }
    }
}
