package io.leasehold.depot.attack;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Placements that are wrong, changed by hand, or named to confuse. */
class PlacementAttackTests extends AttackedDepot {
    private static final String NOWHERE = "no-such-organization";

    @ParameterizedTest
    @CsvSource({"schema,main,t_00000000000000000000000000000000", "schema,main,control", "schema,main,pg_catalog",
        "database,main,no_such_database", "database,main,postgres", "shared,nowhere,", "schema,nowhere,shared",
        "database,nowhere,postgres"})
    void aPlacementThatLeadsNowhereNamesNothingAndDisturbsNobody(String placement, String server,
            @Nullable String location)
            throws SQLException {
        Party lost = party("gus@globex.example", "shared");
        Caller gus = lost.signedIn(port());
        created(gus, "before");
        Residence home = Residence.of(DATABASE, lost.organization());
        new Residence(home.tenant(), placement, server, location).house(DATABASE, lost.organization());

        for (Answer answer : new Answer[]{gus.get("/api/tasks"), gus.post("/api/tasks", "{\"title\": \"x\"}"),
            gus.get("/api/products/export")}) {
            assertThat(answer.status()).as(answer.toString()).isIn(500, 503);
            assertThat(answer.body()).doesNotContainIgnoringCase("schema", "relation", "database", "select", "nowhere",
                    "no_such", "t_000", "pg_", "Exception");
        }
        for (Party other : new Party[]{Party.ACME, Party.INITECH, Party.UMBRELLA}) {
            assertThat(other.signedIn(port()).get("/api/tasks").status()).isEqualTo(200);
        }

        home.house(DATABASE, lost.organization());
        assertThat(gus.get("/api/tasks").body()).contains("before");
    }

