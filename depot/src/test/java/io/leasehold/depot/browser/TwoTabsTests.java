package io.leasehold.depot.browser;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

class TwoTabsTests extends BrowserTest {
    @Test
    void onePersonWorksInTwoOrganizationsAtOnce() {
        Organization boats = Organization.ofAda(depot(), "Boats");
        Organization bikes = Organization.ofGus(depot(), "Bikes");
        boats.add("lin@both.example", "member");
        bikes.add("lin@both.example", "member");
        Visitor lin = signedIn("lin@both.example");
        Page left = lin.page();
        Page right = lin.newTab();
        left.navigate(boats.page("/tasks/new"));
        right.navigate(bikes.page("/tasks/new"));

        // The form that was opened first is sent last.
        write(right, "Oil the chain");
        write(left, "Scrub the deck");

        left.navigate(boats.page("/tasks"));
        right.navigate(bikes.page("/tasks"));
        assertThat(left.getByRole(AriaRole.TABLE)).containsText("Scrub the deck");
        assertThat(left.getByRole(AriaRole.TABLE)).not().containsText("Oil the chain");
        assertThat(right.getByRole(AriaRole.TABLE)).containsText("Oil the chain");
        assertThat(right.getByRole(AriaRole.TABLE)).not().containsText("Scrub the deck");
        assertThat(left).hasTitle("Tasks · Boats");
        assertThat(right).hasTitle("Tasks · Bikes");
    }

    @Test
    void switchesByTheMenuAndStaysWhereItWasInTheOtherTab() {
        Visitor lin = signedIn("lin@both.example");
        lin.page().navigate("/orgs/acme/products");
        Page other = lin.newTab();
        other.navigate("/orgs/acme/tasks");

        lin.page().getByLabel("Organization Acme Tools, switch").click();
        lin.page().getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Organizations")).getByText(
                "Globex Drinks").click();

        assertThat(lin.page()).hasTitle("Overview · Globex Drinks");
        other.reload();
        assertThat(other).hasTitle("Tasks · Acme Tools");
    }

    private static void write(Page page, String title) {
        page.getByLabel("Title").fill(title);
        page.getByLabel("Title").press("Enter");
        page.waitForURL("**/tasks**");
        assertThat(page.locator("body")).containsText(title);
    }
}
