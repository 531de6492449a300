package io.leasehold.depot.task;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.leasehold.depot.Answer;
import io.leasehold.depot.Client;
import io.leasehold.depot.RunningDepot;

import static org.assertj.core.api.Assertions.assertThat;

class TaskListTests extends RunningDepot {
    private Client ada;
    private Client gus;

    @BeforeEach
    void fillTwoOrganizations() {
        ada = newOrganizationOfAda();
        gus = newOrganizationOfGus();
        make(ada, "Alpha", "open", "low", "2026-12-03");
        make(ada, "bravo", "done", "urgent", "2026-12-01");
        make(ada, "Charlie 100%", "in_progress", "normal", null);
        make(ada, "delta_1", "open", "high", "2026-12-02");
        make(ada, "Echo \\ slash", "cancelled", "normal", null);
        make(gus, "Alpha of Gus", "open", "low", "2026-12-03");
    }

    @Test
    void showsTheOwnOrganizationsTasksNewestFirst() {
        assertThat(titles("")).containsExactly("Echo \\ slash", "delta_1", "Charlie 100%", "bravo", "Alpha");
        assertThat(gus.get("/api/tasks").texts("/title")).containsExactly("Alpha of Gus");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                            title       | Alpha, bravo, Charlie 100%, delta_1, Echo \\ slash
                                            -title      | Echo \\ slash, delta_1, Charlie 100%, bravo, Alpha
                                            created_at  | Alpha, bravo, Charlie 100%, delta_1, Echo \\ slash
                                            due_date    | bravo, delta_1, Alpha, Charlie 100%, Echo \\ slash
                                            -due_date   | Alpha, delta_1, bravo, Echo \\ slash, Charlie 100%
                                            priority    | Alpha, Charlie 100%, Echo \\ slash, delta_1, bravo
                                            -priority   | bravo, delta_1, Echo \\ slash, Charlie 100%, Alpha
                                            status      | Alpha, delta_1, Charlie 100%, bravo, Echo \\ slash
                                            """)
    void isSortedAsAskedFor(String sort, String titles) {
        assertThat(String.join(", ", titles("?sort=" + sort))).isEqualTo(titles);
    }

    @Test
    void isFilteredByAnyOfTheStatuses() {
        assertThat(titles("?status=open&status=done&sort=title")).containsExactly("Alpha", "bravo", "delta_1");
        assertThat(titles("?status=cancelled")).containsExactly("Echo \\ slash");
    }

    @Test
    void isFilteredByAnyOfThePriorities() {
        assertThat(titles("?priority=high&priority=urgent&sort=title")).containsExactly("bravo", "delta_1");
        assertThat(titles("?priority=low&status=done")).isEmpty();
    }

    @Test
    void isFilteredByTheDayThatTasksAreDueOn() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        make(ada, "Late", "open", "low", today.minusDays(8).toString());
        make(ada, "Late but done", "done", "low", today.minusDays(8).toString());
        make(ada, "Now", "in_progress", "low", today.toString());
        make(ada, "On Sunday", "done", "low", today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)).toString());

        assertThat(titles("?due=overdue")).contains("Late").doesNotContain("Late but done", "Now", "Charlie 100%");
        assertThat(titles("?due=today")).contains("Now").doesNotContain("Late", "Charlie 100%");
        assertThat(titles("?due=week")).contains("Now", "On Sunday").doesNotContain("Late", "Late but done",
                "Charlie 100%");
        assertThat(titles("?due=none&sort=title")).containsExactly("Charlie 100%", "Echo \\ slash");
    }

    @Test
    void isFilteredByThePersonWhoHasToDoThem() {
        String me = ada.get("/api/tasks").text("/items/0/created_by");
        String gusHimself = gus.get("/api/tasks").text("/items/0/created_by");
        make(ada, "{\"title\": \"Mine\", \"assignee\": \"" + me + "\"}");

        assertThat(titles("?assignee=me")).containsExactly("Mine");
        assertThat(titles("?assignee=" + me)).containsExactly("Mine");
        assertThat(titles("?assignee=none")).hasSize(5).doesNotContain("Mine");
        assertThat(ada.get("/api/tasks?assignee=" + gusHimself).expect(200).body()).isEqualTo(ada.get(
                "/api/tasks?assignee=" + UUID.randomUUID()).expect(200).body());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                                                                  ALPHA        | Alpha
                                                                  100%         | Charlie 100%
                                                                  %            | Charlie 100%
                                                                  _            | delta_1
                                                                  a_1          | delta_1
                                                                  \\           | Echo \\ slash
                                                                  \\%          |
                                                                  o            | bravo, Echo \\ slash
                                                                  %' or 1=1 -- |
                                                                  '; drop table tasks; -- |
                                                                  """)
    void isSearchedLiterally(String text, @Nullable String titles) {
        String found = String.join(", ", titles("?sort=title&q=" + URLEncoder.encode(text, StandardCharsets.UTF_8)));

        assertThat(found).isEqualTo(titles == null ? "" : titles);
    }

