package io.leasehold.postgres.fleet;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.leasehold.core.Placement;
import io.leasehold.postgres.Place;
import io.leasehold.postgres.fleet.Difference.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@Timeout(120)
class DriftReportTests {
    /** One object of each kind. */
    private static final String EVERYTHING = """
                                             create type colour as enum ('red', 'green');
                                             create domain short as text check (length(value) < 10);
                                             create table boxes (
                                               tenant_id uuid not null default current_setting('leasehold.tenant')::uuid, id uuid not null, colour colour,
                                               label short default 'none', n bigint generated always as identity, size int check (size > 0), primary key (tenant_id, id));
                                             create table letters (
                                               tenant_id uuid not null default current_setting('leasehold.tenant')::uuid, id uuid not null, box uuid, text text not null,
                                               primary key (tenant_id, id), constraint in_box foreign key (tenant_id, box) references boxes);
                                             create unique index letters_by_text on letters (tenant_id, text);
                                             create index letters_at_all on letters (id);
                                             comment on index letters_at_all is 'leasehold:exempt for the test';
                                             comment on column letters.text is 'leasehold:exempt for the test';
                                             create rule counted as on delete to boxes do also notify boxes;
                                             select leasehold.protect('boxes');
                                             select leasehold.protect('letters');
                                             select leasehold.allow_lookup('letters', 'tenant_id, id');
                                             create sequence numbers;
                                             create view texts with (security_invoker = true) as select text from letters;
                                             create function shout(text) returns text language sql immutable as $$ select upper($1) || '!' $$;
                                             create function noted() returns trigger language plpgsql as $$ begin return new; end $$;
                                             create trigger noting before insert on letters for each row execute function noted();
                                             """;

    /** What somebody may have done by hand, with what the report is to say about it. */
    private static final Map<String, List<Object>> PLANTED = Map.ofEntries(
            Map.entry("create table mine (id int)",
                    List.of("table mine", Problem.EXTRA, "column mine.id", Problem.EXTRA)),
            Map.entry("drop view texts", List.of("table texts", Problem.MISSING, "column texts.text", Problem.MISSING)),
            Map.entry("create or replace view texts with (security_invoker = false) as select text from letters",
                    List.of(
                            "table texts", Problem.DIFFERENT)),
            Map.entry("alter table letters alter column text drop not null",
                    List.of("column letters.text", Problem.DIFFERENT)),
            Map.entry("alter table letters alter column text set default ''", List.of("column letters.text",
                    Problem.DIFFERENT)),
            Map.entry("alter table boxes alter column size type bigint",
                    List.of("column boxes.size", Problem.DIFFERENT)),
            Map.entry("alter table letters drop constraint in_box",
                    List.of("constraint letters.in_box", Problem.MISSING)),
            Map.entry("drop index letters_by_text", List.of("index letters_by_text", Problem.MISSING)),
            Map.entry("drop index letters_by_text; create unique index letters_by_text on letters (text)", List.of(
                    "index letters_by_text", Problem.DIFFERENT)),
            Map.entry("comment on index letters_at_all is null",
                    List.of("comment index letters_at_all", Problem.MISSING)),
            Map.entry("alter table letters no force row level security", List.of("table letters", Problem.DIFFERENT)),
            Map.entry("alter table letters disable row level security", List.of("table letters", Problem.DIFFERENT)),
            Map.entry("alter table letters owner to $operator", List.of("table letters", Problem.DIFFERENT)),
            Map.entry("alter function shout(text) owner to $operator",
                    List.of("function shout(text)", Problem.DIFFERENT)),
            Map.entry("alter type colour owner to $operator", List.of("type colour", Problem.DIFFERENT)),
            Map.entry("alter schema $schema owner to $operator", List.of("schema itself", Problem.DIFFERENT)),
            Map.entry("grant create on schema $schema to $app", List.of("grant schema to $app", Problem.DIFFERENT)),
            Map.entry("grant usage on schema $schema to $lookup", List.of("grant schema to $lookup", Problem.EXTRA)),
            Map.entry("revoke usage on schema $schema from $app", List.of("grant schema to $app", Problem.MISSING)),
            Map.entry("create rule lost as on delete to letters do instead nothing", List.of("rule letters.lost",
                    Problem.EXTRA)),
            Map.entry("drop rule counted on boxes", List.of("rule boxes.counted", Problem.MISSING)),
            Map.entry("alter table boxes disable rule counted", List.of("rule boxes.counted", Problem.DIFFERENT)),
            Map.entry("alter table letters replica identity full", List.of("table letters", Problem.DIFFERENT)),
            Map.entry("alter table letters replica identity using index letters_by_text",
                    List.of("index letters_by_text", Problem.DIFFERENT)),
            Map.entry("comment on column letters.tenant_id is 'leasehold:keep by hand'",
                    List.of("comment column letters.tenant_id", Problem.EXTRA)),
            Map.entry("comment on column letters.text is null",
                    List.of("comment column letters.text", Problem.MISSING)),
            Map.entry("comment on table letters is 'leasehold:keep by hand'",
                    List.of("comment letters", Problem.EXTRA)),
            Map.entry("alter default privileges for role $owner in schema $schema grant select on tables to $lookup",
                    List.of("default privileges of $owner for tables to $lookup", Problem.EXTRA)),
            Map.entry("drop policy leasehold_app on letters", List.of("policy letters.leasehold_app", Problem.MISSING)),
            Map.entry("alter policy leasehold_app on letters using (true)", List.of("policy letters.leasehold_app",
                    Problem.DIFFERENT)),
            Map.entry("grant truncate on letters to $app", List.of("grant letters to $app", Problem.DIFFERENT)),
            Map.entry("grant select on letters to $operator", List.of("grant letters to $operator", Problem.EXTRA)),
            Map.entry("grant select (text) on letters to $lookup",
                    List.of("grant letters.text to $lookup", Problem.EXTRA)),
            Map.entry("create or replace function shout(text) returns text language sql immutable as 'select $1'",
                    List.of(
                            "function shout(text)", Problem.DIFFERENT)),
            Map.entry("revoke execute on function shout(text) from public",
                    List.of("grant function shout(text) to public",
                            Problem.MISSING)),
            Map.entry("drop trigger noting on letters", List.of("trigger letters.noting", Problem.MISSING)),
            Map.entry("alter table letters disable trigger noting",
                    List.of("trigger letters.noting", Problem.DIFFERENT)),
            Map.entry("alter sequence numbers increment 5", List.of("sequence numbers", Problem.DIFFERENT)),
            Map.entry("alter type colour add value 'blue'", List.of("type colour", Problem.DIFFERENT)),
            Map.entry("alter domain short drop constraint short_check", List.of("type short", Problem.DIFFERENT)));

