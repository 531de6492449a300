package io.leasehold.platform;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import io.leasehold.platform.People.Founder;

import static org.assertj.core.api.Assertions.assertThat;

@PlatformTest
class OrganizationTests {
    @Autowired
    private People people;

    private Founder acme;
    private Founder globex;

    @BeforeEach
    void foundTwoOrganizations() {
        acme = people.founder("acme");
        globex = people.founder("globex");
    }

    @Test
    void listsOnlyTheCallersOwnWithTheRole() {
        Answer answer = acme.api().get("/api/organizations");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("items")).hasSize(1);
        assertThat(answer.json().path("items").path(0).path("slug").asString()).isEqualTo(acme.slug());
        assertThat(answer.json().path("items").path(0).path("role").asString()).isEqualTo("owner");
        assertThat(answer.json().path("next").isNull()).isTrue();
        assertThat(answer.body()).doesNotContain(globex.slug());
    }

    @Test
    void listsPageByPage() {
        for (int number = 0; number < 4; number++) {
            acme.api().post("/api/organizations", "{\"name\": \"%s no %d\"}".formatted(acme.slug(), number));
        }
        Answer first = acme.api().get("/api/organizations?limit=2");
        Answer second = acme.api().get("/api/organizations?limit=2&cursor=" + first.text("next"));
        Answer third = acme.api().get("/api/organizations?limit=2&cursor=" + second.text("next"));

        assertThat(List.of(first, second, third)).extracting(page -> page.json().path("items").size()).containsExactly(
                2, 2,
                1);
        assertThat(third.json().path("items").path(0).path("name").asString()).isEqualTo(acme.slug() + " no 3");
        assertThat(third.json().path("next").isNull()).isTrue();
        assertThat(globex.api().get("/api/organizations?cursor=" + first.text("next")).text("code")).isEqualTo(
                "invalid_cursor");
        assertThat(acme.api().get(acme.path() + "/members?cursor=" + first.text("next")).text("code")).isEqualTo(
                "invalid_cursor");
    }

    @Test
    void makesWhoeverCreatesOneItsOwner() {
        Answer created = acme.api().post("/api/organizations",
                "{\"name\": \"Søren & Sons %s\"}".formatted(acme.slug()));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("slug")).endsWith("sons-" + acme.slug());
        assertThat(created.header("Location")).isEqualTo("/api/organizations/" + created.text("id"));
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        Caller owner = people.token(acme.email(), created.text("slug"));
        Answer read = owner.get(created.header("Location"));
        assertThat(read.json()).isEqualTo(created.json());
        assertThat(owner.get(created.header("Location") + "/members/" + acme.user()).text("role")).isEqualTo("owner");
    }

    @Test
    void refusesASlugThatIsTakenByAnybody() {
        Answer taken = acme.api().post("/api/organizations",
                "{\"name\": \"X\", \"slug\": \"%s\"}".formatted(globex.slug()));
        Answer renamed = acme.api().patch(acme.path(), "{\"slug\": \"%s\"}".formatted(globex.slug()));

        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.text("code")).isEqualTo("slug_unavailable");
        assertThat(renamed.status()).isEqualTo(409);
        assertThat(renamed.text("code")).isEqualTo("slug_unavailable");
        assertThat(acme.api().get(acme.path()).text("slug")).isEqualTo(acme.slug());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{}|/name|required", "{\"name\": null}|/name|required",
        "{\"name\": \"  \"}|/name|invalid_value", "{\"name\": \"a\\u0000b\"}|/name|invalid_value",
        "{\"name\": \"x\", \"slug\": \"Not A Slug\"}|/slug|invalid_value",
        "{\"name\": \"x\", \"slug\": \"admin\"}|/slug|invalid_value", "{\"name\": \"株式会社\"}|/slug|required",
        "{\"name\": \"x\", \"id\": \"0197a5a0-0000-7000-8000-000000000000\"}|/id|unknown_field",
        "{\"name\": \"x\", \"plan\": \"enterprise\"}|/plan|unknown_field"})
    void saysWhatIsWrongWithANewOne(String body, String pointer, String code) {
        Answer answer = acme.api().post("/api/organizations", body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors")).hasSize(1);
        assertThat(answer.json().path("errors").path(0).path("pointer").asString()).isEqualTo(pointer);
        assertThat(answer.json().path("errors").path(0).path("code").asString()).isEqualTo(code);
    }

    @Test
    void changesNameSlugAndSettings() {
        String slug = acme.slug() + "-new";

        Answer changed = acme.api().patch(acme.path(),
                """
                {"name": "Acme Ltd.", "slug": "%s", "settings": {"theme": {"colour": "#123456"}, "days": [1, 2, null]}}"""
                        .formatted(slug));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        Answer read = acme.api().get(acme.path());
        assertThat(read.json()).isEqualTo(changed.json());
        assertThat(read.json().path("settings").path("theme").path("colour").asString()).isEqualTo("#123456");
        assertThat(people.browser(acme.email()).get("/orgs/" + slug + "/api/organizations/current").text("name"))
                .isEqualTo(
                        "Acme Ltd.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"name\": null}|/name|required", "{\"slug\": \"-\"}|/slug|invalid_value",
        "{\"settings\": [1]}|/settings|invalid_value", "{\"settings\": {\"a\": \"\\u0000\"}}|/settings|invalid_value",
        "{\"settings\": {\"a\": \"half \\udc00\"}}|/settings|invalid_value",
        "{\"settings\": {\"a\": 1e400}}|/settings|invalid_value",
        "{\"settings\": {\"a\": [-1e-400]}}|/settings|invalid_value",
        "{\"settings\": {\"a\": 1234567890123456789012345678901}}|/settings|invalid_value",
        "{\"status\": \"suspended\"}|/status|unknown_field", "{\"tenant_id\": \"x\"}|/tenant_id|unknown_field"})
    void saysWhatIsWrongWithAChange(String body, String pointer, String code) {
        Answer answer = acme.api().patch(acme.path(), body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").path(0).path("pointer").asString()).isEqualTo(pointer);
        assertThat(answer.json().path("errors").path(0).path("code").asString()).isEqualTo(code);
        assertThat(acme.api().get(acme.path()).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void keepsNumbersInSettingsAsTheyWereWritten() {
        acme.api().patch(acme.path(), "{\"settings\": {\"rate\": 0.1, \"long\": 12345678901234567890.123456789}}");

        assertThat(acme.api().get(acme.path()).body()).contains("\"rate\":0.1", "12345678901234567890.123456789");
        assertThat(people.founder("globex").api().get("/api/organizations/current").body()).contains("\"settings\":{}");
    }

    @Test
    void refusesAChangeToAStateThatIsPast() {
        assertThat(acme.api().patch(acme.path(), "{\"name\": \"One\"}", "If-Match", "\"1\"").status()).isEqualTo(200);

        Answer late = acme.api().patch(acme.path(), "{\"name\": null}", "If-Match", "\"1\"");
        Answer lateToo = acme.api().delete(acme.path(), "If-Match", "\"1\"");

        assertThat(late.status()).isEqualTo(412);
        assertThat(lateToo.status()).isEqualTo(412);
        assertThat(acme.api().get(acme.path()).text("name")).isEqualTo("One");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET ", "PATCH ", "DELETE ", "POST /switch", "GET /members", "POST /members",
        "GET /members/{member}", "PATCH /members/{member}", "DELETE /members/{member}"})
    void answersForTheOneOfOthersAsForOneThatDoesNotExist(String operation) {
        Answer foreign = call(operation, globex.organization().toString(), globex.user().toString());
        Answer random = call(operation, People.randomId().toString(), People.randomId().toString());

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.text("code")).isEqualTo("not_found");
        assertThat(foreign.apartFromTrace()).isEqualTo(random.apartFromTrace());
        assertThat(globex.api().get(globex.path()).header("ETag")).isEqualTo("\"1\"");
        assertThat(globex.api().get(globex.path() + "/members").json().path("items")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "0", "0197A5A0-0000-7000-8000-000000000000", "1-1-1-1-1", "%00", "..%2f"})
    void knowsNoneByWhatIsNoId(String id) {
        assertThat(acme.api().get("/api/organizations/" + id).status()).isIn(400, 404);
        assertThat(acme.api().get("/api/organizations/" + id + "/members").status()).isIn(400, 404);
    }

    @Test
    void isGoneForEverybodyAtOnceWhenItIsGivenUp() {
        Caller browser = people.browser(acme.email());
        assertThat(browser.get("/api/organizations/current").status()).isEqualTo(200);

        assertThat(acme.api().delete(acme.path()).status()).isEqualTo(204);

        Answer gone = acme.api().get(acme.path());
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.apartFromTrace()).isEqualTo(globex.api().get(acme.path()).apartFromTrace());
        assertThat(browser.get("/orgs/" + acme.slug() + "/api/organizations/current").status()).isEqualTo(404);
        assertThat(browser.get("/api/organizations").json().path("items")).isEmpty();
        assertThat(people.anonymous()
                .post("/api/tokens",
                        """
                        {"email": "%s", "password": "%s", "organization": "%s"}""".formatted(acme.email(),
                                People.PASSWORD, acme
                                        .slug()))
                .status()).isEqualTo(401);
        assertThat(globex.api().get(globex.path()).status()).isEqualTo(200);
    }

    @Test
    void keepsTheSlugOfOneThatWasGivenUp() {
        acme.api().delete(acme.path());

        assertThat(globex.api().post("/api/organizations", "{\"name\": \"X\", \"slug\": \"%s\"}".formatted(acme.slug()))
                .text(
                        "code"))
                .isEqualTo("slug_unavailable");
    }

    @Test
    void needsNoneToListAndToCreate() {
        acme.api().delete(acme.path());
        Caller browser = people.browser(acme.email());

        Answer current = browser.get("/api/organizations/current");
        Answer created = browser.post("/api/organizations", "{\"name\": \"Again %s\"}".formatted(acme.slug()),
                "X-CSRF-TOKEN",
                browser.csrfToken());

        assertThat(current.status()).isEqualTo(400);
        assertThat(current.text("code")).isEqualTo("tenant_required");
        assertThat(created.status()).isEqualTo(201);
        assertThat(browser.get("/api/organizations/current").text("id")).isEqualTo(created.text("id"));
    }

    private Answer call(String operation, String organization, String member) {
        String method = operation.substring(0, operation.indexOf(' '));
        String path = "/api/organizations/" + organization + operation.substring(operation.indexOf(' ') + 1).replace(
                "{member}", member);
        Map<String, String> bodies = Map.of("PATCH ", "{\"name\": \"Stolen\"}", "POST /members", "{\"email\": \"" + acme
                .email() + "\", \"role\": \"owner\"}", "PATCH /members/{member}", "{\"role\": \"viewer\"}");
        return switch (method) {
            case "GET" -> acme.api().get(path);
            case "DELETE" -> acme.api().delete(path);
            case "PATCH" -> acme.api().patch(path, bodies.getOrDefault(operation, "{}"));
            default -> acme.api().post(path, bodies.getOrDefault(operation, "{}"));
        };
    }
}
