package io.leasehold.postgres.fleet;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

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
import io.leasehold.postgres.setup.Edition;

/**
 * Inspects a whole installation of Leasehold: control tables, shared tables of each server, every own schema and every own database. A place that cannot be
 * looked at is a finding, and holds up no other.
 */
public final class FleetInspection {
    private static final int AT_ONCE = 250;
    private static final int FEW = 50;

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
        servers.all().forEach(server -> sum.add(List.of(server.name()), () -> database(server)));
        steps(places, AT_ONCE).forEach(step -> sum.add(step.places(), step.look()));
        drift.ifPresent(report -> report.of(places).forEach(sum::add));
        return new InspectionReport(sum.places, sum.tables, sum.findings);
    }

    /**
     * Looks at own schemas and own databases alone, one part after another.
     *
     * @param next takes what was found in a part, and says whether to go on
     */
    public void ofOwn(List<KnownPlace> places, Predicate<InspectionReport> next) {
        for (Step step : steps(places, FEW)) {
            Sum sum = new Sum();
            sum.add(step.places(), step.look());
            if (!next.test(new InspectionReport(sum.places, sum.tables, sum.findings))) {
                return;
            }
        }
    }

    private List<Step> steps(List<KnownPlace> places, int atOnce) {
        List<Step> steps = new ArrayList<>();
        for (Server server : servers.all()) {
            Map<String, String> schemas = new LinkedHashMap<>();
            for (KnownPlace place : places) {
                if (place.placement() instanceof Placement.OwnSchema own && own.server().equals(server.name())) {
                    schemas.put(own.schema(), place.name());
                }
            }
            parts(schemas, atOnce).forEach(part -> steps.add(new Step(part.values(), () -> schemas(server, part))));
        }
        for (KnownPlace place : places) {
            if (place.placement() instanceof Placement.OwnDatabase own) {
                steps.add(new Step(List.of(place.name()), () -> ownDatabase(own)));
            } else if (servers.all().stream().noneMatch(server -> server.name().equals(place.placement().server()))) {
                steps.add(new Step(List.of(place.name()), () -> {
                    throw new UnknownServerException(place.placement().server());
                }));
            }
        }
        return steps;
    }

    private static InspectionReport database(Server server) throws SQLException {
        DatabaseAccess direct = server.direct();
        Map<String, String> schemas = new HashMap<>();
        schemas.put(DatabaseAccess.TENANT_SCHEMA, server.name() + "/" + DatabaseAccess.TENANT_SCHEMA);
        schemas.put(DatabaseAccess.CONTROL_SCHEMA, server.name() + "/" + DatabaseAccess.CONTROL_SCHEMA);
        try (Connection app = direct.connect(direct.app())) {
            return withFunctions(SchemaInspection.ofLeasehold(app, server.name(), schemas, direct.app().username(), List
                    .of(direct.lookup().username(), direct.operator().username())), server.name(), Edition.in(app));
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
            return withFunctions(SchemaInspection.ofOwnDatabase(app, place.name(), place.schema(), direct.app()
                    .username()), place.name(), Edition.in(app));
        }
    }

    private static InspectionReport withFunctions(InspectionReport report, String place, Edition found) {
        if (!found.isBehind() && !found.isAltered()) {
            return report;
        }
        List<Finding> findings = new ArrayList<>(report.findings());
        findings.add(new Finding(Rule.FUNCTIONS_OUTDATED, place, "schema leasehold", "The functions of Leasehold in "
                + place + (found.isAltered()
                        ? " are not as they were laid."
                        : " are of " + found + " and not of " + Edition.ours() + "."),
                "Bring the fleet up to date, by `leasehold migrate`.", Optional.empty()));
        return new InspectionReport(report.places(), report.tables(), findings);
    }

    private static Finding difference(String place, Difference difference) {
        return new Finding(Rule.SCHEMA_DRIFT, place, difference.name(),
                "The " + difference.kind() + " " + difference.name() + " is " + switch (difference.problem()) {
                    case MISSING -> "missing";
                    case EXTRA -> "made by no migration";
                    case DIFFERENT -> "not as the migrations make it";
                } + ".", "Bring it in line with the migrations, or write one that does.", Optional.empty());
    }

    private static List<Map<String, String>> parts(Map<String, String> schemas, int atOnce) {
        List<Map<String, String>> parts = new ArrayList<>();
        for (Map.Entry<String, String> schema : schemas.entrySet()) {
            if (parts.isEmpty() || parts.getLast().size() == atOnce) {
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

    /** What is looked at by one connection. */
    private record Step(Collection<String> places, Look look) {}

    /** What has been found so far. */
    private static final class Sum {
        final List<String> places = new ArrayList<>();
        final List<Finding> findings = new ArrayList<>();
        int tables;

        private final Set<String> unseen = new HashSet<>();

        void add(Collection<String> of, Look look) {
            try {
                InspectionReport report = look.report();
                places.addAll(report.places());
                findings.addAll(report.findings());
                tables += report.tables();
            } catch (SQLException e) {
                of.forEach(place -> unseen(place, Reasons.line(e)));
            } catch (RuntimeException e) {
                of.forEach(place -> unseen(place, Reasons.line(e)));
            }
        }

        void add(Drift drift) {
            String place = drift.place().name();
            if (drift.error() != null) {
                unseen(place, drift.error());
            }
            Differences.folded(drift.differences()).forEach(difference -> findings.add(difference(place, difference)));
        }

        /** Once, however many looks fail. */
        private void unseen(String place, String reason) {
            if (unseen.add(place)) {
                findings.add(new Finding(Rule.NOT_INSPECTED, place, place, "The place " + place
                        + " could not be looked at: " + reason, "Make it reachable for this node, and inspect again.",
                        Optional.empty()));
            }
        }
    }
}
