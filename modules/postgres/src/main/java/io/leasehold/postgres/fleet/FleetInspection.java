package io.leasehold.postgres.fleet;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.leasehold.core.Placement;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Place;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.Servers;
import io.leasehold.postgres.UnknownServerException;
import io.leasehold.postgres.inspection.Finding;
import io.leasehold.postgres.inspection.InspectionReport;
import io.leasehold.postgres.inspection.Rule;
import io.leasehold.postgres.inspection.SchemaInspection;

/**
 * Inspects a whole installation of Leasehold: control tables, shared tables of each server, every own schema and every own database. A place that cannot be
 * looked at is a finding, and holds up no other.
 */
public final class FleetInspection {
    private static final int AT_ONCE = 250;

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
        Sum sum = new Sum();
        for (Server server : servers.all()) {
            sum.add(server.name(), () -> database(server));
            Map<String, String> schemas = new LinkedHashMap<>();
            for (KnownPlace place : places) {
                if (place.placement() instanceof Placement.OwnSchema own && own.server().equals(server.name())) {
                    schemas.put(own.schema(), place.name());
                }
            }
            parts(schemas).forEach(part -> sum.add(server.name(), () -> schemas(server, part)));
        }
        for (KnownPlace place : places) {
            if (place.placement() instanceof Placement.OwnDatabase own) {
                sum.add(place.name(), () -> ownDatabase(own));
            } else if (servers.all().stream().noneMatch(server -> server.name().equals(place.placement().server()))) {
                sum.add(place.name(), () -> {
                    throw new UnknownServerException(place.placement().server());
                });
            }
        }
        drift.ifPresent(report -> report.of(places).forEach(found -> sum.findings.addAll(differences(found))));
        return new InspectionReport(sum.places, sum.tables, sum.findings);
    }

    private static InspectionReport database(Server server) throws SQLException {
        DatabaseAccess direct = server.direct();
        Map<String, String> schemas = new HashMap<>();
        schemas.put(DatabaseAccess.TENANT_SCHEMA, server.name() + "/" + DatabaseAccess.TENANT_SCHEMA);
        schemas.put(DatabaseAccess.CONTROL_SCHEMA, server.name() + "/" + DatabaseAccess.CONTROL_SCHEMA);
        try (Connection app = direct.connect(direct.app())) {
            return SchemaInspection.ofLeasehold(app, server.name(), schemas, direct.app().username(), List.of(direct
                    .lookup().username(), direct.operator().username()));
        }
    }

    private static InspectionReport schemas(Server server, Map<String, String> schemas) throws SQLException {
        DatabaseAccess direct = server.direct();
        try (Connection app = direct.connect(direct.app())) {
            return SchemaInspection.ofOwnSchemas(app, server.name(), schemas, direct.app().username());
        }
    }

    private InspectionReport ownDatabase(Placement.OwnDatabase own) throws SQLException {
        Place place = Place.of(servers.require(own.server()), own);
        DatabaseAccess direct = place.direct();
        try (Connection app = direct.connect(direct.app())) {
            return SchemaInspection.ofOwnDatabase(app, place.name(), place.schema(), direct.app().username());
        }
    }

    private static List<Finding> differences(Drift drift) {
        String place = drift.place().name();
        return drift.error() != null
                ? List.of(unseen(place, drift.error()))
                : drift.differences().stream().map(difference -> new Finding(Rule.SCHEMA_DRIFT, place,
                        difference.name(),
                        "The " + difference.kind() + " " + difference.name() + " is " + switch (difference.problem()) {
                            case MISSING -> "missing";
                            case EXTRA -> "made by no migration";
                            case DIFFERENT -> "not as the migrations make it";
                        } + ".", "Bring it in line with the migrations, or write one that does.", Optional.empty()))
                        .toList();
    }

    private static List<Map<String, String>> parts(Map<String, String> schemas) {
        List<Map<String, String>> parts = new ArrayList<>();
        for (Map.Entry<String, String> schema : schemas.entrySet()) {
            if (parts.isEmpty() || parts.getLast().size() == AT_ONCE) {
                parts.add(new LinkedHashMap<>());
            }
            parts.getLast().put(schema.getKey(), schema.getValue());
        }
        return parts;
    }

    /** What can be looked at by one connection, or not at all. */
    private interface Look {
        InspectionReport report() throws SQLException;
    }

    /** What has been found so far. */
    private static final class Sum {
        final List<String> places = new ArrayList<>();
        final List<Finding> findings = new ArrayList<>();
        int tables;

        void add(String place, Look look) {
            try {
                InspectionReport report = look.report();
                places.addAll(report.places());
                findings.addAll(report.findings());
                tables += report.tables();
            } catch (SQLException | RuntimeException e) {
                findings.add(unseen(place, e instanceof SQLException sql
                        ? Reasons.line(sql)
                        : String.valueOf(e
                                .getMessage())));
            }
        }
    }

    private static Finding unseen(String place, String reason) {
        return new Finding(Rule.NOT_INSPECTED, place, place, "The place " + place + " could not be looked at: "
                + reason, "Make it reachable for this node, and inspect again.", Optional.empty());
    }
}
