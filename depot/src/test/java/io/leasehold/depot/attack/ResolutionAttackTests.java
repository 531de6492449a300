package io.leasehold.depot.attack;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Naming a tenant that one has no business in, in every way that a request can name one. */
class ResolutionAttackTests extends AttackedDepot {
    private static final String NOWHERE = "no-such-organization";

    @ParameterizedTest
    @ValueSource(strings = {"globex", "initech", "umbrella", NOWHERE})
    void aTokenOfOneOrganizationInThePathOfAnotherIsAConflictWhetherTheOtherExistsOrNot(String other) {
        Answer answer = ada().get("/orgs/" + other + "/api/tasks");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("tenant_conflict");
    }

    @ParameterizedTest
    @ValueSource(strings = {"globex", "initech", "umbrella", NOWHERE})
    void aTokenOfOneOrganizationWithTheHeaderOfAnotherIsAConflictWhetherTheOtherExistsOrNot(String other) {
        Answer answer = ada().with("X-Tenant-ID", other).get("/api/tasks");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("tenant_conflict");
    }

    @ParameterizedTest
    @ValueSource(strings = {"globex", "initech", "umbrella", NOWHERE})
    void aHostOfOneOrganizationWithTheHeaderOfAnotherIsAConflictWhetherTheOtherExistsOrNot(String other) {
        Answer answer = session("ada@acme.example").json("/api/tasks", "Host", "acme.depot.example", "X-Tenant-ID",
                other);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("tenant_conflict");
    }

