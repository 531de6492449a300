package io.leasehold.platform;

import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.leasehold.platform.People.Founder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Who gets into the operators' part, by what, and for how long; and that nothing that opens it opens an organization. */
@PlatformTest
class OperatorSignInTests {
    private static final String PROBE = "/api/operator/probe";

    @Autowired
    private People people;

    private String operator;
    private Founder acme;
    private Founder globex;

    @BeforeEach
    void foundTwoOrganizations() {
        operator = people.operator();
        acme = people.founder("acme");
        globex = people.founder("globex");
    }

    @Test
    void givesOperatorsATokenWithoutAnOrganizationForAQuarterOfAnHour() {
        Answer answer = ask(operator, People.PASSWORD);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("expires_in").asInt()).isEqualTo(900);
        JsonNode claims = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(answer.text("access_token").split(
                "\\.", -1)[1]));
        assertThat(claims.propertyNames()).containsExactlyInAnyOrder("iss", "sub", "aud", "exp", "iat", "jti");
        assertThat(claims.path("aud").asString()).isEqualTo("leasehold-api/operator");
        assertThat(people.operatorToken(operator).get(PROBE).text("bound")).isEqualTo("false");
    }

    @Test
    void refusesOthersATokenWithoutAnOrganizationAsAnyWrongPassword() {
        List<Answer> refusals = List.of(ask(acme.email(), People.PASSWORD), ask(acme.email(), "another password"), ask(
                operator, "another password"), ask("nobody@nowhere.example", People.PASSWORD));

        assertThat(refusals).extracting(Answer::apartFromTrace).containsOnly(people.anonymous().post("/api/tokens",
                """
                {"email": "%s", "password": "x", "organization": "%s"}""".formatted(acme.email(), acme.slug()))
                .apartFromTrace());
        assertThat(refusals.getFirst().text("code")).isEqualTo("invalid_credentials");
    }

    @Test
    void looksToEverybodyElseAsIfItDidNotExist() {
        Caller browser = people.browser(acme.email());
        String nothing = acme.api().get("/api/nothing").apartFromTrace();

        for (String path : List.of(PROBE, "/api/operator", "/api/operator/tenants", "/api/operator/nothing")) {
            for (Caller caller : List.of(acme.api(), globex.api(), browser)) {
                assertThat(caller.get(path).apartFromTrace()).as(path).isEqualTo(nothing).startsWith("404");
            }
            assertThat(acme.api().post(path, "{}").apartFromTrace()).isEqualTo(nothing);
            assertThat(acme.api().get(path, "X-Tenant-ID", globex.slug()).apartFromTrace()).isEqualTo(nothing);
            assertThat(browser.post(path, "{}", "X-CSRF-TOKEN", browser.csrfToken()).apartFromTrace()).isEqualTo(
                    nothing);
            assertThat(people.anonymous().get(path).status()).as(path).isEqualTo(401);
        }
    }

    @Test
    void isClosedToATokenForAnOrganizationEvenOfAnOperator() {
        people.change("update control.users set operator = true where id = ?", acme.user().value());

        assertThat(acme.api().get(PROBE).status()).isEqualTo(404);
        assertThat(people.operatorToken(acme.email()).get(PROBE).status()).isEqualTo(200);
    }

    @Test
    void opensNoOrganization() {
        people.change("update control.users set operator = true where id = ?", acme.user().value());
        Caller token = people.operatorToken(acme.email());

        for (String path : List.of("/api/organizations", "/api/organizations/current", acme.path(), "/orgs/" + acme
                .slug() + "/api/organizations/current")) {
            assertThat(token.get(path).status()).as(path).isEqualTo(401);
            assertThat(token.get(path, "X-Tenant-ID", acme.slug()).text("code")).as(path).isEqualTo("invalid_token");
        }
        Caller session = people.browser(operator);
        assertThat(session.get(acme.path()).status()).isEqualTo(404);
        assertThat(session.get("/orgs/" + acme.slug() + "/api/organizations/current").status()).isEqualTo(404);
        assertThat(session.get("/api/organizations").json().path("items").size()).isZero();
    }

    @Test
    void isLeftAtOnceByWhoIsNoOperatorAnyMore() {
        Caller token = people.operatorToken(operator);
        Caller session = people.browser(operator);
        assertThat(List.of(token.get(PROBE).status(), session.get(PROBE).status())).containsOnly(200);

        people.change("update control.users set operator = false where email = ?", operator);

        assertThat(List.of(token.get(PROBE).status(), session.get(PROBE).status())).containsOnly(404);
        assertThat(ask(operator, People.PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void takesChangesByASessionOnlyWithTheTokenOfAPage() {
        Caller session = people.browser(operator);

        assertThat(session.post(PROBE, "{}").text("code")).isEqualTo("invalid_csrf_token");
        assertThat(session.post(PROBE, "{}", "X-CSRF-TOKEN", session.csrfToken()).status()).isEqualTo(200);
    }

    @Test
    void isNotReachedByPathsThatItsGateDoesNotWatch() {
        Caller token = people.operatorToken(operator);
        Caller session = people.browser(operator);

        assertThat(session.get("/api/unguarded-probe").status()).isEqualTo(404);
        assertThat(token.get("/api/unguarded-probe").status()).isEqualTo(401);
        assertThat(acme.api().get("/orgs/" + acme.slug() + PROBE).status()).isEqualTo(404);
        assertThat(session.get("/orgs/" + acme.slug() + PROBE).status()).isEqualTo(404);
    }

    private Answer ask(String email, String password) {
        return people.anonymous().post("/api/tokens", """
                                                      {"email": "%s", "password": "%s"}""".formatted(email, password));
    }
}
