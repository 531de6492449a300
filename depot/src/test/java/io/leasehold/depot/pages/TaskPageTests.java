package io.leasehold.depot.pages;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TaskPageTests {
    private final Browser browser = Depot.WITH_SLUGS.stranger();
    private String slug = "";
    private String tasks = "";

    @BeforeEach
    void found() {
        String name = "Tasks " + System.nanoTime();
        browser.found(name);
        slug = name.toLowerCase(Locale.ROOT).replace(' ', '-');
        tasks = "/orgs/" + slug + "/tasks";
        Browser other = Depot.WITH_SLUGS.stranger();
        other.found("Other " + System.nanoTime());
        Tasks.create(other, other.get("/").path(), "Foreign task");
    }

    @Test
    void addsATaskInOneLineAndKeepsTheFilters() {
        Page list = browser.get(tasks + "?status=done&sort=title");

        Page added = browser.submit(list, tasks + "/quick", Map.of("title", "Quickly written"));

        assertThat(added.text()).contains("The task was created.", "No task fits").doesNotContain("Quickly written");
        assertThat(added.all("input[name=status][checked]")).hasSize(1);
        assertThat(titles(browser.get(tasks))).containsExactly("Quickly written");
        Page refused = browser.submit(browser.get(tasks), tasks + "/quick", Map.of("title", " "));
        assertThat(refused.all(".alert-danger")).hasSize(1);
        assertThat(titles(refused)).containsExactly("Quickly written");
    }

    @Test
    void filtersBySeveralStatusesPriorityAndDay() {
        String late = task("Late", Map.of("priority", "URGENT", "dueDate", today().minusDays(3).toString()));
        String now = task("Now", Map.of("status", "IN_PROGRESS", "dueDate", today().toString()));
        task("Some day", Map.of("status", "DONE"));

        assertThat(titles(browser.get(tasks + "?status=open&status=in_progress&sort=title"))).containsExactly("Late",
                "Now");
        assertThat(titles(browser.get(tasks + "?priority=urgent"))).containsExactly("Late");
        assertThat(titles(browser.get(tasks + "?due=overdue"))).containsExactly("Late");
        assertThat(titles(browser.get(tasks + "?due=today"))).containsExactly("Now");
        assertThat(titles(browser.get(tasks + "?due=none"))).containsExactly("Some day");
        Page list = browser.get(tasks);
        assertThat(list.text()).contains("3 tasks");
        assertThat(list.all("#row-" + late + " .is-overdue").getFirst().text()).startsWith("Overdue");
        assertThat(list.all("#row-" + now + " .is-today").getFirst().text()).isEqualTo("Today");
    }

    @Test
    void countsNoFurtherThanPeopleCare() throws Exception {
        Tasks.fill(slug, 1_100);

        Page list = browser.get(tasks);

        assertThat(list.all("#count").getFirst().text()).isEqualTo("1,000+ tasks");
        assertThat(list.all("tbody tr")).hasSize(50);
        assertThat(browser.get(tasks + "?q=Filled+100").all("#count").getFirst().text()).isEqualTo("11 tasks");
    }

    @Test
    void takesAChangeOfStatusBackUnlessSomebodyWasThereSince() {
        String first = task("First", Map.of());
        String second = task("Second", Map.of("status", "IN_PROGRESS"));
        Page list = browser.get(tasks + "?sort=title");

        Page changed = browser.submitAll(list, tasks + "/bulk", Map.of("ids", List.of(first, second), "status", List.of(
                "done")));
        assertThat(changed.text()).contains("2 tasks are now done.", "Undo");
        browser.submit(browser.get(tasks), tasks + "/" + first + "/status", Map.of("status", "cancelled"));
        Page undone = browser.submit(changed, tasks + "/restore", Map.of());

        assertThat(undone.text()).contains("1 task is as before. 1 task is left alone");
        assertThat(titles(browser.get(tasks + "?status=in_progress"))).containsExactly("Second");
        assertThat(titles(browser.get(tasks + "?status=cancelled"))).containsExactly("First");
        assertThat(browser.submit(changed, tasks + "/restore", Map.of()).text()).contains("0 tasks are as before");
    }

    @Test
    void saysThatNothingHadToBeChanged() {
        String task = task("Done already", Map.of("status", "DONE"));

        Page same = browser.submit(browser.get(tasks), tasks + "/" + task + "/status", Map.of("status", "done"));

        assertThat(same.text()).contains("Nothing had to be changed.").doesNotContain("Undo");
    }

    @Test
    void editsARowAndKeepsWhatItDoesNotShow() {
        String task = task("Row", Map.of("description", "Kept as it is", "status", "IN_PROGRESS"));
        String edit = tasks + "/" + task + "/edit";
        Page row = browser.get(edit + "?back=status%3Din_progress");

        Page wrong = browser.submit(row, edit, Map.of("title", "", "dueDate", "0000-01-01"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.all("#title-error, #dueDate-error")).hasSize(2);
        assertThat(wrong.all("[aria-invalid=true]").stream().map(field -> field.attr("name"))).containsExactly("title",
                "dueDate");
        assertThat(wrong.headers().firstValue("HX-Reselect")).hasValue("#row-" + task);
        Page saved = browser.submit(wrong, edit, Map.of("title", "Row, edited", "priority", "HIGH", "dueDate",
                "2030-01-02"));

        assertThat(saved.path()).isEqualTo(tasks);
        assertThat(saved.all("input[name=status][checked]")).hasSize(1);
        assertThat(saved.all("#row-" + task).getFirst().text()).contains("Row, edited", "High", "2 Jan 2030");
        assertThat(browser.get(tasks + "/" + task).all("textarea").getFirst().text()).isEqualTo("Kept as it is");
    }

    @Test
    void tellsARowThatSomebodyWasFasterAndTakesTheSecondAttempt() {
        String task = task("Contested", Map.of());
        String edit = tasks + "/" + task + "/edit";
        Page early = browser.get(edit);
        Page late = browser.get(edit);

        browser.submit(early, edit, Map.of("title", "Faster"));
        Page refused = browser.submit(late, edit, Map.of("title", "Slower"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.all(".alert-danger").getFirst().text()).contains("This task was changed meanwhile");
        assertThat(titles(browser.get(tasks))).containsExactly("Faster");

        assertThat(titles(browser.submit(refused, edit, Map.of()))).containsExactly("Slower");
    }

    @Test
    void leadsBackToTheListAsItWas() {
        String task = task("Wandering", Map.of());
        Page list = browser.get(tasks + "?q=wander&status=open&sort=title");

        Page page = browser.get(list.link("Wandering"));
        assertThat(page.link("Tasks")).isEqualTo(tasks);
        assertThat(page.all(".back a").getFirst().attr("href")).isEqualTo(tasks + "?q=wander&status=open&sort=title");
        Page saved = browser.submit(page, tasks + "/" + task, Map.of("title", "Wandering on"));
        assertThat(saved.all("input[name=q]").getFirst().attr("value")).isEqualTo("wander");
        Page board = browser.get(browser.get(tasks + "/board?q=wander").link("Wandering on"));
        Page deleted = browser.submit(board, tasks + "/" + task + "/delete", Map.of());
        assertThat(deleted.path()).isEqualTo(tasks + "/board");
        assertThat(deleted.text()).contains("The task was deleted.");
    }

    @Test
    void makesADeletedTaskAgain() {
        String task = task("Thrown away", Map.of("description", "Two\nlines", "status", "IN_PROGRESS", "priority",
                "HIGH", "dueDate", "2030-01-02"));
        Page deleted = browser.submit(browser.get(tasks + "/" + task + "?back=priority%3Dhigh"), tasks + "/" + task
                + "/delete", Map.of());
        assertThat(titles(deleted)).isEmpty();

        Page again = browser.submit(deleted, tasks, Map.of());

        assertThat(titles(again)).containsExactly("Thrown away");
        assertThat(again.all("option[value=high][selected]")).hasSize(1);
        Page page = browser.get(again.link("Thrown away"));
        assertThat(page.all("textarea").getFirst().wholeText().strip()).isEqualTo("Two\nlines");
        assertThat(page.all("#status [selected]").getFirst().attr("value")).isEqualTo("IN_PROGRESS");
        assertThat(page.all("#dueDate").getFirst().attr("value")).isEqualTo("2030-01-02");
    }

    @Test
    void marksWhatIsWrongWithATask() {
        Page wrong = browser.submit(browser.get(tasks + "/new"), tasks, Map.of("title", " "));

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.all("[aria-invalid=true]").stream().map(Element::id)).containsExactly("title");
    }

    @Test
    void saysOnTheOverviewThatNothingHappenedUntilSomethingDoes() {
        assertThat(browser.get("/orgs/" + slug).text()).contains("Nothing happened in the last 12 weeks.");
        assertThat(browser.get("/orgs/" + slug).all(".chart")).isEmpty();

        task("Something", Map.of());

        assertThat(browser.get("/orgs/" + slug).text()).doesNotContain("Nothing happened");
        assertThat(browser.get("/orgs/" + slug).all(".chart")).hasSize(1);
    }

    @Test
    void showsTheBoardWithCountsAndTheLatestOfEachColumn() throws Exception {
        Tasks.fill(slug, 30);
        String moved = task("Moved by hand", Map.of("priority", "HIGH"));

        Page board = browser.get(tasks + "/board");
        assertThat(board.all(".board-column h2").stream().map(Element::text)).containsExactly("Open 31",
                "In progress 0", "Done 0", "Cancelled 0");
        assertThat(board.all("[data-status=open] li")).hasSize(25);
        assertThat(titles(browser.get(board.link("Show all 31 in the list")))).hasSize(31);
        Page after = browser.submit(board, tasks + "/" + moved + "/status", Map.of("status", "in_progress"));

        assertThat(after.path()).isEqualTo(tasks + "/board");
        assertThat(after.all("[data-status=in_progress] li").getFirst().text()).contains("Moved by hand", "High");
        assertThat(browser.get(tasks + "/board?status=done&priority=high").all(".board-column")).hasSize(1);
        assertThat(browser.submit(after, tasks + "/restore", Map.of()).all("[data-status=open] h2").getFirst().text())
                .isEqualTo("Open 31");
    }

    private String task(String title, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("title", title);
        Page list = browser.submit(browser.get(tasks + "/new"), tasks, all);
        return list.all(".task-rows a[id^=edit-]").stream().filter(link -> link.attr("aria-label").equals("Edit "
                + title)).findFirst().orElseThrow().id().substring("edit-".length());
    }

    private static List<String> titles(Page page) {
        return page.all(".cell-title a").stream().map(Element::text).toList();
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