    @ParameterizedTest
    @ValueSource(strings = {"initech", "umbrella"})
    void anOrganizationThatIsMovedToAnothersPlaceByHandSeesAndChangesNothingThere(String landlord) throws SQLException {
        Party mover = party("gus@globex.example", "shared");
        Caller token = mover.signedIn(port());
        Browser session = Browser.signedIn(port(), mover.email());
        String tasks = "/orgs/" + mover.organization() + "/api/tasks";
        created(token, "left behind");
        Residence home = Residence.of(DATABASE, mover.organization());
        Residence theirs = Residence.of(DATABASE, landlord);
        Map<String, String> before = theirs.rows(DATABASE);
        String foreign = (landlord.equals("initech") ? Party.INITECH : Party.UMBRELLA).signedIn(port())
                .get("/api/tasks?limit=1").json().path("items").get(0).path("id").asString();

        theirs.house(DATABASE, mover.organization());
        assertThat(session.json(tasks).json().path("items").size()).isZero();
        assertThat(token.get("/api/tasks").json().path("items").size()).isZero();
        assertThat(token.get("/api/tasks/" + foreign).without(foreign)).isEqualTo(random(token, "GET", null));
        assertThat(token.patch("/api/tasks/" + foreign, "{\"title\": \"taken\"}").status()).isEqualTo(404);
        assertThat(token.call("DELETE", "/api/tasks/" + foreign, null).status()).isEqualTo(404);

        home.house(DATABASE, mover.organization());
        assertThat(session.json(tasks).body()).contains("left behind");
        assertThat(theirs.rows(DATABASE)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shared", "schema", "database"})
    void aRenamedOrganizationIsNotFoundByItsOldNameAndWhoeverTakesThatNameGetsNothingElse(String placement)
            throws SQLException {
        Party before = party("gus@globex.example", placement);
        Caller token = before.signedIn(port());
        Browser session = Browser.signedIn(port(), before.email());
        created(token, "of the renamed");
        String oldPath = "/orgs/" + before.organization() + "/api/tasks";
        Party after = new Party(before.email(), before.organization() + "-renamed");
        rename(before.organization(), after.organization());

        assertThat(token.get("/api/tasks").body()).contains("of the renamed");
        assertThat(session.json(oldPath).without(before.organization()))
                .isEqualTo(session.json("/orgs/" + NOWHERE + "/api/tasks").without(NOWHERE));
        Operator.at(port()).provision(new Party("ada@acme.example", before.organization()), placement);
        assertThat(session.json(oldPath).status()).isEqualTo(404);
        assertThat(token.get(oldPath).code()).isEqualTo("tenant_conflict");
        assertThat(new Party("ada@acme.example", before.organization()).signedIn(port()).get("/api/tasks").json()
                .path("items").size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shared", "control", "leasehold", "tenant", "public", "pg-catalog", "main",
        "t-0190a00000007000800000000000000a"})
    void aSlugThatReadsLikeASchemaIsASlugAndNothingMore(String slug) throws SQLException {
        Party named = new Party("gus@globex.example", slug);
        Answer answer = Operator.at(port()).tryToProvision(named, "schema");

        assertThat(answer.status()).as(answer.toString()).isIn(201, 409, 422);
        if (answer.status() == 201) {
            Caller gus = named.signedIn(port());
            assertThat(gus.get("/api/tasks").json().path("items").size()).isZero();
            created(gus, "of " + slug);
            assertThat(Residence.of(DATABASE, slug).location()).matches("t_[0-9a-f]{32}");
            assertThat(Party.ACME.signedIn(port()).get("/api/tasks?q=of%20" + slug).json().path("items").size())
                    .isZero();
        }
    }

    @Test
    void aSlugThatIsNoneIsRefused() {
        for (String slug : new String[]{"t_0190a00000007000800000000000000a", "shared;drop", "\\\"control\\\"", "..",
            "SHARED", ""}) {
            assertThat(Operator.at(port()).tryToProvision(new Party("gus@globex.example", slug), "schema").status())
                    .as(slug).isEqualTo(422);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"schema", "database"})
    void aSuspendedOrganizationSaysSoToItsMembersOnlyAndADeactivatedOneToNobody(String placement) throws SQLException {
        Party closing = party("gus@globex.example", placement);
        Caller owner = closing.signedIn(port());
        created(owner, "before");
        Browser outsider = Browser.signedIn(port(), "ada@acme.example");
        String tenant = Residence.of(DATABASE, closing.organization()).tenant().toString();
        String path = "/orgs/" + closing.organization() + "/api/tasks";

        assertThat(Operator.at(port()).change(tenant, "suspend").status()).isEqualTo(200);
        assertThat(owner.get("/api/tasks").code()).isEqualTo("tenant_suspended");
        assertThat(outsider.json(path).without(closing.organization()))
                .isEqualTo(outsider.json("/orgs/" + NOWHERE + "/api/tasks").without(NOWHERE));
        assertThat(Operator.at(port()).change(tenant, "resume").status()).isEqualTo(200);
        assertThat(owner.get("/api/tasks").body()).contains("before");
        assertThat(Operator.at(port()).change(tenant, "deactivate").status()).isEqualTo(200);
        assertThat(owner.get("/api/tasks").status()).isEqualTo(404);
    }

    @Test
    void anETagOfSomebodyElsesIsNoWayIn() {
        for (Party victim : new Party[]{Party.ACME, Party.INITECH, Party.UMBRELLA}) {
            Caller owner = victim.signedIn(port());
            String id = owner.get("/api/tasks?limit=1").json().path("items").get(0).path("id").asString();
            Caller gus = Party.GLOBEX.signedIn(port()).with("If-Match", owner.get("/api/tasks/" + id).header("ETag"));

            assertThat(gus.patch("/api/tasks/" + id, "{\"title\": \"x\"}").without(id)).isEqualTo(random(gus, "PATCH",
                    "{\"title\": \"x\"}"));
        }
    }

    private static Answer random(Caller caller, String method, @Nullable String body) {
        String random = UUID.randomUUID().toString();
        return caller.call(method, "/api/tasks/" + random, body).without(random);
    }

    private Party party(String owner, String placement) {
        Party party = new Party(owner, placement + "-" + UUID.randomUUID().toString().substring(0, 8));
        Operator.at(port()).provision(party, placement);
        return party;
    }

    private static void created(Caller caller, String title) {
        Answer answer = caller.post("/api/tasks", "{\"title\": \"" + title + "\"}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    private static void rename(String before, String after) throws SQLException {
        try (var superuser = DATABASE.superuser();
                var update = superuser.prepareStatement("update control.tenants set slug = ? where slug = ?")) {
            update.setString(1, after);
            update.setString(2, before);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
