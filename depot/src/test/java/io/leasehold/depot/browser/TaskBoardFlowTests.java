package io.leasehold.depot.browser;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

class TaskBoardFlowTests extends BrowserTest {
    @Test
    void movesATaskByDraggingAndTakesItBack() {
        Organization organization = Organization.ofAda(depot(), "Dragging");
        organization.task("Carry the sacks");
        Visitor ada = returning("ada@acme.example");
        ada.page().navigate(organization.page("/tasks/board"));

        card(ada, "Carry the sacks").dragTo(column(ada, "Done"));

        assertThat(ada.page().locator("#notices")).containsText("Undo");
        assertThat(column(ada, "Done")).containsText("Carry the sacks");
        ada.page().reload();
        assertThat(column(ada, "Done")).containsText("Carry the sacks");
        card(ada, "Carry the sacks").dragTo(column(ada, "In progress"));
        assertThat(ada.button("Undo")).isVisible();
        ada.button("Undo").click();
        assertThat(column(ada, "Done")).containsText("Carry the sacks");
        assertThat(column(ada, "In progress")).not().containsText("Carry the sacks");
    }

    @Test
    void movesATaskByKeyboardAlone() {
        Organization organization = Organization.ofAda(depot(), "Keys");
        organization.task("Turn the key");
        Visitor ada = returning("ada@acme.example");
        ada.page().navigate(organization.page("/tasks/board"));

        ada.tabTo(ada.field("Status of Turn the key"));
        ada.page().keyboard().press("ArrowDown");

        assertThat(column(ada, "In progress")).containsText("Turn the key");
        assertThat(column(ada, "Open")).not().containsText("Turn the key");
        assertThat(ada.field("Status of Turn the key")).isFocused();
    }

    @Test
    void movesATaskOnceByQuickKeys() {
        Organization organization = Organization.ofAda(depot(), "Quick Cards");
        organization.task("Skip two columns");
        Visitor ada = returning("ada@acme.example");
        ada.page().navigate(organization.page("/tasks/board"));

        ada.tabTo(ada.field("Status of Skip two columns"));
        ada.press("ArrowDown");
        ada.press("ArrowDown");
        ada.press("ArrowDown");

        assertThat(column(ada, "Cancelled")).containsText("Skip two columns");
        assertThat(ada.field("Status of Skip two columns")).isFocused();
        ada.button("Undo").click();
        assertThat(column(ada, "Open")).containsText("Skip two columns");
    }

    @Test
    void goesBetweenListAndBoardWithTheSameFilters() {
        Organization organization = Organization.ofAda(depot(), "Two Views");
        organization.task("Bake bread");
        organization.task("Bake cake");
        organization.task("Wash up");
        Visitor ada = returning("ada@acme.example");
        ada.page().navigate(organization.page("/tasks?q=bake"));

        ada.link("Board").click();

        assertThat(column(ada, "Open")).containsText("Bake cake");
        assertThat(column(ada, "Open")).not().containsText("Wash up");
        ada.link("List").click();
        assertThat(ada.field("Search")).hasValue("bake");
        assertThat(ada.link("Wash up")).isHidden();
    }

    private static Locator column(Visitor visitor, String status) {
        return visitor.page().locator("section").filter(new Locator.FilterOptions().setHas(visitor.page().getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(2).setName(status))));
    }

    private static Locator card(Visitor visitor, String title) {
        return visitor.page().getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(title));
    }
}
