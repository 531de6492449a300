package io.leasehold.depot.browser;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

class ColourTests extends BrowserTest {
    @Test
    void areAsTheDeviceHasThem() {
        Visitor visitor = visitor(options -> options.setColorScheme(ColorScheme.DARK));

        visitor.page().navigate("/login");

        assertThat(visitor.page().locator("html")).hasAttribute("data-bs-theme", "dark");
        visitor.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        assertThat(visitor.page().locator("html")).hasAttribute("data-bs-theme", "light");
    }

    @Test
    void areAsChosenOnceTheyWereChosen() {
        Visitor ada = returning("ada@acme.example");
        ada.page().navigate("/orgs/acme/tasks");
        Page other = ada.newTab();
        other.navigate("/orgs/acme/products");

        ada.page().getByLabel("Account of Ada Wagner").click();
        ada.button("Dark").click();

        assertThat(ada.page().locator("html")).hasAttribute("data-bs-theme", "dark");
        assertThat(other.locator("html")).hasAttribute("data-bs-theme", "dark");
        ada.page().reload();
        assertThat(ada.page().locator("html")).hasAttribute("data-bs-theme", "dark");
    }
}
