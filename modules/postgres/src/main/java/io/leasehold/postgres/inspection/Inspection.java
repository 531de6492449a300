package io.leasehold.postgres.inspection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Place;

/**
 * Inspects a database through the very connections that the application is going to use, so that what is judged is what will happen. Needs no rights
 * beyond theirs.
 *
 * @param tenant connections to tenant tables
 * @param control connections to control tables
 * @param lookup connections of the lookup role
 * @param operator name of the operator role
 */
public record Inspection(DataSource tenant, DataSource control, DataSource lookup, String operator) {
    /** Refuses a database with any finding. */
    public void require() {
        List<Finding> findings = findings();
        if (!findings.isEmpty()) {
            throw new UnsafeDatabaseException(findings);
        }
    }

    /**
     * Refuses roles that nothing may be granted to, before anything is prepared for them.
     *
     * @param owner a connection of the owner
     */
    public static void requireSafeRoles(Connection owner, DatabaseAccess access) throws SQLException {
        ServerVersion.require(owner);
        List<Finding> findings = new ArrayList<>();
        List<String> duties = List.of(access.app().username(), access.lookup().username(),
                access.operator().username());
        List<String> names = new ArrayList<>(duties);
        names.add(access.owner().username());
        if (names.stream().distinct().count() < names.size()) {
            findings.add(new Finding(Rule.ROLES_SHARED, "", "roles",
                    "App, lookup, operator and owner have to be four different roles, and are " + names
                            + ".",
                    "Give LEASEHOLD_POSTGRES_{APP,LOOKUP,OPERATOR,OWNER}_USERNAME a role each.", Optional.empty()));
        }
        for (String role : duties) {
            add(findings, client(owner), RoleChecks.STANDING, role, DatabaseAccess.CONTROL_SCHEMA);
        }
        if (!findings.isEmpty()) {
            throw new UnsafeDatabaseException(findings);
        }
    }

    /**
     * Refuses a place whose tables would not keep tenants apart.
     *
     * @param app a connection of the app role that looks for tables there
     */
    public static void requireSafePlace(Connection app, Place place) {
        Map<String, Object> parameters = Map.of("role", place.direct().app().username(), "schemas", new String[]{
            place.schema(), DatabaseAccess.FUNCTIONS_SCHEMA}, "schema", place.schema());
        List<Finding> findings = Stream
                .of(RoleChecks.ALL, TableChecks.ALL, KeyChecks.ALL, BypassChecks.ALL, CapabilityChecks.ALL).flatMap(
                        List::stream)
                .flatMap(check -> check.run(client(app), parameters).stream()).toList();
        if (!findings.isEmpty()) {
            throw new UnsafeDatabaseException(findings);
        }
    }

    /** All that is wrong, roles first. */
    public List<Finding> findings() {
        try (Connection tenants = tenant.getConnection();
                Connection controls = control.getConnection();
                Connection lookups = lookup.getConnection()) {
            ServerVersion.require(tenants);
            ServerVersion.require(controls);
            // Both halves may live in one database, where much is found twice.
            return findings(client(tenants), client(controls), client(lookups)).stream().distinct().toList();
        } catch (SQLException e) {
            throw new IllegalStateException("Inspecting the database failed: " + e.getMessage(), e);
        }
    }

    private List<Finding> findings(JdbcClient tenants, JdbcClient controls, JdbcClient lookups) {
        String app = user(tenants);
        List<Finding> findings = new ArrayList<>();
        for (String role : List.of(app, user(lookups), operator)) {
            add(findings, tenants, RoleChecks.ALL, role, DatabaseAccess.TENANT_SCHEMA);
            add(findings, controls, RoleChecks.ALL, role, DatabaseAccess.CONTROL_SCHEMA);
        }
        if (user(lookups).equals(app)) {
            findings.add(new Finding(Rule.ROLES_SHARED, "", app, "The app role and the lookup role are both " + app
                    + ", so that every tenant could read what lookups read.",
                    "Give LEASEHOLD_POSTGRES_APP_USERNAME and LEASEHOLD_POSTGRES_LOOKUP_USERNAME two roles.",
                    Optional.empty()));
        }
        addTableChecks(findings, tenants, app, DatabaseAccess.TENANT_SCHEMA);
        addTableChecks(findings, controls, app, DatabaseAccess.CONTROL_SCHEMA);
        return findings;
    }

    /** Refuses a database of tenant tables alone with any finding, such as that of a server without control tables. */
    public static void requireSafeTenants(DataSource tenant, String operator) {
        List<Finding> findings = new ArrayList<>();
        try (Connection connection = tenant.getConnection()) {
            ServerVersion.require(connection);
            JdbcClient tenants = client(connection);
            String app = user(tenants);
            for (String role : List.of(app, operator)) {
                add(findings, tenants, RoleChecks.ALL, role, DatabaseAccess.TENANT_SCHEMA);
            }
            addTableChecks(findings, tenants, app, DatabaseAccess.TENANT_SCHEMA);
        } catch (SQLException e) {
            throw new IllegalStateException("Inspecting the database failed: " + e.getMessage(), e);
        }
        if (!findings.isEmpty()) {
            throw new UnsafeDatabaseException(findings);
        }
    }

    private static void addTableChecks(List<Finding> findings, JdbcClient database, String app, String schema) {
        for (List<Check> checks : List.of(TableChecks.ALL, KeyChecks.ALL, BypassChecks.ALL, CapabilityChecks.ALL)) {
            add(findings, database, checks, app, schema);
        }
    }

    private static void add(List<Finding> findings, JdbcClient database, List<Check> checks, String role,
            String schema) {
        String[] schemas = {DatabaseAccess.CONTROL_SCHEMA, DatabaseAccess.TENANT_SCHEMA,
            DatabaseAccess.FUNCTIONS_SCHEMA};
        Map<String, Object> parameters = Map.of("role", role, "schemas", schemas, "schema", schema);
        checks.forEach(check -> findings.addAll(check.run(database, parameters)));
    }

    private static JdbcClient client(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    private static String user(JdbcClient database) {
        return database.sql("select current_user").query(String.class).single();
    }
}
