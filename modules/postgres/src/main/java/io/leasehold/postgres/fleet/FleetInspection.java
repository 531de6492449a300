package io.leasehold.postgres.fleet;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.Servers;
import io.leasehold.postgres.inspection.Conventions;
import io.leasehold.postgres.inspection.Finding;
import io.leasehold.postgres.inspection.InspectionReport;
import io.leasehold.postgres.inspection.Rule;
import io.leasehold.postgres.inspection.SchemaInspection;

/**
 * Inspects a whole installation of Leasehold: control tables, shared tables of each server, every own schema and every own database. A place that cannot be
 * looked at is a finding, and holds up no other.
 */
public final class FleetInspection {
    private final Servers servers;

    public FleetInspection(Servers servers) {
        this.servers = servers;
    }

    /**
     * All that is wrong in the databases of the servers and in these places.
     *
     * @param places own schemas and own databases, as {@link Places#all()} knows them
     * @param drift compares them with what the migrations make, where those are known
     */
    public InspectionReport of(List<KnownPlace> places, Optional<DriftReport> drift) {
        List<String> seen = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        int tables = 0;
        for (Server server : servers.all()) {
            DatabaseAccess direct = server.direct();
            String name = server.name() + "/" + DatabaseAccess.TENANT_SCHEMA;
            try (Connection app = direct.connect(direct.app())) {
                InspectionReport report = SchemaInspection.of(app, name, Conventions.leasehold(direct.app()
                        .username()));
                seen.addAll(report.places());
                findings.addAll(report.findings());
                tables += report.tables();
            } catch (SQLException e) {
                findings.add(unseen(name, Reasons.line(e)));
            }
        }
        drift.ifPresent(report -> report.of(places).forEach(found -> findings.add(new Finding(Rule.SCHEMA_DRIFT, found
                .place().name(), found.place().name(), "The place is not as the migrations make it.",
                "See `leasehold fleet drift`.", Optional.empty()))));
        return new InspectionReport(seen, tables, findings);
    }

    private static Finding unseen(String place, String reason) {
        return new Finding(Rule.NOT_INSPECTED, place, place, "The place " + place + " could not be looked at: "
                + reason, "Make it reachable for this node, and inspect again.", Optional.empty());
    }
}