    private final TestFleet fleet;

    DriftReportTests(@TempDir Path folder) throws Exception {
        fleet = new TestFleet(folder).write("V1__everything.sql", EVERYTHING);
    }

    @Test
    void findsEachPlantedDifferenceAndNothingElse() {
        List<Map.Entry<String, List<Object>>> planted = List.copyOf(PLANTED.entrySet());
        for (int i = 0; i < planted.size(); i++) {
            fleet.tenantInSchema("tenant-" + i);
        }
        Placement database = fleet.newDatabase();
        fleet.enter("in-database", database, false);
        assertThat(fleet.migration(FleetSettings.USUAL).run("ada", FleetProgress.SILENT).failed()).isEmpty();
        assertThat(report()).isEmpty();

        List<KnownPlace> schemas = fleet.places().all().stream()
                .filter(place -> place.placement() instanceof Placement.OwnSchema)
                .toList();
        for (int i = 0; i < planted.size(); i++) {
            Place place = fleet.place(schemas.get(i).placement());
            TestFleet.administer(fleet.access.url(), "set search_path = " + place.schema() + "; " + named(planted.get(i)
                    .getKey().replace("$schema", place.schema())));
        }
        List<Drift> drifts = report();

        assertThat(drifts).hasSize(planted.size());
        for (int i = 0; i < planted.size(); i++) {
            String name = schemas.get(i).name();
            List<Difference> differences = drifts.stream().filter(drift -> drift.place().name().equals(name))
                    .findFirst()
                    .orElseThrow().differences();
            assertThat(differences.stream().<Object>mapMulti((difference, out) -> {
                out.accept(difference.kind() + " " + difference.name());
                out.accept(difference.problem());
            })).as(planted.get(i).getKey()).containsExactlyInAnyOrderElementsOf(planted.get(i).getValue().stream().map(
                    expected -> expected instanceof String text ? named(text) : expected).toList());
        }
        assertThat(scratchSchemas()).isEmpty();
    }

    @Test
    void seesInTheSchemaOfSharedTablesWhatTheAdministratorDidNotGrant() {
        fleet.migration(FleetSettings.USUAL).run("ada", FleetProgress.SILENT);
        assertThat(report()).isEmpty();

        TestFleet.administer(fleet.access.url(), named("grant create on schema shared to $app, $operator"));

        assertThat(report()).singleElement().satisfies(drift -> assertThat(drift.differences()).extracting(
                difference -> difference.kind() + " " + difference.name(), Difference::problem).containsExactly(
                        tuple(named("grant schema to $app"), Problem.DIFFERENT),
                        tuple(named("grant schema to $operator"), Problem.EXTRA)));
    }

    @Test
    void clearsUpWhatADeadComparisonLeftAndNotWhatALivingOneUses() throws Exception {
        fleet.tenantInSchema("tenant");
        fleet.migration(FleetSettings.USUAL).run("ada", FleetProgress.SILENT);
        fleet.asOwner("create schema leasehold_scratch_dead; create table leasehold_scratch_dead.t (id int)");
        Place place = fleet.place(new Placement.SharedTables());
        try (Connection owner = PlaceMigrator.connect(place); Scratch living = new Scratch(owner)) {
            assertThat(report()).isEmpty();

            assertThat(scratchSchemas()).containsExactly(living.schema());
        }
        assertThat(scratchSchemas()).isEmpty();
    }

    @Test
    void saysWhereNobodyCouldLook() {
        fleet.enter("nowhere", new Placement.OwnDatabase("main", "no_such_database"), false);
        FleetSettings once = FleetSettings.USUAL.withMostFailures(9, 100);
        fleet.migration(once).run("ada", FleetProgress.SILENT);

        assertThat(report()).singleElement().satisfies(drift -> {
            assertThat(drift.error()).contains("no_such_database");
            assertThat(drift.differences()).isEmpty();
        });
    }

    private List<Drift> report() {
        return new DriftReport(fleet.servers(), fleet.migrations()).of(fleet.places().all());
    }

    private String named(String text) {
        return text.replace("$owner", fleet.access.owner().username()).replace("$app", fleet.access.app().username())
                .replace("$lookup", fleet.access.lookup().username())
                .replace(
                        "$operator", fleet.access.operator().username());
    }

    private List<String> scratchSchemas() {
        return fleet.superuser().sql("select nspname from pg_namespace where nspname like 'leasehold\\_scratch%'")
                .query(
                        String.class)
                .list();
    }
}
