package io.leasehold.depot;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.leasehold.core.Placement;
import io.leasehold.platform.operator.OperatorTenants;
import io.leasehold.postgres.Operator;
import io.leasehold.postgres.Servers;
import io.leasehold.postgres.fleet.DriftReport;
import io.leasehold.postgres.fleet.FleetInspection;
import io.leasehold.postgres.fleet.KnownPlace;
import io.leasehold.postgres.fleet.Places;
import io.leasehold.postgres.inspection.InspectionReport;
import io.leasehold.postgres.inspection.Severity;

import static io.leasehold.testkit.InspectionAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Depot itself is clean under the inspection, at all three levels of isolation, as it runs. */
class InspectionTests extends RunningDepot {
    @Autowired
    private Servers servers;
    @Autowired
    private DriftReport drift;
    @Autowired
    private OperatorTenants tenants;
    @Autowired
    @Operator
    private DataSource operator;

    @AfterEach
    void takeThePlantedAway() throws SQLException {
        inMain("drop table if exists shared.planted", "drop view if exists " + schema() + ".planted");
        inOwnDatabase("drop index if exists tenant.planted");
    }

    @Test
    void findsNothingInTheDemo() {
        InspectionReport report = inspect(Optional.of(drift));

        assertThat(report).isClean();
        assertThat(report.places()).contains("main/control", "main/shared", "main/" + schema(), "main:" + database());
    }

    @Test
    void findsWhatIsPlantedAtEachLevelAndNothingElse() throws SQLException {
        inMain("create table shared.planted (id int)", "create view " + schema() + ".planted as select title from "
                + schema() + ".tasks");
        inOwnDatabase("create index planted on tenant.tasks (title)");

        assertThat(inspect(Optional.empty()).atLeast(Severity.WARNING)).extracting(finding -> finding.rule().id()
                + " " + finding.object()).containsExactlyInAnyOrder("column-missing shared.planted",
                        "view-owners-rights " + schema() + ".planted", "index-without-tenant tenant.planted");
    }

    @Test
    void tellsOperatorsTheSame() {
        Answer answer = operator().get("/api/operator/inspection").expect(200);

        assertThat(answer.text("/complete")).isEqualTo("true");
        assertThat(answer.text("/errors") + answer.text("/warnings")).isEqualTo("00");
        signIn("ada@acme.example", "acme").get("/api/operator/inspection").expect(404);
    }

    @Test
    void tellsOperatorsWhosePlaceItIs() {
        List<String> places = places().stream().map(KnownPlace::name).toList();

        assertThat(tenants.owners(places)).doesNotContainKey("main/shared")
                .hasEntrySatisfying("main/" + schema(), tenant -> assertThat(tenant
                        .slug()).hasToString("initech"))
                .hasEntrySatisfying("main:" + database(), tenant -> assertThat(tenant
                        .slug()).hasToString("umbrella"));
        assertThat(tenants.owners(List.of())).isEmpty();
    }

    private InspectionReport inspect(Optional<DriftReport> compared) {
        return new FleetInspection(servers).of(places(), compared);
    }

    private List<KnownPlace> places() {
        return new Places(JdbcClient.create(operator), Clock.systemUTC()).all();
    }

    /** Where initech lives. */
    private String schema() {
        return location(place -> place.placement() instanceof Placement.OwnSchema own ? own.schema() : null);
    }

    /** Where umbrella lives; the database of another that is kept in stock is nobody's. */
    private String database() {
        return location(place -> place.tenant() != null && place.placement() instanceof Placement.OwnDatabase own
                ? own.database()
                : null);
    }

    private String location(Function<KnownPlace, @Nullable String> named) {
        return places().stream().map(named).filter(Objects::nonNull).findFirst().orElseThrow();
    }

    private static void inMain(String... statements) throws SQLException {
        run(DATABASE.superuser(), statements);
    }

    private void inOwnDatabase(String... statements) throws SQLException {
        run(DATABASE.access().at(database()).connect(DATABASE.administrator()), statements);
    }

    private static void run(Connection superuser, String... statements) throws SQLException {
        try (superuser; Statement statement = superuser.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