    @Test
    void isSearchedInDescriptionsToo() {
        make(ada, "{\"title\": \"Foxtrot\", \"description\": \"behind the blue door\"}");

        assertThat(titles("?q=BLUE")).containsExactly("Foxtrot");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?status=finished", "?priority=most", "?due=sometimes", "?assignee=ada", "?sort=tenant_id",
        "?sort=", "?sort=title;drop",
        "?limit=0", "?limit=201", "?limit=-1", "?limit=many", "?q=%00"})
    void refusesAQueryThatMeansNothing(String query) {
        assertThat(ada.get("/api/tasks" + query).expect(422).text("/code")).isEqualTo("invalid_request");
    }

    @Test
    void goesOnWhereThePageBeforeEnded() {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = ada.get("/api/tasks?sort=-priority&limit=2" + cursor).expect(200);
            seen.addAll(page.texts("/title"));
            cursor = page.json().at("/next").isNull() ? "" : "&cursor=" + page.text("/next");
        } while (!cursor.isEmpty());

        assertThat(seen).containsExactly("bravo", "delta_1", "Echo \\ slash", "Charlie 100%", "Alpha");
    }

    @Test
    void staysStableWhileRowsComeAndGo() {
        Answer first = ada.get("/api/tasks?sort=title&limit=2").expect(200);
        make(ada, "{\"title\": \"AAA comes too late\"}");
        ada.delete("/api/tasks/" + first.text("/items/1/id")).expect(204);

        assertThat(ada.get("/api/tasks?sort=title&limit=2&cursor=" + first.text("/next")).texts("/title"))
                .containsExactly("Charlie 100%", "delta_1");
    }

    @Test
    void takesNoCursorOfAnotherTenantOrQueryOrHand() {
        String cursor = ada.get("/api/tasks?limit=2&sort=title").text("/next");
        String turned = (cursor.charAt(0) == 'A' ? 'B' : 'A') + cursor.substring(1);

        assertThat(ada.get("/api/tasks?limit=1&sort=title&cursor=" + cursor).status()).isEqualTo(200);
        for (Answer refused : List.of(gus.get("/api/tasks?limit=2&sort=title&cursor=" + cursor), ada.get(
                "/api/tasks?limit=2&cursor=" + cursor), ada.get("/api/tasks?sort=title&status=open&cursor=" + cursor),
                ada.get("/api/tasks?sort=title&q=a&cursor=" + cursor),
                ada.get("/api/tasks?sort=title&priority=low&cursor=" + cursor),
                ada.get("/api/tasks?sort=title&due=week&cursor=" + cursor),
                ada.get("/api/tasks?sort=title&cursor=" + turned),
                ada.get("/api/tasks?sort=title&cursor=x"), ada.get("/api/products?sort=name&cursor=" + cursor))) {
            assertThat(refused.expect(400).text("/code")).isEqualTo("invalid_cursor");
        }
    }

    private List<String> titles(String query) {
        return ada.get("/api/tasks" + query).expect(200).texts("/title");
    }

    private static void make(Client client, String title, String status, String priority, @Nullable String due) {
        make(client, """
                     {"title": "%s", "status": "%s", "priority": "%s", "due_date": %s}""".formatted(title.replace("\\",
                "\\\\"), status, priority, due == null ? "null" : "\"" + due + "\""));
    }

    private static void make(Client client, String body) {
        client.post("/api/tasks", body).expect(201);
    }
}
