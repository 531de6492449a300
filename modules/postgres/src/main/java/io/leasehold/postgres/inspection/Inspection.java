package io.leasehold.postgres.inspection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Place;

/**
 * Inspects a database at start-up, through the very connections that the application is going to use, so that what is judged is what will happen. Refuses
 * errors, and logs warnings.
 *
 * @param tenant connections to tenant tables
 * @param control connections to control tables
 * @param lookup connections of the lookup role
 * @param operator name of the operator role
 */
public record Inspection(DataSource tenant, DataSource control, DataSource lookup, String operator) {
    private static final Logger LOG = LoggerFactory.getLogger(Inspection.class);

    /** Refuses a database that would not keep tenants apart. */
    public void require() {
        require(findings());
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
            findings.add(shared("App, lookup, operator and owner have to be four different roles, and are " + names
                    + ".", "Give LEASEHOLD_POSTGRES_{APP,LOOKUP,OPERATOR,OWNER}_USERNAME a role each."));
        }
        Map<String, Object> parameters = Map.of("roles", duties.toArray(String[]::new), "schemas", schemas(),
                "functions", new Long[0]);
        RoleChecks.ALL.forEach(check -> findings.addAll(check.run(client(owner), parameters)));
        require(findings);
    }

    /**
     * Refuses a place whose tables would not keep tenants apart.
     *
     * @param app a connection of the app role that looks for tables there
     */
    public static void requireSafePlace(Connection app, Place place) {
        List<Finding> findings = new ArrayList<>(Session.of(client(app)).findings(place.schema()));
        String role = place.direct().app().username();
        Map<String, String> places = Map.of(place.schema(), place.name());
        findings.addAll((place.schema().equals(Place.OWN_DATABASE_SCHEMA)
                ? SchemaInspection.ofOwnDatabase(app, place.name(), place.schema(), role)
                : SchemaInspection.ofOwnSchemas(app, place.name(), places, role)).findings());
        require(findings);
    }

    /** Refuses a database of tenant tables alone that would not keep tenants apart, such as that of a server without control tables. */
    public static void requireSafeTenants(DataSource tenant, String operator) {
        try (Connection connection = tenant.getConnection()) {
            ServerVersion.require(connection);
            Session session = Session.of(client(connection));
            List<Finding> findings = new ArrayList<>(session.findings(DatabaseAccess.TENANT_SCHEMA));
            findings.addAll(look(connection, session.user(), List.of(operator)));
            require(findings);
        } catch (SQLException e) {
            throw new IllegalStateException("Inspecting the database failed: " + e.getMessage(), e);
        }
    }

    /** All that is wrong and more than a note. */
    public List<Finding> findings() {
        try (Connection tenants = tenant.getConnection();
                Connection controls = control.getConnection();
                Connection lookups = lookup.getConnection()) {
            ServerVersion.require(tenants);
            ServerVersion.require(controls);
            Session session = Session.of(client(tenants));
            Session controlling = Session.of(client(controls));
            String lookup = Session.of(client(lookups)).user();
            List<Finding> findings = new ArrayList<>(session.findings(DatabaseAccess.TENANT_SCHEMA));
            findings.addAll(controlling.findings(DatabaseAccess.CONTROL_SCHEMA));
            if (lookup.equals(session.user())) {
                findings.add(shared("The app role and the lookup role are both " + lookup
                        + ", so that every tenant could read what lookups read.",
                        "Give LEASEHOLD_POSTGRES_APP_USERNAME and LEASEHOLD_POSTGRES_LOOKUP_USERNAME two roles."));
            }
            findings.addAll(look(tenants, session.user(), List.of(lookup, operator)));
            // Both halves may live in one database, where all would be found twice.
            if (!session.database().equals(controlling.database()) || !session.tenant().equals(controlling.tenant())) {
                findings.addAll(look(controls, session.user(), List.of(lookup, operator)));
            }
            return findings.stream().distinct().toList();
        } catch (SQLException e) {
            throw new IllegalStateException("Inspecting the database failed: " + e.getMessage(), e);
        }
    }

    private static List<Finding> look(Connection connection, String app, List<String> others) {
        Map<String, String> places = Map.of(DatabaseAccess.CONTROL_SCHEMA, "", DatabaseAccess.TENANT_SCHEMA, "");
        return SchemaInspection.ofLeasehold(connection, "", places, app, others).atLeast(Severity.WARNING);
    }

    private static void require(List<Finding> findings) {
        List<Finding> errors = findings.stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
        if (!errors.isEmpty()) {
            throw new UnsafeDatabaseException(errors);
        }
        findings.stream().filter(finding -> finding.severity() == Severity.WARNING).forEach(
                finding -> LOG.warn("{} {}", finding.problem(), finding.remedy()));
    }

    private static Finding shared(String problem, String remedy) {
        return new Finding(Rule.ROLES_SHARED, "", "roles", problem, remedy, Optional.empty());
    }

    private static String[] schemas() {
        return new String[]{DatabaseAccess.CONTROL_SCHEMA, DatabaseAccess.TENANT_SCHEMA,
            DatabaseAccess.FUNCTIONS_SCHEMA};
    }

    private static JdbcClient client(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }
}
