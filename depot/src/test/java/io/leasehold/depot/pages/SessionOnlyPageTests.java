package io.leasehold.depot.pages;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SessionOnlyPageTests {
    @Test
    void servesTheSamePagesWithoutTheSlug() {
        Browser browser = Depot.SESSION_ONLY.stranger();
        browser.found("Quotes Ltd");
        Browser other = Depot.SESSION_ONLY.stranger();
        other.found("Rival Ltd");
        String task = Tasks.create(browser, "", "Quote for the new roof");
        Products.create(other, "", "RIVAL", "Rival thing");

        for (String path : new String[]{"/", "/tasks", "/tasks/" + task, "/products", "/members", "/settings"}) {
            Page page = browser.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.path()).as(path).isEqualTo(path);
            assertThat(page.text()).as(path).contains("Quotes Ltd").doesNotContain("Rival");
            assertThat(page.all("a[href^=/orgs/], form[action^=/orgs/]")).as(path).isEmpty();
        }
        assertThat(other.get("/tasks/" + task).status()).isEqualTo(404);
        assertThat(other.get("/tasks").text()).contains("No tasks yet");
    }

    @Test
    void switchesTheOrganizationInTheSessionAlone() {
        Browser browser = Depot.SESSION_ONLY.stranger();
        browser.found("Here Ltd");
        Page created = browser.submit(browser.get("/orgs"), "/orgs", Map.of("name", "There Ltd", "slug", ""));
        assertThat(created.path()).isEqualTo("/");
        browser.forge("/switch", Map.of("organization", "here-ltd", "_csrf", token(created)));
        Tasks.create(browser, "", "Something here");
        assertThat(browser.get("/orgs/there-ltd/tasks").status()).isEqualTo(404);
        assertThat(created.text()).contains("There Ltd");

        Page there = browser.forge("/switch", Map.of("organization", "there-ltd", "_csrf", token(created)));

        assertThat(there.path()).isEqualTo("/");
        assertThat(there.text()).contains("There Ltd");
        assertThat(browser.get("/tasks").text()).contains("No tasks yet");
        Page nowhere = browser.forge("/switch", Map.of("organization", "rival-ltd", "_csrf", token(there)));
        assertThat(nowhere.status()).isEqualTo(404);
        assertThat(browser.get("/").text()).contains("There Ltd");
    }

    @Test
    void isTheDefaultOrganizationAsLongAsNoneWasSwitchedTo() {
        Browser browser = Depot.SESSION_ONLY.stranger();
        String email = browser.found("Joined First Ltd");
        Page later = browser.submit(browser.get("/orgs"), "/orgs", Map.of("name", "Joined Later Ltd", "slug", ""));
        assertThat(later.all("header .menu-name").getFirst().text()).isEqualTo("Joined Later Ltd");

        Page begun = Depot.SESSION_ONLY.stranger().signIn(email);

        assertThat(begun.path()).isEqualTo("/");
        assertThat(begun.all("header .menu-name").getFirst().text()).isEqualTo("Joined First Ltd");
    }

    private static String token(Page page) {
        return page.all("meta[name=_csrf]").getFirst().attr("content");
    }
}
