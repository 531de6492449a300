package io.leasehold.depot.browser;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Reading and plain forms take no script. */
class WithoutScriptTests extends BrowserTest {
    @Test
    void tasksAreWrittenFoundAndMoved() {
        Organization organization = Organization.ofAda(depot(), "No Script");
        organization.task("Trim the wick");
        Visitor ada = withoutScript();

        ada.page().navigate(organization.page("/tasks"));
        ada.link("New task").click();
        ada.field("Title").fill("Light the lamp");
        ada.button("Create task").click();
        assertThat(ada.link("Light the lamp")).isVisible();

        ada.field("Search").fill("wick");
        ada.button("Show").click();
        assertThat(ada.link("Trim the wick")).isVisible();
        assertThat(ada.link("Light the lamp")).isHidden();

        ada.field("Status of Trim the wick").selectOption("Done");
        ada.button("Set").click();
        assertThat(ada.field("Status of Trim the wick")).hasValue("done");
        assertThat(ada.field("Search")).hasValue("wick");
    }

    @Test
    void productsAreImported() {
        Organization organization = Organization.ofAda(depot(), "Paper Only");
        Visitor ada = withoutScript();

        ada.page().navigate(organization.page("/products/import"));
        ada.page().locator("input[type=file]")
                .setInputFiles(new FilePayload("products.csv", "text/csv", """
                                                                           sku,name,price,currency,stock
                                                                           L-1,Lamp,12.50,EUR,3
                                                                           """.getBytes(StandardCharsets.UTF_8)));
        ada.button("Import").click();
        ada.page().navigate(organization.page("/products"));

        assertThat(ada.page().getByRole(AriaRole.TABLE)).containsText("Lamp");
    }

    @Test
    void menusOpen() {
        Visitor ada = withoutScript();
        ada.page().navigate("/orgs/acme/tasks");

        ada.page().getByLabel("Account of Ada Wagner").click();
        ada.button("Sign out").click();

        assertThat(ada.button("Sign in")).isVisible();
    }

    private Visitor withoutScript() {
        Visitor ada = visitor(options -> options.setJavaScriptEnabled(false));
        ada.signIn("ada@acme.example");
        return ada;
    }
}
