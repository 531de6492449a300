package io.leasehold.depot.browser;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Nobody here has a mouse. */
class KeyboardTests extends BrowserTest {
    @Test
    void signsInAndWritesATask() {
        Organization organization = Organization.ofAda(depot(), "No Mouse");
        Visitor ada = stranger();
        ada.page().navigate(organization.page("/tasks"));

        assertThat(ada.field("E-mail address")).isFocused();
        ada.type("ada@acme.example");
        ada.tabTo(ada.field("Password"));
        ada.type(Visitor.PASSWORD);
        ada.press("Enter");
        assertThat(ada.heading("Tasks")).isVisible();

        ada.tabTo(ada.link("New task"));
        ada.press("Enter");
        assertThat(ada.heading("New task")).isVisible();
        ada.tabTo(ada.field("Title"));
        ada.type("Use the keys");
        ada.tabTo(ada.button("Create task"));
        ada.press("Enter");

        assertThat(ada.link("Use the keys")).isVisible();
    }

    @Test
    void skipsToTheContent() {
        Visitor ada = returning("ada@acme.example");
        ada.page().navigate("/orgs/acme/tasks");

        ada.press("Tab");
        assertThat(ada.link("Skip to the content")).isFocused();
        assertThat(ada.link("Skip to the content")).isInViewport();
        ada.press("Enter");

        assertThat(ada.page().getByRole(AriaRole.MAIN)).isFocused();
        ada.press("Tab");
        assertThat(ada.page().locator("main :focus")).hasCount(1);
    }

    @Test
    void opensAndLeavesTheMenus() {
        Visitor lin = returning("lin@both.example");
        lin.page().navigate("/orgs/acme/tasks");
        Locator organizations = lin.role(AriaRole.NAVIGATION, "Organizations");

        lin.tabTo(lin.page().locator("summary", new Page.LocatorOptions().setHasText("Acme Tools")));
        lin.press("Enter");
        assertThat(organizations).isVisible();
        lin.press("Tab");
        lin.press("Escape");
        assertThat(organizations).isHidden();
        assertThat(lin.page().locator("summary", new Page.LocatorOptions().setHasText("Acme Tools"))).isFocused();

        lin.press("Enter");
        lin.tabTo(organizations.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile(
                "Globex Drinks"))));
        lin.press("Enter");
        assertThat(lin.page()).hasTitle("Overview · Globex Drinks");
    }
}
