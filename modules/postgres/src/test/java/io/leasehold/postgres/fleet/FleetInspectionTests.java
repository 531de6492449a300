package io.leasehold.postgres.fleet;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.leasehold.core.Placement;
import io.leasehold.postgres.Place;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.Servers;
import io.leasehold.postgres.TestServer;
import io.leasehold.postgres.UnknownServerException;
import io.leasehold.postgres.inspection.Finding;
import io.leasehold.postgres.inspection.InspectionReport;
import io.leasehold.postgres.inspection.Rule;
import io.leasehold.postgres.inspection.Severity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** An installation is looked at as a whole: what is wrong is found in its place, and what is out of reach holds up nothing. */
@Timeout(120)
class FleetInspectionTests {
    private static final String UNFORCED = "alter table %s.letters no force row level security";
    private static final String FORCED = "alter table %s.letters force row level security";

    @TempDir
    static Path folder;

    private static TestFleet fleet;
    private static Place acme;
    private static Place globex;
    private static Place initech;
    private static Place hooli;

    @BeforeAll
    static void migrate() throws Exception {
        fleet = new TestFleet(folder).write("V1__letters.sql", TestFleet.LETTERS);
        acme = fleet.tenantInSchema("acme");
        globex = fleet.tenantInSchema("globex");
        initech = tenantInDatabase("initech");
        hooli = tenantInDatabase("hooli");
        assertThat(fleet.migration(FleetSettings.USUAL).run("ada", FleetProgress.SILENT).failed()).isEmpty();
    }

    private static Place tenantInDatabase(String slug) {
        Placement placement = fleet.newDatabase();
        fleet.enter(slug, placement, false);
        return fleet.place(placement);
    }

    @Test
    void eachPlaceOfASoundInstallationIsLookedAtAndNothingIsFound() {
        InspectionReport report = new FleetInspection(fleet.servers()).of(known(), drift());

        assertThat(report.places()).containsExactlyInAnyOrder("main/control", "main/shared", acme.name(), globex.name(),
                initech.name(), hooli.name());
        assertThat(report.atLeast(Severity.WARNING)).isEmpty();
        assertThat(report.tables()).isGreaterThan(5);
    }

    @Test
    void aFaultIsFoundInThePlaceThatHasItAlone() {
        for (Place place : List.of(acme, initech, fleet.place(new Placement.SharedTables()))) {
            planted(place, UNFORCED, FORCED, () -> assertThat(inspect(fleet.servers())).extracting(Finding::rule,
                    Finding::place, Finding::object).containsExactly(
                            tuple(Rule.SECURITY_NOT_FORCED, place.name(),
                                    place.schema() + ".letters")));
        }
    }

    @Test
    void driftIsFoundInThePlaceThatHasDrifted() {
        for (Place place : List.of(globex, hooli)) {
            planted(place, "alter table %s.letters add column more int",
                    "alter table %s.letters drop column more", () -> {
                        assertThat(inspect(fleet.servers())).as("by the rules").isEmpty();
                        assertThat(new FleetInspection(fleet.servers()).of(known(), drift()).atLeast(Severity.WARNING))
                                .singleElement().satisfies(finding -> {
                                    assertThat(finding.rule()).isEqualTo(Rule.SCHEMA_DRIFT);
                                    assertThat(finding.place()).isEqualTo(place.name());
                                    assertThat(finding.problem()).isEqualTo(
                                            "The column letters.more is made by no migration.");
                                });
                    });
        }
    }

    @Test
    void functionsThatAreNotThisVersionsAreFoundInTheirDatabase() {
        String old = "create or replace function leasehold.predicate(demanded boolean) returns text language sql immutable as $$ select 'true'::text $$";
        Place shared = fleet.place(new Placement.SharedTables());
        for (Place place : List.of(shared, initech)) {
            for (String made : List.of(old, "comment on schema leasehold is null")) {
                TestServer.execute(place.direct().url(), fleet.access.owner(), made);
                assertThat(inspect(fleet.servers())).extracting(Finding::rule, Finding::place).containsExactly(tuple(
                        Rule.FUNCTIONS_OUTDATED, place.equals(shared) ? "main" : initech.name()));
                assertThat(fleet.migrator().migrate(place).fingerprint()).isEqualTo(fleet.migrations().fingerprint());
                assertThat(inspect(fleet.servers())).isEmpty();
            }
        }
    }

