package io.leasehold.depot.browser;

import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

class TwoPeopleTests extends BrowserTest {
    @Test
    void workSideBySideAndSeeOnlyWhatIsTheirs() {
        Visitor ada = signedIn("ada@acme.example");
        Visitor gus = signedIn("gus@globex.example");

        ada.page().navigate("/orgs/acme/tasks");
        gus.page().navigate("/orgs/globex/tasks");
        assertThat(ada.page()).hasTitle("Tasks · Acme Tools");
        assertThat(gus.page()).hasTitle("Tasks · Globex Drinks");

        gus.page().navigate("/orgs/acme/tasks");
        assertThat(gus.heading("Nothing to see here")).isVisible();
        assertThat(gus.page().locator("body")).not().containsText("Acme Tools");
    }
}
