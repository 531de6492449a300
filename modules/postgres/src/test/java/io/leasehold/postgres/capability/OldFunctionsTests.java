package io.leasehold.postgres.capability;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.postgres.Place;
import io.leasehold.postgres.TestServer;
import io.leasehold.postgres.binding.Proofs;
import io.leasehold.postgres.fleet.FleetPlace;
import io.leasehold.postgres.fleet.FleetReport;
import io.leasehold.postgres.provisioning.Level;
import io.leasehold.postgres.setup.DatabaseSetup;
import io.leasehold.postgres.setup.Edition;

import static io.leasehold.postgres.capability.Fort.asOwner;
import static io.leasehold.postgres.capability.Fort.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A database that an older version made has that version's functions, until the fleet is brought up to date. */
class OldFunctionsTests {
    /** As it was when nobody thought of sessions that somebody else has set. */
    private static final String OLD = "create or replace function leasehold.bind(tenant uuid) returns integer language sql volatile as "
            + "$$ select pg_catalog.length(pg_catalog.set_config('leasehold.tenant', tenant::pg_catalog.text, true)) $$";
    private static final String UNWRITTEN = "; comment on schema leasehold is null";

    private final Fort fort = new Fort(TamperEvidence.OFF);
    private final Tenant acme = fort.settle("acme", Level.DATABASE);
    private final Tenant globex = fort.settle("globex", Level.DATABASE);
    private final Tenant hooli = fort.settle("hooli", Level.SCHEMA);

    @AfterEach
    void close() throws Exception {
        fort.close();
    }

    @Test
    void areKnownAsPendingAndRenewedAndThenRefuseASessionThatSomebodyHasSet() throws SQLException {
        fort.migrate();
        Place place = fort.place(acme);
        for (Tenant tenant : List.of(acme, globex)) {
            asOwner(fort.place(tenant).direct(),
                    "create function tenant.run(command text) returns text language plpgsql as "
                            + "$$ begin execute command; return 'ran'; end $$");
        }
        for (String made : List.of(OLD + UNWRITTEN, OLD)) { // by an older version, and by hand
            asOwner(place.direct(), made);
            DataSource node = fort.node(Proofs.NONE);
            assertThat(rows(node, acme, "select text from notes")).as("new texts and old functions").containsExactly(
                    "acme secret");
            assertThat(onPoisonedSession(node, acme)).as("nobody notices").containsExactly("acme secret");

            assertThat(fort.fleet().verify()).singleElement().satisfies(wrong -> assertThat(wrong.place().name())
                    .isEqualTo(place.name()));
            assertThat(fort.fleet().plan().waves().values()).singleElement().satisfies(places -> assertThat(places)
                    .extracting(FleetPlace::slug).containsExactly("acme"));
            FleetReport report = fort.migrate();
            assertThat(report.failed()).isEmpty();
            assertThat(report.renewed()).extracting(FleetPlace::slug).containsExactly("acme");

            assertThatThrownBy(() -> onPoisonedSession(node, acme)).isInstanceOf(SQLException.class).extracting(
                    "SQLState").isEqualTo("LH001");
            assertThatThrownBy(() -> onPoisonedSession(node, globex)).isInstanceOf(SQLException.class).extracting(
                    "SQLState").isEqualTo("LH001");
            assertThat(fort.migrate().outcome()).isEqualTo(FleetReport.Outcome.NOTHING_PENDING);
            assertThat(fort.fleet().verify()).isEmpty();
        }
    }

    /** In one transaction of its own after another, on a session with the identity of who was there before. */
    private static List<String> onPoisonedSession(DataSource node, Tenant tenant) throws SQLException {
        return TenantContext.where(tenant).<List<String>, SQLException>call(() -> {
            try (Connection connection = node.getConnection(); Statement statement = connection.createStatement()) {
                Fort.all(statement,
                        "select run('select set'||'_config(''lease'||'hold.tenant'', gen_random_uuid()::text, false)')");
                connection.setAutoCommit(false);
                List<String> texts = Fort.all(statement, "select text from notes");
                connection.commit();
                return texts;
            }
        });
    }

    @Test
    void ofTheDatabaseOfOwnSchemasAreRenewedBeforeTheirMigrationsCallThem() throws SQLException {
        List<Tenant> more = List.of(fort.settle("initech", Level.SCHEMA), fort.settle("tyrell", Level.SCHEMA));
        fort.migrate();
        asOwner(fort.access, OLD + UNWRITTEN);
        asOwner(fort.access, "update control.places set fingerprint = 'older' where kind = 'schema'");

        FleetReport report = fort.migrate();

        assertThat(report.migrated()).isEqualTo(1 + more.size());
        assertThat(report.renewed()).as("once, however many are there").hasSize(1);
        assertThat(asOwner(fort.access, "select prosrc from pg_proc where oid = 'leasehold.bind(uuid)'::regprocedure"))
                .singleElement().asString().contains("distrust");
        assertThat(fort.fleet().verify()).isEmpty();
    }

    @Test
    void areNeverPutInThePlaceOfNewerOnes() throws SQLException {
        String newer = "comment on schema leasehold is 'leasehold edition 999 by script 0123456789abcdef with functions "
                + "0123456789abcdef0123456789abcdef'";
        for (Place place : List.of(fort.place(acme), fort.place(hooli))) {
            asOwner(place.direct(),
                    "create or replace function leasehold.predicate(demanded boolean) returns text language sql immutable as "
                            + "$$ select 'tomorrow''s'::text $$; " + newer);

            DatabaseSetup.layFoundation(place);
            TestServer.prepare(fort.access);
            fort.migrate();

            assertThat(asOwner(place.direct(), "select leasehold.predicate(true)")).containsExactly("tomorrow's");
            try (Connection owner = place.direct().connect(place.direct().owner())) {
                assertThat(Edition.in(owner).number()).isEqualTo(999);
            }
        }
        assertThat(rows(fort.node(Proofs.NONE), acme, "select text from notes")).containsExactly("acme secret");
    }
}
