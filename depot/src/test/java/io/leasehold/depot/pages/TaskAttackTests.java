package io.leasehold.depot.pages;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leasehold.core.TenantId;
import io.leasehold.testkit.VictimRows;

import static org.assertj.core.api.Assertions.assertThat;

/** Tries on every page of tasks what must not be possible. */
class TaskAttackTests {
    private static final String MARKUP = "\"><img src=x onerror=alert(1)><script>alert(2)</script>${713*717}'";

    private final Browser attacker = Depot.WITH_SLUGS.stranger();
    private final Browser victim = Depot.WITH_SLUGS.stranger();
    private String tasks = "";
    private String own = "";
    private String foreign = "";
    private String victimSlug = "";

    @BeforeEach
    void foundTwo() {
        attacker.found("Attacker " + System.nanoTime());
        victim.found("Victim " + System.nanoTime());
        String base = attacker.get("/").path();
        tasks = base + "/tasks";
        own = Tasks.create(attacker, base, "Own task");
        victimSlug = victim.get("/").path().substring("/orgs/".length());
        foreign = Tasks.create(victim, "/orgs/" + victimSlug, "Secret of the victim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%s", "/%s/edit", "/%s?view=board&back=q%%3Dx"})
    void showsAForeignTaskAsOneThatDoesNotExist(String path) {
        Page there = attacker.get(tasks + path.formatted(foreign));
        Page nowhere = attacker.get(tasks + path.formatted(UUID.randomUUID()));

        assertThat(there.status()).isEqualTo(404);
        assertThat(there.withoutTrace()).isEqualTo(nowhere.withoutTrace()).doesNotContain("Secret");
        assertThat(attacker.get(tasks + path.formatted(own)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/edit", "/status", "/delete"})
    void changesNoForeignTaskAndSaysWhatItSaysOfNone(String action) throws SQLException {
        Map<String, String> before = hash();
        Map<String, String> fields = Map.of("_csrf", token(attacker), "version", "1", "title", "Taken over", "status",
                action.equals("/status") ? "done" : "DONE", "priority", "LOW");

        Page there = attacker.forge(tasks + "/" + foreign + action, fields);
        Page nowhere = attacker.forge(tasks + "/" + UUID.randomUUID() + action, fields);
        Page withoutToken = attacker.forge(tasks + "/" + own + action, Map.of("version", "1", "title", "Forged",
                "status", "done"));
        Page direct = attacker.forge("/orgs/" + victimSlug + "/tasks/" + foreign + action, fields);

        assertThat(there.status()).isEqualTo(404);
        assertThat(there.withoutTrace()).isEqualTo(nowhere.withoutTrace()).doesNotContain("Secret");
        assertThat(withoutToken.status()).isEqualTo(403);
        assertThat(direct.status()).isEqualTo(404);
        assertThat(hash()).isEqualTo(before);
        assertThat(attacker.forge(tasks + "/" + own + action, fields).status()).isEqualTo(200);
    }

    @Test
    void passesForeignTasksOverWhereManyAreChanged() throws SQLException {
        Map<String, String> before = hash();
        String token = token(attacker);

        Page bulk = attacker.forgeAll(tasks + "/bulk", Map.of("_csrf", List.of(token), "status", List.of("done"), "ids",
                List.of(own, foreign, UUID.randomUUID().toString())));
        Page restore = attacker.forgeAll(tasks + "/restore", Map.of("_csrf", List.of(token), "restore", List.of(own
                + ":2:open", foreign + ":1:done", UUID.randomUUID() + ":1:done")));

        assertThat(bulk.text()).contains("1 task is now done.");
        assertThat(restore.text()).contains("1 task is as before. 2 tasks are left alone");
        assertThat(hash()).isEqualTo(before);
        for (String action : new String[]{"/bulk", "/restore", "/quick", ""}) {
            assertThat(attacker.forge(tasks + action, Map.of("title", "Forged", "ids", own, "status", "done",
                    "restore", own + ":3:done")).status()).as(action).isEqualTo(403);
            assertThat(attacker.forge("/orgs/" + victimSlug + "/tasks" + action, Map.of("_csrf", token, "title",
                    "Forged", "ids", foreign, "status", "done", "restore", foreign + ":1:done")).status()).as(action)
                    .isEqualTo(404);
        }
        assertThat(hash()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "0199d6a0-0000-7000-8000-000000000000", "x:1:done",
        "0199d6a0-0000-7000-8000-000000000000:1:lost", "0199d6a0-0000-7000-8000-000000000000:-1:done",
        "0199d6a0-0000-7000-8000-000000000000:99999999999999999999:done",
        "------------------------------------:1:done"})
    void refusesToTakeBackWhatNobodyOffered(String restore) {
        assertThat(attacker.forge(tasks + "/restore", Map.of("_csrf", token(attacker), "restore", restore)).status())
                .isEqualTo(400);
    }

    @Test
    void letsNobodyWriteWhoMayOnlyRead() throws SQLException {
        Browser viewer = Depot.WITH_SLUGS.stranger();
        String email = viewer.found("Viewer " + System.nanoTime());
        String members = "/orgs/" + victimSlug + "/members";
        victim.submit(victim.get(members), members, Map.of("email", email, "role", "viewer"));
        Map<String, String> before = hash();
        String base = "/orgs/" + victimSlug + "/tasks";

        for (String action : new String[]{"", "/quick", "/bulk", "/restore", "/" + foreign, "/" + foreign + "/edit", "/"
                + foreign + "/status",
            "/" + foreign + "/delete", "/" + UUID.randomUUID() + "/delete"}) {
            assertThat(viewer.forge(base + action, Map.of("_csrf", token(viewer), "title", "By a viewer", "version",
                    "1", "ids", foreign, "status", "done", "restore", foreign + ":1:done")).status()).as(action)
                    .isEqualTo(403);
        }

        assertThat(hash()).isEqualTo(before);
        assertThat(viewer.get(base + "/" + foreign + "/edit").status()).isEqualTo(403);
        for (String page : new String[]{"", "/board", "/" + foreign}) {
            assertThat(viewer.get(base + page).html().forms()).as(page).allMatch(form -> form.attr("action").equals(
                    "/logout") || form.attr("method").equals("get"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example",
        "../../../login", "x#@elsewhere.example", "\r\nLocation: https://elsewhere.example",
        "a=%0d%0aSet-Cookie:x=y", "@elsewhere.example", "javascript:alert(1)"})
    void neverLeavesTheTasksOnTheWayBack(String back) {
        Map<String, String> fields = Map.of("_csrf", token(attacker), "status", "done", "back", back, "view", back);

        Page returned = attacker.forge(tasks + "/" + own + "/status", fields);
        assertThat(returned.path()).isEqualTo(tasks);
        assertThat(returned.html().location()).startsWith(attacker.get(tasks).html().location());
        Page page = attacker.get(tasks + "/" + own + "?back=" + java.net.URLEncoder.encode(back,
                java.nio.charset.StandardCharsets.UTF_8));
        assertThat(page.all(".back a").getFirst().attr("href")).startsWith(tasks);
    }

    @Test
    void showsMarkupAsTextOnEveryPageOfTasks() throws SQLException {
        Browser browser = Depot.WITH_SLUGS.stranger();
        browser.found("Marked " + System.nanoTime(), "Person " + MARKUP);
        String base = browser.get("/").path() + "/tasks";
        Page form = browser.get(base + "/new");
        String me = form.all("#assignee option").getLast().attr("value");
        Page list = browser.submit(form, base, Map.of("title", "Title " + MARKUP, "description", "Text " + MARKUP,
                "assignee", me));
        String id = list.all(".task-rows tbody tr").getFirst().id().substring("row-".length());

        for (String path : List.of("", "/board", "/" + id, "/" + id + "/edit")) {
            Page page = browser.get(base + path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("<img src=x", "<script>");
            assertThat(page.text()).as(path).contains("Person " + MARKUP);
            assertThat(page.html().body().html()).as(path).contains("Title ").doesNotContain("511221");
        }
    }

    private Map<String, String> hash() throws SQLException {
        try (Connection superuser = Depot.WITH_SLUGS.database().superuser();
                PreparedStatement select = superuser.prepareStatement("select tenant_id from tenants where slug = ?")) {
            select.setString(1, victimSlug);
            ResultSet row = select.executeQuery();
            row.next();
            return VictimRows.hash(superuser, new TenantId(row.getObject(1, UUID.class)), "control.outbox",
                    "shared.outbox");
        }
    }

    private static String token(Browser browser) {
        return browser.get("/orgs").all("meta[name=_csrf]").getFirst().attr("content");
    }
}
