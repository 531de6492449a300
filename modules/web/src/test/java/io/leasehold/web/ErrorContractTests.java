package io.leasehold.web;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.leasehold.web.app.Caller;
import io.leasehold.web.app.Town;
import io.leasehold.web.app.WebApplication;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = WebApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ErrorContractTests {
    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    private int port;

    private Caller ada() {
        return Caller.bearer(port, Town.ADA, Town.ACME);
    }

    private static Map<?, ?> problem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("private, no-store");
        Map<?, ?> body = JSON.readValue(answer.body(), Map.class);
        assertThat(body.get("code")).isEqualTo(code);
        assertThat(body.get("status")).isEqualTo(status);
        assertThat(List.<Object>copyOf(body.keySet())).startsWith("type", "title", "status", "detail", "code",
                "traceId").doesNotContain("instance");
        assertThat(String.valueOf(body.get("traceId"))).matches("[0-9a-f]{32}");
        assertThat(answer.body()).doesNotContain("canary", "Exception", "io.leasehold", "select");
        return body;
    }

    private static AbstractStringAssert<?> assertInvalid(HttpResponse<String> answer) {
        return assertThat(String.valueOf(problem(answer, 422, "invalid_request").get("errors")));
    }

    @Test
    void hasExactlyTheseMembers() {
        assertThat(problem(ada().get("/api/tasks/" + UUID.randomUUID()), 404, "not_found")).hasSize(6);
    }

    @Test
    void answersMissingAndInvalidSignIn() {
        assertThat(Caller.stranger(port).get("/api/tasks").headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        problem(Caller.stranger(port).get("/api/tasks"), 401, "unauthorized");
        problem(Caller.stranger(port).get("/api/nothing"), 401, "unauthorized");
        HttpResponse<String> forged = Caller.bearing(port, "eyJhbGciOiJub25lIn0.e30.").get("/api/tasks");
        problem(forged, 401, "invalid_token");
        assertThat(forged.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
        problem(Caller.bearing(port, "not a token").get("/api/tasks"), 401, "invalid_token");
    }

    @Test
    void answersWritesByCookieWithoutItsToken() {
        problem(Caller.browser(port, Town.ADA).post("/api/tasks", "{}"), 403, "invalid_csrf_token");
    }

    @Test
    void namesTheMissingPermissionBeforeItReadsTheBodyOrLooksForTheRow() {
        Caller vic = Caller.bearer(port, Town.VIC, Town.ACME);
        assertThat(problem(vic.post("/api/tasks", "{no json"), 403, "forbidden").get("permission")).isEqualTo(
                "data.write");
        problem(vic.send("PATCH", "/api/tasks/" + UUID.randomUUID(), "{}", "Content-Type", "application/json"), 403,
                "forbidden");
        problem(vic.get("/api/tasks/" + UUID.randomUUID()), 404, "not_found");
    }

    @Test
    void answersUnknownAddressesAndMethodsAndTypes() {
        problem(ada().get("/api/nothing"), 404, "not_found");
        problem(ada().post("/api/nothing", "{}"), 404, "not_found");
        HttpResponse<String> method = ada().send("DELETE", "/api/tasks", null);
        problem(method, 405, "method_not_allowed");
        assertThat(method.headers().firstValue("Allow")).hasValueSatisfying(allowed -> assertThat(allowed).contains(
                "GET", "POST"));
        problem(ada().send("POST", "/api/tasks", "title=x", "Content-Type", "text/plain"), 415,
                "unsupported_media_type");
        problem(ada().get("/api/tasks", "Accept", "application/pdf"), 406, "not_acceptable");
    }

    @Test
    void findsNothingUnderWhatIsNoId() {
        for (String id : List.of("nonsense", "1", "%F0%9F%92%A9", "0x01", "a".repeat(3000))) {
            problem(ada().get("/api/tasks/" + id), 404, "not_found");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{no json", "{\"title\":\"x\"", "{\"title\":\"x\"} {}",
        "{\"title\":\"x\",\"title\":\"y\"}", "` `", "{\"title\":\"\\uD8\"}"})
    void answersWhatIsNoJson(String body) {
        problem(ada().post("/api/tasks", body), 400, "malformed_request");
    }

    @Test
    void answersAMissingBody() {
        problem(ada().post("/api/tasks", ""), 400, "malformed_request");
    }

    @Test
    void pointsAtUnknownFields() {
        assertInvalid(ada().post("/api/tasks", "{\"title\":\"x\",\"tenant_id\":\"y\"}")).contains("pointer=/tenant_id",
                "code=unknown_field");
        assertInvalid(ada().post("/api/tasks",
                "{\"title\":\"x\",\"lines\":[{\"product_name\":\"x\",\"unit_count\":1,\"a/b~c\":1}]}")).contains(
                        "pointer=/lines/0/a~1b~0c", "code=unknown_field");
        assertInvalid(
                ada().post("/api/tasks", "{\"title\":\"x\",\"lines\":[{\"unit_count\":1,\"productName\":\"x\"}]}"))
                .contains(
                        "pointer=/lines/0/productName", "code=unknown_field");
    }

    @Test
    void pointsAtValuesOfTheWrongType() {
        assertInvalid(ada().post("/api/tasks", "{\"title\":5}")).contains("pointer=/title", "code=invalid_value",
                "a text");
        assertInvalid(ada().post("/api/tasks", "{\"title\":\"x\",\"status\":\"gone\"}")).contains("pointer=/status",
                "code=invalid_value");
        assertInvalid(ada().post("/api/tasks", "{\"title\":\"x\",\"status\":0}")).contains("pointer=/status");
        assertInvalid(ada().post("/api/tasks", "{\"title\":\"x\",\"lines\":[{\"unit_count\":\"5\"}]}")).contains(
                "pointer=/lines/0/unit_count", "a number");
        assertInvalid(ada().post("/api/tasks", "{\"title\":\"x\",\"lines\":{}}")).contains("pointer=/lines", "a list");
        for (String lacking : List.of("", ",\"unit_count\":null")) {
            assertInvalid(ada().post("/api/tasks", "{\"title\":\"x\",\"lines\":[{\"product_name\":\"x\"" + lacking
                    + "}]}")).contains("pointer=/lines/0/unit_count", "code=required");
        }
        assertInvalid(ada().post("/api/tasks", "[]")).contains("pointer=,", "an object");
        problem(ada().post("/api/tasks", "null"), 400, "malformed_request");
    }

    @Test
    void pointsAtValuesThatBreakConstraintsByTheirNamesInJson() {
        assertInvalid(ada().post("/api/tasks", "{}")).contains("pointer=/title", "code=required");
        assertInvalid(ada().post("/api/tasks", "{\"title\":\"" + "x".repeat(21) + "\"}")).contains("pointer=/title",
                "code=invalid_length");
        assertInvalid(
                ada().post("/api/tasks", "{\"title\":\"x\",\"lines\":[{\"product_name\":\" \",\"unit_count\":-1}]}"))
                .contains("pointer=/lines/0/product_name", "code=required", "pointer=/lines/0/unit_count",
                        "code=out_of_range");
    }

    @Test
    void pointsAtParametersThatCannotBeRead() {
        assertInvalid(ada().get("/api/tasks?limit=many")).contains("pointer=/limit", "code=invalid_value");
        assertInvalid(ada().get("/api/tasks?limit=0")).contains("pointer=/limit", "code=out_of_range");
        assertInvalid(ada().get("/api/tasks?limit=201")).contains("pointer=/limit", "code=out_of_range");
        assertThat(ada().get("/api/tasks?limit=200").body()).contains("\"limit\":200");
        assertThat(ada().get("/api/tasks").body()).contains("\"limit\":50");
    }

    @Test
    void tellsAbsentFromNullInPartialChanges() {
        String id = "/api/tasks/" + UUID.randomUUID();
        String[] json = {"Content-Type", "application/json"};
        assertThat(ada().send("PATCH", id, "{}", json).body()).contains("\"title\":\"old\"", "\"unit_count\":\"1\"");
        assertThat(ada().send("PATCH", id, "{\"unit_count\":null}", json).body()).contains("\"title\":\"old\"",
                "\"unit_count\":\"null\"");
        assertThat(ada().send("PATCH", id, "{\"title\":\"new\",\"unit_count\":7}", json).body()).contains(
                "\"title\":\"new\"", "\"unit_count\":\"7\"");
        assertInvalid(ada().send("PATCH", id, "{\"title\":null}", json)).contains("pointer=/title", "code=required");
        assertInvalid(ada().send("PATCH", id, "{\"title\":\"\"}", json)).contains("pointer=/title",
                "code=invalid_length");
        assertInvalid(ada().send("PATCH", id, "{\"unit_count\":\"x\"}", json)).contains("pointer=/unit_count",
                "a number");
    }

    @Test
    void readsNoMoreThanIsAllowed() {
        problem(ada().post("/api/tasks", "{\"title\":\"" + "x".repeat(20_000) + "\"}"), 413, "content_too_large");
    }

    @Test
    void translatesRefusalsOfTheDatabase() {
        assertInvalid(ada().get("/api/failing/sql/23503")).contains("code=invalid_reference");
        problem(ada().get("/api/failing/sql/23505"), 409, "conflict");
        assertThat(problem(ada().get("/api/failing/sql/55P03"), 409, "conflict").get("detail")).isEqualTo(
                "Somebody else is changing this just now. Try again in a moment.");
        problem(ada().get("/api/failing/sql/42501"), 500, "internal_error");
        for (String limit : new String[]{"57014", "25P03", "57P05"}) {
            var answer = ada().get("/api/failing/sql/" + limit);
            problem(answer, 503, "too_slow");
            assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        }
    }

    @Test
    void saysThatItIsBusyWhereNoConnectionIsToBeHad() {
        var answer = ada().get("/api/failing/exhausted");
        assertThat(problem(answer, 503, "busy").get("detail")).isEqualTo(
                "Too much is going on just now. Try again in a moment.");
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    }

    @Test
    void tellsNothingOfWhatWentWrongInside() {
        problem(ada().get("/api/failing/bug"), 500, "internal_error");
        problem(ada().get("/api/failing/unbound"), 500, "internal_error");
        problem(ada().get("/api/failing/container"), 418, "i_am_a_teapot");
        problem(ada().get("/error"), 404, "not_found");
    }

    @Test
    void givesPeopleAPageAndProgramsAProblem() {
        HttpResponse<String> page = ada().get("/nothing", "Accept", "text/html,*/*;q=0.8");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).isEqualTo("<p>not_found for acme</p>");
        problem(ada().get("/api/nothing", "Accept", "text/html,*/*;q=0.8"), 404, "not_found");
        assertThat(ada().get("/nothing").headers().firstValue("Content-Type")).hasValue("application/problem+json");
        HttpResponse<String> signIn = Caller.stranger(port).get("/orgs/acme/tasks", "Accept", "text/html");
        assertThat(signIn.statusCode()).isEqualTo(302);
        assertThat(signIn.headers().firstValue("Location")).hasValueSatisfying(where -> assertThat(where).endsWith(
                "/login"));
    }

    @Test
    void keepsEveryAnswerOfTheApiOutOfCaches() {
        assertThat(ada().get("/api/tasks").headers().allValues("Cache-Control")).containsExactly("private, no-store");
        assertThat(Caller.bearer(port, Town.OPS).get("/api/organizations").headers().allValues("Cache-Control"))
                .containsExactly("private, no-store");
    }
}