    @ParameterizedTest
    @ValueSource(strings = {"globex", "initech", "umbrella"})
    void theConflictTellsNothingAboutTheOther(String other) {
        Answer existing = ada().with("X-Tenant-ID", other).get("/api/tasks");
        Answer invented = ada().with("X-Tenant-ID", NOWHERE).get("/api/tasks");

        assertThat(existing.without(other)).isEqualTo(invented.without(NOWHERE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme,globex", "acme, acme", "acme,"})
    void severalValuesInOneHeaderAreAConflict(String value) {
        assertThat(session("ada@acme.example").json("/api/tasks", "X-Tenant-ID", value).code())
                .isEqualTo("tenant_conflict");
        assertThat(ada().with("X-Tenant-ID", value).get("/api/tasks").status()).isEqualTo(400);
    }

    @Test
    void theSameHeaderTwiceIsAConflict() {
        Answer answer = session("ada@acme.example").json("/api/tasks", "X-Tenant-ID", "acme", "X-Tenant-ID", "globex");

        assertThat(answer.code()).isEqualTo("tenant_conflict");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-Host", "X-Host", "X-Original-Host", "Forwarded"})
    void aForwardedHostFromAnybodyIsIgnored(String header) {
        String value = header.equals("Forwarded") ? "host=globex.depot.example" : "globex.depot.example";

        Answer answer = session("lin@both.example").json("/api/organizations/current", "Host", "acme.depot.example",
                header, value);

        assertThat(answer.json().path("slug").asString()).isEqualTo("acme");
    }

    @ParameterizedTest
    @CsvSource({"ada@acme.example,globex", "ada@acme.example,initech", "ada@acme.example,umbrella",
        "ike@initech.example,acme", "uma@umbrella.example,initech"})
    void anotherOrganizationAndOneThatDoesNotExistAnswerAlikeInEveryWayOfNaming(String who, String other) {
        Browser ada = session(who);

        assertThat(ada.json("/api/tasks", "X-Tenant-ID", other).without(other))
                .isEqualTo(ada.json("/api/tasks", "X-Tenant-ID", NOWHERE).without(NOWHERE));
        assertThat(ada.json("/orgs/" + other + "/api/tasks").without(other))
                .isEqualTo(ada.json("/orgs/" + NOWHERE + "/api/tasks").without(NOWHERE));
        assertThat(ada.json("/api/tasks", "Host", other + ".depot.example").without(other))
                .isEqualTo(ada.json("/api/tasks", "Host", NOWHERE + ".depot.example").without(NOWHERE));
        assertThat(ada.json("/orgs/" + other + "/api/tasks").status()).isEqualTo(404);
    }

    @Test
    void somebodyWithoutAnyMembershipHasToNameATenantAndHasNone() {
        Browser operator = session("ops@leasehold.example");

        assertThat(operator.json("/api/tasks").code()).isEqualTo("tenant_required");
        assertThat(operator.json("/api/tasks", "X-Tenant-ID", "acme").status()).isEqualTo(404);
        assertThat(operator.json("/api/organizations").status()).isEqualTo(200);
    }

    @Test
    void aMemberOfTwoIsInTheOneThatIsNamedAndElseInTheFirst() {
        Browser lin = session("lin@both.example");

        assertThat(lin.json("/api/organizations/current", "X-Tenant-ID", "globex").json().path("slug").asString())
                .isEqualTo("globex");
        assertThat(lin.json("/orgs/acme/api/organizations/current").json().path("slug").asString()).isEqualTo("acme");
        assertThat(lin.json("/api/organizations/current").json().path("slug").asString()).isEqualTo("acme");
    }

    @Test
    void aTenantInTheBodyOrTheQueryNamesNothing() {
        Caller ada = ada();

        assertThat(
                ada.get("/api/organizations/current?tenant=globex&X-Tenant-ID=globex").json().path("slug").asString())
                .isEqualTo("acme");
    }

    @Test
    void aRemovedMemberIsShutOutOnTheNextRequestWithTokenAndSession() throws SQLException {
        Caller token = Caller.signedIn(port(), "mia@acme.example", "acme");
        Browser session = session("mia@acme.example");
        assertThat(token.get("/api/tasks").status()).isEqualTo(200);
        assertThat(session.json("/orgs/acme/api/tasks").status()).isEqualTo(200);

        sql("delete from control.memberships where user_id = (select id from control.users where email = ?)",
                "mia@acme.example");

        assertThat(token.get("/api/tasks").status()).isEqualTo(404);
        assertThat(session.json("/orgs/acme/api/tasks").status()).isEqualTo(404);
    }

    @Test
    void aRoleThatChangedCountsOnTheNextRequestWhateverTheTokenWasIssuedFor() throws SQLException {
        String organization = "demotion-" + UUID.randomUUID().toString().substring(0, 8);
        Browser gus = session("gus@globex.example");
        assertThat(
                gus.post("/api/organizations", """
                                               {"name": "Demotion", "slug": "%s"}""".formatted(organization)).status())
                .isEqualTo(201);
        Caller token = Caller.signedIn(port(), "gus@globex.example", organization);
        assertThat(token.post("/api/tasks", "{\"title\": \"Mine\"}").status()).isEqualTo(201);

        sql("update control.memberships set role = 'viewer' where tenant_id = (select tenant_id from control.tenants where slug = ?)",
                organization);

        assertThat(token.get("/api/tasks").status()).isEqualTo(200);
        Answer answer = token.post("/api/tasks", "{\"title\": \"Mine\"}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("permission").asString()).isEqualTo("data.write");
        // One's role comes before the row: any id gets the same answer.
        assertThat(token.patch("/api/tasks/" + UUID.randomUUID(), "{\"title\": \"x\"}").status()).isEqualTo(403);
    }

    @Test
    void aSuspendedOrganizationSaysSoToItsMembersOnlyAndADeactivatedOneToNobody() throws SQLException {
        String organization = "closing-" + UUID.randomUUID().toString().substring(0, 8);
        Browser gus = session("gus@globex.example");
        assertThat(
                gus.post("/api/organizations", """
                                               {"name": "Closing", "slug": "%s"}""".formatted(organization)).status())
                .isEqualTo(201);
        Caller owner = Caller.signedIn(port(), "gus@globex.example", organization);
        Browser outsider = session("ada@acme.example");

        sql("update control.tenants set status = 'suspended' where slug = ?", organization);
        assertThat(owner.get("/api/tasks").status()).isEqualTo(403);
        assertThat(owner.get("/api/tasks").code()).isEqualTo("tenant_suspended");
        assertThat(outsider.json("/orgs/" + organization + "/api/tasks").without(organization))
                .isEqualTo(outsider.json("/orgs/" + NOWHERE + "/api/tasks").without(NOWHERE));

        sql("update control.tenants set status = 'deactivated' where slug = ?", organization);
        assertThat(owner.get("/api/tasks").status()).isEqualTo(404);
        assertThat(owner.get("/api/tasks").code()).isEqualTo("not_found");
    }

    @Test
    void aSecondTokenInTheQueryIsNoCredential() {
        String bearer = "?access_token=anything";

        assertThat(Caller.anonymous(port()).get("/api/tasks" + bearer).status()).isEqualTo(401);
    }

    @Test
    void whoeverIsNotSignedInHearsThatFirstWhateverElseIsWrong() {
        Caller nobody = Caller.anonymous(port());

        assertThat(nobody.get("/api/tasks/1").status()).isEqualTo(401);
        assertThat(nobody.post("/api/tasks", "{\"title\": \"x\"}").status()).isEqualTo(401);
        assertThat(nobody.with("X-Tenant-ID", "acme,globex").call("DELETE", "/api/tasks/1", null).status())
                .isEqualTo(401);
    }

    @Test
    void twoTokensInOneRequestAreRefusedWhoeverTheyBelongTo() {
        Answer answer = Browser.anonymous(port()).json("/api/tasks", "Authorization", "Bearer " + ada().token(),
                "Authorization", "Bearer " + Caller.signedIn(port(), "gus@globex.example", "globex").token());

        assertThat(answer.status()).isIn(400, 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-01-01", "-0001-01-01", "0000-01-01", "tomorrow"})
    void aDayThatIsNoneIsAWrongValueAndNoErrorOfTheServer(String day) {
        Answer answer = ada().post("/api/tasks", """
                                                 {"title": "x", "due_date": "%s"}""".formatted(day));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.body()).contains("/due_date");
    }

    @Test
    void aBodyWhosePartsCannotBeToldApartIsMalformed() {
        Answer answer = ada().with("Content-Type", "multipart/form-data; boundary=XX")
                .post("/api/products/import", "--XX\r\nbroken");

        assertThat(answer.status()).as(answer.toString()).isIn(400, 415);
    }

    @Test
    void everyAnswerOfTheApiIsPrivate() {
        for (String path : new String[]{"/api/tasks", "/api/tasks/" + UUID.randomUUID(), "/api/organizations",
            "/api/nothing"}) {
            assertThat(ada().get(path).header("Cache-Control")).as(path).isEqualTo("private, no-store");
        }
        assertThat(Caller.anonymous(port()).get("/api/tasks").header("Cache-Control")).isEqualTo("private, no-store");
    }

    private Caller ada() {
        return Caller.signedIn(port(), "ada@acme.example", "acme");
    }

    private Browser session(String email) {
        return Browser.signedIn(port(), email);
    }

    private static void sql(String statement, String parameter) throws SQLException {
        try (Connection superuser = DATABASE.superuser();
                PreparedStatement change = superuser.prepareStatement(statement)) {
            change.setString(1, parameter);
            change.executeUpdate();
        }
    }
}
