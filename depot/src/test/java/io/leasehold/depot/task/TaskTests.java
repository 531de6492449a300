package io.leasehold.depot.task;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.leasehold.depot.Answer;
import io.leasehold.depot.Client;
import io.leasehold.depot.RunningDepot;

import static org.assertj.core.api.Assertions.assertThat;

class TaskTests extends RunningDepot {
    private Client ada;
    private Client gus;

    @BeforeEach
    void signIn() {
        ada = newOrganizationOfAda();
        gus = newOrganizationOfGus();
    }

    @Test
    void isMadeFromATitleAlone() {
        Answer made = ada.post("/api/tasks", """
                                             {"title": "Count the screws"}""").expect(201);

        assertThat(made.text("/title")).isEqualTo("Count the screws");
        assertThat(made.text("/status")).isEqualTo("open");
        assertThat(made.text("/priority")).isEqualTo("normal");
        assertThat(made.json().at("/assignee").isNull()).isTrue();
        assertThat(made.json().at("/version").asLong()).isEqualTo(1);
        assertThat(UUID.fromString(made.text("/id")).version()).isEqualTo(7);
        assertThat(made.header("Location")).isEqualTo("/api/tasks/" + made.text("/id"));
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        assertThat(made.header("Cache-Control")).contains("private", "no-store");
        assertThat(ada.get(made.header("Location")).expect(200).body()).isEqualTo(made.body());
    }

    @Test
    void keepsEverythingThatItIsGiven() {
        String me = myself();
        Answer made = ada
                .post("/api/tasks",
                        """
                        {"title": "Größe 9 – prüfen ✓", "description": "zwei\\nZeilen", "status": "in_progress",
                         "priority": "urgent", "assignee": "%s", "due_date": "2026-12-24"}""".formatted(me))
                .expect(201);

        Answer read = ada.get("/api/tasks/" + made.text("/id")).expect(200);
        assertThat(read.text("/title")).isEqualTo("Größe 9 – prüfen ✓");
        assertThat(read.text("/description")).isEqualTo("zwei\nZeilen");
        assertThat(read.text("/status")).isEqualTo("in_progress");
        assertThat(read.text("/priority")).isEqualTo("urgent");
        assertThat(read.text("/assignee")).isEqualTo(me);
        assertThat(read.text("/created_by")).isEqualTo(me);
        assertThat(read.text("/due_date")).isEqualTo("2026-12-24");
        assertThat(read.text("/created_at")).endsWith("Z");
    }

