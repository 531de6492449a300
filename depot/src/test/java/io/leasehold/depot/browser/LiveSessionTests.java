package io.leasehold.depot.browser;

import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of pages that are open while the ground is taken away from under them. */
class LiveSessionTests extends BrowserTest {
    @Test
    void aRemovedMemberIsOutWithTheNextClickAndSeesNothingByGoingBack() {
        Organization organization = Organization.ofAda(depot(), "Leaky Boats");
        organization.task("Caulk the secret hull");
        String person = organization.add("lin@both.example", "member");
        Visitor lin = signedIn("lin@both.example");
        lin.page().navigate(organization.page("/tasks"));
        assertThat(lin.page().locator("body")).containsText("Caulk the secret hull");

        organization.remove(person);
        lin.navigation("Products").click();

        assertGone(lin);
        lin.page().goBack();
        assertGone(lin);
        lin.page().navigate("/orgs");
        assertThat(lin.page().locator("body")).containsText("Globex Drinks");
        assertThat(lin.page().locator("body")).not().containsText("Leaky Boats");
    }

    @Test
    void aSuspendedOrganizationSaysSoToItsMembersAndNothingToOthers() throws SQLException {
        Organization organization = Organization.ofAda(depot(), "Idle Hands");
        organization.task("Twiddle the secret thumbs");
        Visitor ada = signedIn("ada@acme.example");
        Visitor gus = signedIn("gus@globex.example");
        ada.page().navigate(organization.page("/tasks"));

        organization.suspend();
        ada.navigation("Products").click();

        assertThat(ada.page().locator("main")).containsText("suspended");
        assertThat(ada.status()).isEqualTo(403);
        ada.page().goBack();
        assertThat(ada.page().locator("main")).containsText("suspended");
        assertThat(ada.page().locator("body")).not().containsText("secret thumbs");
        gus.page().navigate(organization.page("/tasks"));
        assertThat(gus.status()).isEqualTo(404);
        assertThat(gus.page().locator("body")).not().containsText("suspended");
        ada.page().navigate("/orgs/acme/tasks");
        assertThat(ada.page()).hasTitle("Tasks · Acme Tools");
    }

    @Test
    void whoSignsOutLeavesNothingBehindForTheNextAtTheScreen() {
        Organization organization = Organization.ofAda(depot(), "Shared Desk");
        organization.task("Read the secret memo");
        Visitor ada = signedIn("ada@acme.example");
        ada.page().navigate(organization.page("/tasks"));
        assertThat(ada.page().locator("body")).containsText("secret memo");

        ada.signOut();
        ada.page().goBack();

        assertThat(ada.page().locator("body")).not().containsText("secret memo");
        assertThat(ada.button("Sign in")).isVisible();
        ada.page().goBack();
        assertThat(ada.page().locator("body")).not().containsText("Shared Desk");
    }

    @Test
    void whatWasTypedIsBackAfterAnEndedSessionForTheSamePersonAlone() {
        Organization organization = Organization.ofAda(depot(), "Long Lunch");
        organization.add("lin@both.example", "member");
        for (String next : List.of("ada@acme.example", "lin@both.example")) {
            Visitor ada = signedIn("ada@acme.example");
            ada.page().navigate(organization.page("/tasks/new"));
            ada.field("Title").fill("Half a secret novel");
            ada.field("Description").fill("It was a dark night");
            ada.context().clearCookies();
            ada.button("Create task").click();
            assertThat(ada.heading("You are not signed in any more")).isVisible();

            ada.link("Sign in").click();
            ada.field("E-mail address").fill(next);
            ada.field("Password").fill(Visitor.PASSWORD);
            ada.button("Sign in").click();

            assertThat(ada.heading("New task")).isVisible();
            boolean same = next.startsWith("ada");
            assertThat(ada.field("Title")).hasValue(same ? "Half a secret novel" : "");
            assertThat(ada.field("Description")).hasValue(same ? "It was a dark night" : "");
            if (same) {
                assertThat(ada.page().locator("#notices")).containsText("What you had typed is back");
                ada.button("Create task").click();
                assertThat(ada.link("Half a secret novel")).isVisible();
                ada.page().navigate(organization.page("/tasks/new"));
                assertThat(ada.field("Title")).hasValue("");
            }
            ada.page().waitForFunction("() => sessionStorage.getItem('draft') === null");
        }
    }

    @Test
    void saysWithinThePageThatTheOrganizationWasSuspendedOrTheSessionHasEnded() throws SQLException {
        Organization organization = Organization.ofAda(depot(), "Short Notice");
        organization.task("Pay the secret bill");
        Visitor ada = signedIn("ada@acme.example");
        ada.page().navigate(organization.page("/tasks"));
        organization.suspend();
        ada.page().evaluate("path => { htmx.ajax('POST', path, {swap: 'none'}); }", organization.page("/tasks/bulk"));
        assertThat(ada.page().locator("#notices")).containsText("suspended");

        ada.context().clearCookies();
        ada.page().evaluate("path => { htmx.ajax('POST', path, {swap: 'none'}); }", organization.page("/tasks/bulk"));
        assertThat(ada.page().locator("#notices")).containsText("Your session has ended");
        assertThat(ada.link("Sign in")).hasAttribute("target", "_blank");
    }

    private static void assertGone(Visitor visitor) {
        assertThat(visitor.page().locator("body")).not().containsText("Leaky Boats");
        assertThat(visitor.page().locator("body")).not().containsText("secret hull");
        assertThat(visitor.status()).isEqualTo(404);
    }
}
