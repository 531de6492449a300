package io.leasehold.postgres.fleet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leasehold.core.Placement;
import io.leasehold.core.TenantId;
import io.leasehold.postgres.Place;
import io.leasehold.postgres.setup.Migrations;

import static io.leasehold.postgres.fleet.TestFleet.LETTERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlaceMigratorTests {
    private static final String STAMPS = "alter table letters add column stamp text; -- the second";

    private final TestFleet fleet;

    PlaceMigratorTests(@TempDir Path folder) throws Exception {
        fleet = new TestFleet(folder).write("V1__letters.sql", LETTERS);
    }

    @Test
    void leavesAHistoryThatFlywayTakesForItsOwn() throws Exception {
        fleet.write("V2.1__more stamps_of_it.sql", STAMPS);
        Place byUs = fleet.place(fleet.newSchema());
        Place byFlyway = fleet.place(fleet.newSchema());

        Migrated migrated = fleet.migrator().migrate(byUs);
        fleet.migrations().flyway(byFlyway).migrate();

        assertThat(migrated).isEqualTo(new Migrated(2, fleet.migrations().fingerprint()));
        assertThat(history(byUs)).isEqualTo(history(byFlyway)).hasSize(2);
        assertThat(columns(byUs)).isEqualTo(columns(byFlyway)).hasSizeGreaterThan(12);
        Flyway flyway = fleet.migrations().flyway(byUs);
        assertThatCode(flyway::validate).doesNotThrowAnyException();
        assertThat(flyway.info().pending()).isEmpty();
        assertThat(flyway.migrate().migrationsExecuted).isZero();
    }

    @Test
    void goesOnWhereFlywayStoppedAndTheOtherWayRound() throws Exception {
        Place first = fleet.place(fleet.newSchema());
        Place second = fleet.place(fleet.newSchema());
        fleet.migrations().flyway(first).migrate();
        fleet.migrator().migrate(second);
        fleet.write("V2__stamps.sql", STAMPS);

        assertThat(fleet.migrator().migrate(first).applied()).isEqualTo(1);
        assertThat(fleet.migrations().flyway(second).migrate().migrationsExecuted).isEqualTo(1);

        assertThat(history(first)).isEqualTo(history(second)).hasSize(2);
        assertThat(fleet.migrator().migrate(second)).isEqualTo(fleet.migrator().migrate(first))
                .isEqualTo(new Migrated(0,
                        fleet.migrations().fingerprint()));
        fleet.write("V1_1__late.sql", "create index on letters (tenant_id, text)");
        assertThat(fleet.migrator().migrate(first).applied()).isEqualTo(1);
        assertThatCode(fleet.migrations().flyway(first)::validate).doesNotThrowAnyException();
    }

    @Test
    void keepsTheLockThatFlywayTakes() throws Exception {
        Place place = fleet.place(fleet.newSchema());
        History history = new History(place.schema(), "flyway_schema_history");
        try (Connection owner = PlaceMigrator.connect(place)) {
            history.begin(owner, 0);
            Flyway impatient = Flyway.configure().configuration(fleet.migrations().flyway(place).getConfiguration())
                    .lockRetryCount(0).load();

            assertThatThrownBy(impatient::migrate).hasMessageContaining("acquire PostgreSQL advisory lock");
            owner.rollback();
            assertThat(impatient.migrate().migrationsExecuted).isEqualTo(1);
        }
    }

    @Test
    void appliesEachMigrationOnceWhenManyComeAtTheSameTime() throws Exception {
        fleet.write("V2__stamps.sql", STAMPS).write("V3__box.sql", "create table box (id int)");
        Place place = fleet.place(fleet.newSchema());

        int applied = 0;
        try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> all = IntStream.range(0, 4).mapToObj(node -> nodes.submit(
                    () -> fleet.migrator().migrate(place).applied())).toList();
            for (Future<Integer> one : all) {
                applied += one.get();
            }
        }

        assertThat(applied).isEqualTo(3);
        assertThat(history(place)).hasSize(3);
    }

    @Test
    void leavesToFlywayWhatIsNotPlain() throws Exception {
        fleet.write("V2__now.sql", "create index concurrently letters_by_text on letters (tenant_id, text)")
                .write("V3__placeholder.sql", "create table \"of_${flyway:defaultSchema}\" (id int)")
                .write("V4__outside.sql", "vacuum letters").write("V4__outside.sql.conf", "executeInTransaction=false")
                .write("R__view.sql", "create or replace view texts as select text from letters");
        Place place = fleet.place(fleet.newSchema());

        assertThat(fleet.migrator().migrate(place)).isEqualTo(new Migrated(5, fleet.migrations().fingerprint()));

        assertThat(tables(place)).contains("of_" + place.schema(), "texts", "letters_by_text");
        fleet.write("R__view.sql", "create or replace view texts as select text, id from letters");
        assertThat(fleet.migrator().migrate(place)).isEqualTo(new Migrated(1, fleet.migrations().fingerprint()));
        assertThat(fleet.migrator().migrate(place).applied()).isZero();
    }

    @Test
    void takesBackAMigrationThatFailsAndSaysWhy() throws Exception {
        Place place = fleet.place(fleet.newSchema());
        fleet.migrator().migrate(place);
        fleet.write("V2__halves.sql", "create table half (id int); alter table nothing add column x int");

        assertThatThrownBy(() -> fleet.migrator().migrate(place)).isInstanceOfSatisfying(MigrationFailedException.class,
                failure -> {
                    assertThat(failure.reason()).isEqualTo(
                            "V2__halves.sql: ERROR: relation \"nothing\" does not exist");
                    assertThat(failure.isPassing()).isFalse();
                    assertThat(failure).hasMessageContaining(place.name());
                });

        assertThat(tables(place)).doesNotContain("half");
        assertThat(history(place)).hasSize(1);
        fleet.write("V2__halves.sql", "create table half (id int)");
        assertThat(fleet.migrator().migrate(place).applied()).isEqualTo(1);
    }

    @Test
    void refusesWhatFlywayRefuses() throws Exception {
        Place changed = fleet.place(fleet.newSchema());
        fleet.migrator().migrate(changed);
        Place filled = fleet.place(fleet.newSchema());
        fleet.asOwner("create table \"" + filled.schema() + "\".inherited (id int)");
        fleet.write("V1__letters.sql", LETTERS + "-- changed afterwards");

        assertThatThrownBy(() -> fleet.migrator().migrate(changed)).isInstanceOf(MigrationFailedException.class)
                .hasMessageContaining("checksum mismatch");
        assertThatThrownBy(() -> fleet.migrator().migrate(filled)).isInstanceOf(MigrationFailedException.class)
                .hasMessageContaining("non-empty");
    }

    @Test
    void leavesAPlaceThatIsAheadAsItIs() throws Exception {
        fleet.write("V2__stamps.sql", STAMPS);
        Place place = fleet.place(fleet.newSchema());
        Migrated newer = fleet.migrator().migrate(place);
        TestFleet older = new TestFleet(Files.createTempDirectory("older")).write("V1__letters.sql", LETTERS);

        Migrated visited = new PlaceMigrator(new TenantMigrations(Migrations.tenant(
                fleet.access, older.locations())), Duration.ZERO).migrate(place);

        assertThat(visited).isEqualTo(new Migrated(0, newer.fingerprint()));
    }

    @Test
    void doesNotWaitForALockWithoutEnd() throws Exception {
        Place place = fleet.place(fleet.newSchema());
        fleet.migrator().migrate(place);
        fleet.write("V2__stamps.sql", STAMPS);
        try (Connection reader = PlaceMigrator.connect(place); Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("lock table \"" + place.schema() + "\".letters in access share mode");

            PlaceMigrator hasty = new PlaceMigrator(fleet.migrations(), Duration.ofMillis(50));
            assertThatThrownBy(() -> hasty.migrate(place)).isInstanceOfSatisfying(MigrationFailedException.class,
                    failure -> assertThat(failure.isPassing()).isTrue());
            reader.rollback();
            assertThat(hasty.migrate(place).applied()).isEqualTo(1);
        }
    }

    @Test
    void bringsNothingFromOnePlaceToTheNext() throws Exception {
        fleet.write("V2__found.sql", "create table found as select current_setting('statement_timeout') as timeout")
                .write("V3__left.sql", "set search_path = nowhere; set statement_timeout = '1h'");
        Place one = fleet.place(fleet.newSchema());
        Place two = fleet.place(fleet.newSchema());
        try (OwnerConnections connections = new OwnerConnections()) {
            for (Place place : List.of(one, two)) {
                connections.with(place, owner -> fleet.migrator().migrate(place, owner));
            }
            assertThat(connections.opened()).isEqualTo(1);
        }
        assertThat(history(one)).isEqualTo(history(two)).hasSize(3);
        assertThat(fleet.superuser().sql("select timeout from " + two.schema() + ".found").query(String.class).single())
                .isEqualTo("0");
    }

    @Test
    void servesAnOddlyNamedSchema() throws Exception {
        Place place = fleet.place(fleet.newSchema("Odd ' %s,name"));

        assertThat(fleet.migrator().migrate(place).applied()).isEqualTo(1);
        assertThat(fleet.migrations().flyway(place).migrate().migrationsExecuted).isZero();
    }

    @Test
    void refusesCallbacksRatherThanForgetThem() throws Exception {
        fleet.write("beforeMigrate.sql", "select 1");

        assertThatThrownBy(() -> fleet.migrations().fingerprint()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("beforeMigrate.sql");
    }

    @Test
    void remembersPlacesAndWhatBecameOfThem() {
        Placement schema = fleet.newSchema();
        String name = fleet.place(schema).name();
        TenantId tenant = TestFleet.newTenant();
        Places places = fleet.places();

        places.isCurrent(name, schema, tenant, "abc");
        assertThat(places.hasNow("main/elsewhere", new Migrated(1, "abc"))).isFalse();
        places.hasFailed(name, "first");
        places.hasFailed(name, "second");
        assertThat(places.find(name)).hasValueSatisfying(place -> {
            assertThat(place.attempts()).isEqualTo(2);
            assertThat(place.error()).isEqualTo("second");
            assertThat(place.fingerprint()).isEqualTo("abc");
            assertThat(place.state()).isEqualTo(KnownPlace.State.FAILED);
        });
        places.isCurrent(name, schema, tenant, "def");
        assertThat(places.all()).singleElement().satisfies(place -> {
            assertThat(place.placement()).isEqualTo(schema);
            assertThat(place.tenant()).isEqualTo(tenant);
            assertThat(place.fingerprint()).isEqualTo("def");
            assertThat(place.state()).isEqualTo(KnownPlace.State.CURRENT);
            assertThat(place.attempts()).isZero();
        });
        places.forget(name);
        assertThat(places.find(name)).isEmpty();
    }

    private List<Map<String, Object>> history(Place place) {
        return fleet.superuser().sql(
                "select installed_rank, version, description, type, script, checksum, installed_by, success from \""
                        + place.schema() + "\".flyway_schema_history order by 1")
                .query().listOfRows();
    }

    private List<Map<String, Object>> columns(Place place) {
        return fleet.superuser()
                .sql("""
                     select table_name, column_name, data_type, character_maximum_length, is_nullable, column_default
                     from information_schema.columns where table_schema = :schema order by 1, ordinal_position""")
                .param("schema", place.schema()).query().listOfRows();
    }

    private List<String> tables(Place place) {
        return fleet.superuser().sql("select relname from pg_class where relnamespace = cast(:schema as regnamespace)")
                .param("schema", place.schema()).query(String.class).list();
    }
}