    @Test
    void whatIsThereTooMuchIsToldOnceAndNotByItsParts() {
        for (Place place : List.of(globex, hooli)) {
            planted(place,
                    "create table %1$s.scratch (id serial primary key, tenant_id uuid, name text); create index on %1$s.scratch (name); "
                            + "create view %1$s.names with (security_invoker) as select name from %1$s.letters, %1$s.scratch",
                    "drop view %1$s.names; drop table %1$s.scratch", () -> assertThat(new FleetInspection(fleet
                            .servers()).of(known(), drift()).atLeast(Severity.WARNING).stream().filter(
                                    finding -> finding.rule() == Rule.SCHEMA_DRIFT)
                            .toList()).extracting(
                                    Finding::place, Finding::object)
                            .containsExactlyInAnyOrder(
                                    tuple(place.name(), "names"), tuple(place.name(), "scratch")));
        }
    }

    @Test
    void ownPlacesAreLookedAtOneAfterAnotherUntilNobodyWantsToKnow() {
        planted(acme, UNFORCED, FORCED, () -> planted(initech, UNFORCED, FORCED, () -> {
            List<InspectionReport> reports = new ArrayList<>();
            new FleetInspection(fleet.servers()).ofOwn(known(), reports::add);
            assertThat(reports.stream().flatMap(report -> report.places().stream())).containsExactlyInAnyOrder(acme
                    .name(), globex.name(), initech.name(), hooli.name());
            assertThat(reports.stream().flatMap(report -> report.atLeast(Severity.ERROR).stream()).map(Finding::place))
                    .containsExactlyInAnyOrder(acme.name(), initech.name());

            reports.clear();
            new FleetInspection(fleet.servers()).ofOwn(known(), report -> !reports.add(report));
            assertThat(reports).hasSize(1);
        }));
    }

    /** Of a server that is out of reach with its places, of a database and a schema that are not there, and of one that nobody here knows. */
    @Test
    void whatIsOutOfReachIsSaidOnceAndAllElseIsLookedAt() {
        List<KnownPlace> unreachable = List.of(place(new Placement.OwnSchema("far", "t_of_a")), place(
                new Placement.OwnSchema("far", "t_of_b")), place(new Placement.OwnDatabase("far", "own_of_c")),
                place(
                        new Placement.OwnSchema("main", "t_gone")),
                place(new Placement.OwnDatabase("main",
                        "own_gone")),
                place(new Placement.OwnDatabase("unheard-of", "own")), place(
                        new Placement.OwnSchema("unheard-of", "t_own")));
        List<KnownPlace> all = Stream.concat(unreachable.stream(), known().stream()).toList();
        List<String> names = Stream.concat(Stream.of("far"), unreachable.stream().map(KnownPlace::name)).toList();
        Servers servers = withAnother("far", "jdbc:postgresql://localhost:1/nobody");

        planted(acme, UNFORCED, FORCED, () -> planted(hooli, UNFORCED, FORCED, () -> {
            for (Optional<DriftReport> drift : List.of(Optional.<DriftReport>empty(), Optional.of(new DriftReport(
                    servers, fleet.migrations())))) {
                InspectionReport report = new FleetInspection(servers).of(all, drift);

                List<Finding> unseen = report.findings().stream().filter(finding -> finding.rule()
                        .equals(Rule.NOT_INSPECTED)).toList();
                assertThat(unseen).extracting(Finding::place).containsExactlyInAnyOrderElementsOf(names);
                assertThat(report.findings()).filteredOn(finding -> finding.rule() == Rule.SECURITY_NOT_FORCED)
                        .extracting(Finding::place).containsExactlyInAnyOrder(acme.name(), hooli.name());
                assertThat(report.places()).contains("main/control", "main/shared", acme.name(), globex.name(), initech
                        .name(), hooli.name());
            }
        }));
    }