    @Test
    void isReplacedWholeByPut() {
        String task = make(ada, """
                                {"title": "Before", "description": "gone afterwards", "priority": "high"}""");

        Answer put = ada.put(task, """
                                   {"title": "After"}""").expect(200);

        assertThat(put.text("/title")).isEqualTo("After");
        assertThat(put.json().at("/description").isNull()).isTrue();
        assertThat(put.text("/priority")).isEqualTo("normal");
        assertThat(put.header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void isChangedInPartByPatch() {
        String task = make(ada, """
                                {"title": "Before", "description": "stays", "due_date": "2026-12-01"}""");

        Answer patched = ada.patch(task, """
                                         {"status": "done", "due_date": null}""").expect(200);

        assertThat(patched.text("/title")).isEqualTo("Before");
        assertThat(patched.text("/description")).isEqualTo("stays");
        assertThat(patched.text("/status")).isEqualTo("done");
        assertThat(patched.json().at("/due_date").isNull()).isTrue();
    }

    @Test
    void isGoneAfterItWasDeleted() {
        String task = make(ada, "{\"title\": \"Short-lived\"}");

        assertThat(ada.delete(task).expect(204).body()).isEmpty();

        ada.get(task).expect(404);
        ada.delete(task).expect(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                                                                  {}                                            | /title       | required
                                                                  {"title": null}                               | /title       | required
                                                                  {"title": "  "}                               | /title       | required
                                                                  {"title": "a\\u0000b"}                        | /title       | invalid_value
                                                                  {"title": "two\\nlines"}                      | /title       | invalid_value
                                                                  {"title": "\\ud83d"}                          | /title       | invalid_value
                                                                  {"title": "x", "description": "a\\u0000b"}    | /description | invalid_value
                                                                  {"title": "x", "status": "finished"}          | /status      | invalid_value
                                                                  {"title": "x", "priority": "OPEN"}            | /priority    | invalid_value
                                                                  {"title": "x", "due_date": "tomorrow"}        | /due_date    | invalid_value
                                                                  {"title": "x", "due_date": "2026-02-30"}      | /due_date    | invalid_value
                                                                  {"title": "x", "assignee": "mia"}             | /assignee    | invalid_value
                                                                  {"title": "x", "id": "0199d6a0-0000-7000-8000-000000000000"} | /id | unknown_field
                                                                  {"title": "x", "tenant_id": "0199d6a0-0000-7000-8000-000000000000"} | /tenant_id | unknown_field
                                                                  {"title": "x", "created_by": "0199d6a0-0000-7000-8000-000000000000"} | /created_by | unknown_field
                                                                  {"title": "x", "dueDate": "2026-12-01"}       | /dueDate     | unknown_field
                                                                  """)
    void isRefusedWithThePlaceAndTheReason(String body, String pointer, String code) {
        for (Answer refused : List.of(ada.post("/api/tasks", body), ada.put(make(ada, "{\"title\": \"y\"}"), body))) {
            refused.expect(422);
            assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
            assertThat(refused.text("/code")).isEqualTo("invalid_request");
            assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
            assertThat(refused.text("/errors/0/code")).isEqualTo(code);
        }
    }

    @Test
    void isRefusedWithATitleOrDescriptionThatIsTooLong() {
        ada.post("/api/tasks", "{\"title\": \"" + "x".repeat(200) + "\"}").expect(201);
        ada.post("/api/tasks", "{\"title\": \"" + "x".repeat(201) + "\"}").expect(422);
        ada.post("/api/tasks", "{\"title\": \"x\", \"description\": \"" + "y".repeat(10_001) + "\"}").expect(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"title\"", "null"})
    void isRefusedWhereTheBodyIsNoObject(String body) {
        assertThat(ada.post("/api/tasks", body).status()).isIn(400, 422);
    }

    @Test
    void isNotThereForAnotherOrganizationInAnyVerb() {
        String foreign = make(gus, "{\"title\": \"Secret of Gus\"}");
        String random = "/api/tasks/" + UUID.randomUUID();
        String before = gus.get(foreign).body();

        same(ada.get(foreign), ada.get(random));
        same(ada.put(foreign, "{\"title\": \"Mine\"}"), ada.put(random, "{\"title\": \"Mine\"}"));
        same(ada.patch(foreign, "{\"title\": \"Mine\"}"), ada.patch(random, "{\"title\": \"Mine\"}"));
        same(ada.patch(foreign, "{\"title\": 7}"), ada.patch(random, "{\"title\": 7}"));
        same(ada.put(foreign, "{}", "If-Match", "\"1\""), ada.put(random, "{}", "If-Match", "\"1\""));
        same(ada.delete(foreign), ada.delete(random));

        assertThat(gus.get(foreign).body()).isEqualTo(before);
        assertThat(ada.get("/api/tasks?q=Secret").body()).doesNotContain("Secret of Gus");
    }

    @Test
    void isNotFoundByWhatIsNoId() {
        same(ada.get("/api/tasks/1"), ada.get("/api/tasks/" + UUID.randomUUID()));
    }

    @Test
    void canOnlyBeGivenToMembers() {
        String foreigner = someoneOf("gus@globex.example", "globex");
        String task = make(ada, "{\"title\": \"Whose?\"}");

        for (String verb : List.of("POST", "PUT", "PATCH")) {
            Answer known = assign(verb, task, foreigner).expect(422);
            Answer random = assign(verb, task, UUID.randomUUID().toString()).expect(422);
            assertThat(known.text("/errors/0/pointer")).isEqualTo("/assignee");
            assertThat(known.text("/errors/0/code")).isEqualTo("invalid_reference");
            assertThat(known.bodyButForTheTraceId()).isEqualTo(random.bodyButForTheTraceId());
        }
    }

    @Test
    void refusesAStaleVersionAndKeepsTheNewerOne() {
        String task = make(ada, "{\"title\": \"First\"}");
        ada.patch(task, "{\"title\": \"Second\"}", "If-Match", "\"1\"").expect(200);

        assertThat(ada.patch(task, "{\"title\": \"Lost\"}", "If-Match", "\"1\"").expect(412).text("/code")).isEqualTo(
                "precondition_failed");
        ada.put(task, "{\"title\": \"Lost\"}", "If-Match", "\"1\"").expect(412);
        ada.put(task, "{\"title\": \"Lost\", \"unknown\": 1}", "If-Match", "\"1\"").expect(412);
        ada.delete(task, "If-Match", "\"1\"").expect(412);
        ada.delete(task, "If-Match", "not a tag").expect(412);

        assertThat(ada.get(task).text("/title")).isEqualTo("Second");
        ada.delete(task, "If-Match", "\"1\", \"2\"").expect(204);
    }

    @Test
    void cannotBeWrittenByAViewer() {
        Client vic = signIn("vic@acme.example", "acme");
        String task = "/api/tasks/" + signIn("ada@acme.example", "acme").get("/api/tasks?limit=1").text("/items/0/id");

        vic.get(task).expect(200);
        assertThat(vic.post("/api/tasks", "{\"title\": \"x\"}").expect(403).text("/permission"))
                .isEqualTo("data.write");
        vic.put(task, "{\"title\": \"x\"}").expect(403);
        vic.patch(task, "no JSON").expect(403);
        vic.patch("/api/tasks/" + UUID.randomUUID(), "{}").expect(403);
        vic.patch("/api/tasks/bulk", "{}").expect(403);
        vic.delete(task).expect(403);
    }

    @Test
    void needsSomebodyWhoIsSignedIn() {
        anonymous().get("/api/tasks").expect(401);
        anonymous().get("/api/tasks/" + UUID.randomUUID()).expect(401);
    }

    private static void same(Answer foreign, Answer random) {
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.status()).isEqualTo(random.status());
        assertThat(foreign.bodyButForTheTraceId()).isEqualTo(random.bodyButForTheTraceId());
        assertThat(foreign.text("/code")).isEqualTo("not_found");
    }

    private Answer assign(String verb, String task, String user) {
        String body = "{\"title\": \"Whose?\", \"assignee\": \"" + user + "\"}";
        return switch (verb) {
            case "POST" -> ada.post("/api/tasks", body);
            case "PUT" -> ada.put(task, body);
            default -> ada.patch(task, body);
        };
    }

    private static String make(Client client, String body) {
        return "/api/tasks/" + client.post("/api/tasks", body).expect(201).text("/id");
    }

    private String myself() {
        return ada.post("/api/tasks", "{\"title\": \"Who am I?\"}").expect(201).text("/created_by");
    }

    private String someoneOf(String email, String organization) {
        return signIn(email, organization).post("/api/tasks", "{\"title\": \"Who am I?\"}").expect(201).text(
                "/created_by");
    }
}
