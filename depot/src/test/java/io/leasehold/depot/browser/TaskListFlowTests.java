package io.leasehold.depot.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.KeyboardModifier;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

class TaskListFlowTests extends BrowserTest {
    @Test
    void writesDownOneTaskAfterTheOther() {
        Visitor ada = at(Organization.ofAda(depot(), "Quick Notes"), "/tasks");
        Locator title = ada.field("Title of a new task");

        title.fill("Call the roofer");
        title.press("Enter");
        assertThat(ada.link("Call the roofer")).isVisible();
        ada.field("Title of a new task").fill("Pay the roofer");
        ada.field("Title of a new task").press("Enter");

        assertThat(ada.link("Pay the roofer")).isVisible();
        assertThat(ada.field("Title of a new task")).hasValue("");
        assertThat(rows(ada)).hasCount(2);
        ada.page().reload();
        assertThat(rows(ada)).hasCount(2);
    }

    @Test
    void changesATaskWhereItStands() {
        Organization organization = Organization.ofAda(depot(), "In Place");
        organization.task("Paint the fence");
        organization.task("Paint the gate");
        Visitor ada = at(organization, "/tasks");

        ada.link("Edit Paint the fence").click();
        assertThat(ada.field("Title")).isFocused();
        ada.field("Title").fill("Oil the fence");
        ada.page().getByRole(AriaRole.TABLE).getByLabel("Priority").selectOption("Urgent");
        ada.field("Title").press("Enter");

        assertThat(ada.link("Oil the fence")).isVisible();
        assertThat(ada.link("Edit Oil the fence")).isFocused();
        assertThat(ada.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Oil the fence")))
                .containsText("Urgent");
        ada.link("Edit Paint the gate").click();
        ada.field("Title").fill("Something that is thought better of");
        ada.field("Title").press("Escape");
        assertThat(ada.link("Paint the gate")).isVisible();
        assertThat(ada.link("Edit Paint the gate")).isFocused();
    }

    @Test
    void changesManyTasksAndTakesItBack() {
        Organization organization = Organization.ofAda(depot(), "Many Hands");
        List.of("Sow", "Water", "Weed", "Reap").forEach(organization::task);
        Visitor ada = at(organization, "/tasks");

        ada.page().getByLabel("Tick Reap").click();
        ada.page().getByLabel("Tick Water").click(new Locator.ClickOptions().setModifiers(List.of(
                KeyboardModifier.SHIFT)));
        assertThat(ada.page().getByText("3 tasks ticked")).isVisible();
        ada.button("Done").click();

        assertThat(ada.page().locator("#notices")).containsText("3 tasks");
        assertThat(status(ada, "Weed")).hasValue("done");
        assertThat(status(ada, "Sow")).hasValue("open");
        ada.button("Undo").click();

        assertThat(ada.page().locator("#notices")).containsText("as before");
        for (String title : List.of("Sow", "Water", "Weed", "Reap")) {
            assertThat(status(ada, title)).hasValue("open");
        }
    }

    @Test
    void takesBackOneChangeWithoutOverwritingWhatSomebodyElseDid() {
        Organization organization = Organization.ofAda(depot(), "Two Minds");
        String task = organization.task("Move the piano");
        Visitor ada = at(organization, "/tasks");
        status(ada, "Move the piano").selectOption("Done");
        assertThat(ada.page().locator("#notices")).containsText("Undo");

        organization.owner().patch("/api/tasks/" + task, "{\"status\": \"cancelled\"}");
        ada.button("Undo").click();

        assertThat(ada.page().locator("#notices")).containsText("left alone");
        assertThat(status(ada, "Move the piano")).hasValue("cancelled");
    }

    @Test
    void goesOnByTabFromTheEmptyFieldOfANewTask() {
        Visitor ada = at(Organization.ofAda(depot(), "Tabs"), "/tasks");

        ada.field("Title of a new task").focus();
        ada.press("Tab");

        assertThat(ada.button("Add")).isFocused();
        assertThat(ada.button("Add")).isVisible();
    }

    @Test
    void savesTheLastOfQuickChoicesOnce() {
        Organization organization = Organization.ofAda(depot(), "Quick Keys");
        organization.task("Decide at last");
        organization.task("Decide as well");
        Visitor ada = at(organization, "/tasks");
        List<String> sent = new ArrayList<>();
        ada.page().onRequest(request -> {
            if (request.method().equals("POST")) {
                sent.add(String.valueOf(request.postData()));
            }
        });

        ada.tabTo(status(ada, "Decide at last"));
        ada.press("ArrowDown");
        ada.press("ArrowDown");
        ada.press("ArrowDown");

        assertThat(ada.page().locator("#notices")).containsText("The task is now cancelled.");
        assertThat(ada.page().locator("#notices .notice")).hasCount(1);
        assertThat(status(ada, "Decide at last")).isFocused();
        org.assertj.core.api.Assertions.assertThat(sent).singleElement().asString().contains("status=cancelled");

        // Neither is lost when the next one is chosen before the first is answered.
        status(ada, "Decide at last").selectOption("Done");
        status(ada, "Decide as well").selectOption("In progress");
        assertThat(ada.page().locator("#notices")).containsText("The task is now in progress.");
        ada.page().reload();
        assertThat(status(ada, "Decide at last")).hasValue("done");
        assertThat(status(ada, "Decide as well")).hasValue("in_progress");
    }

    @Test
    void keepsAChoiceThatIsFollowedByLeaving() {
        Organization organization = Organization.ofAda(depot(), "Hasty");
        organization.task("Go at once");
        Visitor ada = at(organization, "/tasks");

        ada.tabTo(status(ada, "Go at once"));
        ada.press("ArrowDown");
        ada.page().navigate(organization.page("/products"));

        ada.page().waitForCondition(() -> {
            ada.page().navigate(organization.page("/tasks"));
            return status(ada, "Go at once").inputValue().equals("in_progress");
        });
    }

    @Test
    void keepsWhatIsAskedForInTheAddress() {
        Organization organization = Organization.ofAda(depot(), "Addresses");
        organization.task("Sharpen the axe");
        organization.task("Sharpen the saw");
        organization.task("Sweep the floor");
        Visitor ada = at(organization, "/tasks");

        ada.field("Search").pressSequentially("sharpen");
        assertThat(rows(ada)).hasCount(2);
        assertThat(ada.page()).hasURL(Pattern.compile(".*[?&]q=sharpen.*"));
        ada.field("Search").fill("axe");
        assertThat(rows(ada)).hasCount(1);
        ada.page().reload();
        assertThat(rows(ada)).hasCount(1);
        assertThat(ada.field("Search")).hasValue("axe");

        ada.link("Sharpen the axe").click();
        assertThat(ada.heading("Sharpen the axe")).isVisible();
        ada.page().goBack();
        assertThat(rows(ada)).hasCount(1);
        assertThat(ada.field("Search")).hasValue("axe");
        assertThat(ada.page()).hasURL(Pattern.compile(".*[?&]q=axe.*"));
    }

    private Visitor at(Organization organization, String path) {
        Visitor ada = returning("ada@acme.example");
        ada.page().navigate(organization.page(path));
        return ada;
    }

    private static Locator rows(Visitor visitor) {
        return visitor.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHas(visitor.page()
                .getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^Tick (?!all)")))));
    }

    private static Locator status(Visitor visitor, String title) {
        return visitor.field("Status of " + title);
    }
}