    @Test
    void aPlaceInWhichAQuestionFailsIsSaidWithoutTheQuestion() {
        String role = fleet.access.app().username();
        String database = initech.direct().database();
        TestFleet.administer(fleet.access.url(), "alter role " + role + " in database " + database
                + " set statement_timeout = '1ms'");
        try {
            assertThat(inspect(fleet.servers())).singleElement().satisfies(finding -> {
                assertThat(finding.rule()).isEqualTo(Rule.NOT_INSPECTED);
                assertThat(finding.place()).isEqualTo(initech.name());
                assertThat(finding.problem()).contains("statement timeout").doesNotContain("pg_catalog", "select",
                        "\n");
            });
        } finally {
            TestFleet.administer(fleet.access.url(), "alter role " + role + " in database " + database
                    + " reset statement_timeout");
        }
    }

    /** More than are asked about at once. */
    @Test
    void oneFaultAmongManySchemasIsFoundWhereItIs(@TempDir Path other) throws Exception {
        TestFleet many = new TestFleet(other).write("V1__letters.sql", TestFleet.LETTERS);
        List<Place> places = many.tenantsInSchemas(253);
        many.asOwner("""
                     do $$ declare place text; begin
                       for place in select nspname from pg_namespace where nspname ~ '^t_' loop
                         perform set_config('search_path', place || ',leasehold', true);
                         %s
                       end loop;
                     end $$""".formatted(TestFleet.LETTERS.replace("select leasehold", "perform leasehold")));
        List<KnownPlace> known = places.stream().map(place -> place(new Placement.OwnSchema("main", place.schema())))
                .toList();
        Place first = places.getFirst();
        Place last = places.getLast();
        many.asOwner(UNFORCED.formatted(first.schema()) + ";" + UNFORCED.formatted(last.schema()));

        InspectionReport report = new FleetInspection(many.servers()).of(known, Optional.empty());

        assertThat(report.places()).hasSize(2 + known.size()).doesNotHaveDuplicates();
        assertThat(report.atLeast(Severity.WARNING)).extracting(Finding::rule, Finding::place)
                .containsExactlyInAnyOrder(tuple(
                        Rule.SECURITY_NOT_FORCED, first.name()), tuple(Rule.SECURITY_NOT_FORCED, last.name()));
    }

    private static void planted(Place place, String fault, String cure, Runnable check) {
        TestServer.execute(place.direct().url(), fleet.access.owner(), fault.formatted(place.schema()));
        try {
            check.run();
        } finally {
            TestServer.execute(place.direct().url(), fleet.access.owner(), cure.formatted(place.schema()));
        }
    }

    private static List<Finding> inspect(Servers servers) {
        return new FleetInspection(servers).of(known(), Optional.empty()).atLeast(Severity.WARNING);
    }

    private static List<KnownPlace> known() {
        return fleet.places().all();
    }

    private static Optional<DriftReport> drift() {
        return Optional.of(new DriftReport(fleet.servers(), fleet.migrations()));
    }

    private static KnownPlace place(Placement placement) {
        String name = switch (placement) {
            case Placement.OwnSchema own -> own.server() + "/" + own.schema();
            case Placement.OwnDatabase own -> own.server() + ":" + own.database();
            case Placement.SharedTables shared -> shared.server() + "/shared";
        };
        return new KnownPlace(name, placement, TestFleet.newTenant(), null, KnownPlace.State.PENDING, 0, null,
                Instant.EPOCH);
    }

    private static Servers withAnother(String name, String url) {
        Server another = new Server(name, fleet.access.withUrl(url), 4);
        return new Servers() {
            @Override
            public Server main() {
                return fleet.server;
            }

            @Override
            public Server require(String wanted) {
                return all().stream().filter(server -> Objects.equals(server.name(), wanted)).findFirst().orElseThrow(
                        () -> new UnknownServerException(wanted));
            }

            @Override
            public List<Server> all() {
                return List.of(another, fleet.server);
            }
        };
    }
}
