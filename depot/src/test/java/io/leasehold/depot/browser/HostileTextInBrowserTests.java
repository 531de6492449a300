package io.leasehold.depot.browser;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.FilePayload;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Markup in every field that is shown back. Were any of it taken for markup, the browser would complain: of a picture that is
 * not there, of a script that the policy refuses, or by an alert.
 */
class HostileTextInBrowserTests extends BrowserTest {
    private static final String MARKUP = "\"><img src=/hostile onerror=alert(1)><script>alert(2)</script>'";

    @Test
    void isTextOnEveryPage() {
        Visitor mallory = stranger();
        mallory.signUp("mallory@example.com", "Mallory " + MARKUP, "Guild " + MARKUP);
        Organization guild = Organization.at(depot(), mallory, "mallory@example.com");
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("/orgs/{slug}", guild.page(""));
        variables.put("/operator/tenants/{id}", "/operator/tenants/" + guild.id());
        variables.put("/tasks/{id}", "/tasks/" + guild.task("Task " + MARKUP));
        variables.put("/products/imports/{id}", report(mallory, guild));
        variables.put("/products/{id}", "/products/" + guild.product("SKU \"><img src=/hostile>", "Product "
                + MARKUP));

        Visitor ops = returning(Scenes.OPS);
        int pages = 0;
        for (String address : Addresses.of(depot().application(), RequestMethod.GET, "", variables)) {
            Visitor reader = Scenes.isForOperators(address) ? ops : mallory;
            APIResponse answer = reader.context().request().get(address);
            if (answer.headers().getOrDefault("content-type", "").startsWith("text/html")) {
                reader.page().navigate(address);
                assertThat(reader.page().locator("img[src*=hostile]")).hasCount(0);
                pages++;
            }
        }
        assertThat(pages).isGreaterThan(10);
        mallory.page().navigate(guild.page("/tasks"));
        assertThat(mallory.page().locator("body")).containsText("Task " + MARKUP);
    }

    /** Uploads a file that is hostile in its name and in its cells, and returns the path of its report. */
    private static String report(Visitor mallory, Organization guild) {
        mallory.page().navigate(guild.page("/products/import"));
        mallory.page().locator("input[type=file]")
                .setInputFiles(new FilePayload("\"><img src=hostile onerror=alert(3)>.csv",
                        "text/csv",
                        """
                        sku,name,price,currency,stock
                        <img src=/hostile onerror=alert(4)>,<script>alert(5)</script>,<img src=/hostile>,EUR,1
                        """.getBytes(StandardCharsets.UTF_8)));
        mallory.button("Import").click();
        assertThat(mallory.page().locator("table")).containsText("2");
        return mallory.page().url().replaceFirst(".*(?=/products/)", "");
    }
}
