package io.leasehold.depot.pages;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OrganizationPageTests {
    @Test
    void showsEachOrganizationItsOwnPagesAlone() {
        Browser ada = Depot.WITH_SLUGS.stranger();
        ada.found("North Tools");
        Browser gus = Depot.WITH_SLUGS.stranger();
        gus.found("South Drinks");
        Tasks.create(ada, "/orgs/north-tools", "Sharpen the northern saws");
        Tasks.create(gus, "/orgs/south-drinks", "Count the southern bottles");
        Products.create(ada, "/orgs/north-tools", "SAW-1", "Northern saw");
        Products.create(gus, "/orgs/south-drinks", "WINE-1", "Southern wine");

        for (String page : new String[]{"", "/tasks", "/products", "/members", "/settings"}) {
            Page north = ada.get("/orgs/north-tools" + page);
            Page south = gus.get("/orgs/south-drinks" + page);
            assertThat(north.status()).as(page).isEqualTo(200);
            assertThat(north.text()).as(page).contains("North Tools").doesNotContainIgnoringCase("south");
            assertThat(south.text()).as(page).contains("South Drinks").doesNotContainIgnoringCase("north");
        }
        assertThat(ada.get("/orgs/north-tools/tasks").text()).contains("Sharpen the northern saws");
        assertThat(ada.get("/orgs/north-tools/products").text()).contains("Northern saw");
        assertThat(gus.get("/orgs/south-drinks/tasks").text()).contains("Count the southern bottles");
        assertThat(gus.get("/orgs/south-drinks").text()).contains("Southern wine");
    }

    @Test
    void answersAForeignSlugAsARandomOne() {
        Browser ada = Depot.WITH_SLUGS.stranger();
        ada.found("Curious Ltd");
        Depot.WITH_SLUGS.stranger().found("Private Ltd");

        for (String page : new String[]{"", "/tasks", "/tasks/new", "/products", "/products/import", "/members",
            "/settings", "/nothing"}) {
            Page foreign = ada.get("/orgs/private-ltd" + page);
            Page random = ada.get("/orgs/no-such-thing" + page);

            assertThat(foreign.status()).as(page).isEqualTo(404);
            assertThat(foreign.withoutTrace()).as(page).isEqualTo(random.withoutTrace());
            assertThat(foreign.text()).contains("Nothing to see here");
        }
    }

    @Test
    void answersAForeignIdAsARandomOne() {
        Browser ada = Depot.WITH_SLUGS.stranger();
        ada.found("Guessing Ltd");
        Browser gus = Depot.WITH_SLUGS.stranger();
        gus.found("Guessed Ltd");
        String task = Tasks.create(gus, "/orgs/guessed-ltd", "Keep this");
        String product = Products.create(gus, "/orgs/guessed-ltd", "KEEP", "Kept");
        String random = "0193a9c4-0000-7000-8000-000000000000";

        for (String path : new String[]{"/tasks/" + task, "/products/" + product}) {
            String guess = path.substring(0, path.lastIndexOf('/') + 1) + random;
            Page foreign = ada.get("/orgs/guessing-ltd" + path);
            assertThat(foreign.status()).isEqualTo(404);
            assertThat(foreign.withoutTrace()).isEqualTo(ada.get("/orgs/guessing-ltd" + guess).withoutTrace());
        }
        Page page = ada.get("/orgs/guessing-ltd/tasks/new");
        Map<String, String> fields = Map.of("_csrf", page.all("meta[name=_csrf]").getFirst().attr("content"), "title",
                "Taken over", "name", "Taken over", "sku", "X", "price", "1", "currency", "EUR", "version", "1",
                "status",
                "done");
        for (String verb : new String[]{"", "/delete"}) {
            assertThat(ada.forge("/orgs/guessing-ltd/tasks/" + task + verb, fields).status()).isEqualTo(404);
            assertThat(ada.forge("/orgs/guessing-ltd/products/" + product + verb, fields).status()).isEqualTo(404);
        }
        assertThat(ada.forge("/orgs/guessing-ltd/tasks/" + task + "/status", fields).status()).isEqualTo(404);
        assertThat(gus.get("/orgs/guessed-ltd/tasks/" + task).form("/orgs/guessed-ltd/tasks/" + task).formData())
                .anyMatch(
                        field -> field.value().equals("Keep this"))
                .anyMatch(field -> field.value().equals("OPEN"));
        assertThat(gus.get("/orgs/guessed-ltd/products").text()).contains("Kept");
    }

    @Test
    void keepsTwoOrganizationsOpenSideBySide() {
        Browser browser = Depot.WITH_SLUGS.stranger();
        browser.found("First Tab Ltd");
        browser.submit(browser.get("/orgs"), "/orgs", Map.of("name", "Second Tab Ltd", "slug", ""));
        Page first = browser.get("/orgs/first-tab-ltd/tasks/new");
        Page second = browser.get("/orgs/second-tab-ltd/tasks/new");

        browser.submit(second, "/orgs/second-tab-ltd/tasks", Map.of("title", "Written in the second"));
        browser.submit(first, "/orgs/first-tab-ltd/tasks", Map.of("title", "Written in the first"));

        assertThat(browser.get("/orgs/first-tab-ltd/tasks").text()).contains("Written in the first").doesNotContain(
                "Written in the second");
        assertThat(browser.get("/orgs/second-tab-ltd/tasks").text()).contains("Written in the second").doesNotContain(
                "Written in the first");
    }

    @Test
    void refusesFormsWithoutTheTokenOfAPage() {
        Browser browser = Depot.WITH_SLUGS.stranger();
        browser.found("Forged Ltd");

        for (String path : new String[]{"/orgs/forged-ltd/tasks", "/orgs/forged-ltd/settings", "/orgs", "/switch",
            "/signup"}) {
            Page refused = browser.forge(path, Map.of("title", "Forged", "name", "Forged", "slug", "taken-over"));
            assertThat(refused.status()).as(path).isEqualTo(403);
            assertThat(refused.text()).contains("too old");
        }

        assertThat(browser.get("/orgs/forged-ltd/tasks").text()).contains("No tasks yet");
        assertThat(browser.get("/orgs/taken-over").status()).isEqualTo(404);
    }

    @Test
    void leadsWhoIsNotSignedInAnyMoreToTheSignIn() {
        Page refused = Depot.WITH_SLUGS.stranger().forge("/orgs/acme/tasks", Map.of("title", "Forged"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("You are not signed in any more");
        assertThat(refused.all("main a.btn-primary").getFirst().text()).isEqualTo("Sign in");
    }

    @Test
    void tellsMembersAloneThatAnOrganizationIsSuspended() throws SQLException {
        Browser member = Depot.WITH_SLUGS.stranger();
        member.found("Unpaid Ltd");
        Browser outsider = Depot.WITH_SLUGS.stranger();
        outsider.found("Onlooking Ltd");

        try (Connection superuser = Depot.WITH_SLUGS.database().superuser();
                Statement statement = superuser
                        .createStatement()) {
            statement.execute("update tenants set status = 'suspended' where slug = 'unpaid-ltd'");
        }

        Page suspended = member.get("/orgs/unpaid-ltd/tasks");
        assertThat(suspended.status()).isEqualTo(403);
        assertThat(suspended.text()).contains("suspended");
        assertThat(suspended.all("meta[name=problem]").getFirst().attr("content")).isEqualTo("tenant_suspended");
        assertThat(member.get("/orgs").all("meta[name=problem]")).isEmpty();
        assertThat(member.get("/orgs").text()).contains("Unpaid Ltd Owner · unpaid-ltd suspended");
        assertThat(outsider.get("/orgs/unpaid-ltd/tasks").withoutTrace()).isEqualTo(outsider.get(
                "/orgs/no-such-thing/tasks").withoutTrace());
    }

    @Test
    void renamesAndGivesUp() {
        Browser browser = Depot.WITH_SLUGS.stranger();
        browser.found("Old Name Ltd");
        Depot.WITH_SLUGS.stranger().found("Occupied Ltd");

        Page refused = browser.submit(browser.get("/orgs/old-name-ltd/settings"), "/orgs/old-name-ltd/settings", Map.of(
                "name", "New Name", "slug", "occupied-ltd"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.all("#slug-error")).hasSize(1);
        Page renamed = browser.submit(refused, "/orgs/old-name-ltd/settings", Map.of("slug", "new-name"));
        assertThat(renamed.path()).isEqualTo("/orgs/new-name/settings");
        assertThat(browser.get("/orgs/old-name-ltd").status()).isEqualTo(404);
        Page undone = browser.submit(renamed, "/orgs/new-name/settings", Map.of());
        assertThat(undone.path()).isEqualTo("/orgs/old-name-ltd/settings");
        renamed = browser.submit(browser.get(undone.path()), undone.path(), Map.of("name", "New Name", "slug",
                "new-name"));

        Page unconfirmed = browser.submit(renamed, "/orgs/new-name/settings/deactivate", Map.of("confirmation", "New"));
        assertThat(unconfirmed.status()).isEqualTo(422);
        Page gone = browser.submit(unconfirmed, "/orgs/new-name/settings/deactivate",
                Map.of("confirmation", "New Name"));
        assertThat(gone.path()).isEqualTo("/orgs");
        assertThat(gone.text()).contains("no organization yet");
        assertThat(browser.get("/orgs/new-name").status()).isEqualTo(404);
    }
}
