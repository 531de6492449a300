package io.leasehold.depot.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Somebody who never read a page of documentation brings a file, and works. */
class ImportFlowTests extends BrowserTest {
    private static final String FILE = """
                                       sku;name;price;currency;stock
                                       T-1;Tent for two;189.00;EUR;12
                                       T-2;Tent for four;cheap;EUR;7
                                       T-3;"Peg, steel";0.90;EUR;400
                                       T-3;"Peg, aluminium";1.20;EUR;90
                                       """;

    @Test
    void signsUpBringsAFileMendsItAndFindsItsProducts() throws IOException {
        Visitor nora = stranger();
        nora.signUp("nora@example.com", "Nora Novak", "Novak Camping");
        nora.navigation("Products").click();
        nora.link("Import a CSV file").click();

        choose(nora, "camping.csv", FILE);
        nora.button("Import").click();

        assertThat(nora.heading("Nothing was imported")).isVisible();
        assertThat(nora.page()).hasURL(Pattern.compile(".*/products/imports/[0-9a-f-]{36}"));
        assertThat(nora.page().getByRole(AriaRole.TABLE)).containsText("price");
        assertThat(nora.page().locator("main")).containsText("camping.csv");
        Download lines = nora.page().waitForDownload(() -> nora.link("Download these lines").click());
        String bad = Files.readString(lines.path());
        assertThat(bad).contains("T-2").contains("cheap").doesNotContain("T-1");

        choose(nora, "camping-mended.csv", FILE.replace("cheap", "289.00").replace("T-3;\"Peg, al", "T-4;\"Peg, al"));
        nora.button("Import again").click();

        assertThat(nora.heading("The file was imported")).isVisible();
        nora.link("Show the products").click();
        assertThat(nora.page().getByRole(AriaRole.TABLE)).containsText("Peg, aluminium");
        nora.page().getByRole(AriaRole.SEARCHBOX).fill("tent");
        assertThat(nora.page().getByRole(AriaRole.TABLE)).not().containsText("Peg");
        assertThat(nora.link("Tent for four")).isVisible();
        nora.navigation("Tasks").click();
        nora.field("Title of a new task").fill("Count the tents");
        nora.press("Enter");
        assertThat(nora.link("Count the tents")).isVisible();
    }

    @Test
    void importsTheGoodLinesAndMendsTheBadOnesFromTheirOwnFile() throws IOException {
        Organization organization = Organization.ofAda(depot(), "In Part");
        Visitor ada = returning("ada@acme.example");
        ada.page().navigate(organization.page("/products/import"));

        choose(ada, "part.csv", FILE);
        ada.field("Import the good lines even if others are wrong").check();
        ada.button("Import").click();
        assertThat(ada.heading("The good lines were imported")).isVisible();
        Download lines = ada.page().waitForDownload(() -> ada.link("Download these lines").click());
        String mended = Files.readString(lines.path()).replace("cheap", "289.00").replaceAll("T-3", "T-4");
        choose(ada, lines.suggestedFilename(), mended);
        ada.button("Import again").click();

        assertThat(ada.heading("The file was imported")).isVisible();
        ada.page().navigate(organization.page("/products"));
        assertThat(ada.page().getByRole(AriaRole.TABLE)).containsText("Peg, aluminium");
        assertThat(ada.page().getByRole(AriaRole.TABLE)).containsText("Tent for four");
    }

    @Test
    void whatWasExportedIsImportedAgainAsItWas() throws IOException {
        Organization from = Organization.ofAda(depot(), "From Here");
        from.product("R-1", "Rope, \"static\"; 10 mm");
        from.product("R-2", "=HYPERLINK(1)");
        Organization to = Organization.ofAda(depot(), "To There");
        Visitor ada = returning("ada@acme.example");
        ada.page().navigate(from.page("/products"));

        Download file = ada.page().waitForDownload(() -> ada.link("Export").click());
        ada.page().navigate(to.page("/products/import"));
        choose(ada, file.suggestedFilename(), Files.readString(file.path()));
        ada.button("Import").click();

        assertThat(ada.heading("The file was imported")).isVisible();
        ada.page().navigate(to.page("/products"));
        assertThat(ada.link("Rope, \"static\"; 10 mm")).isVisible();
        assertThat(ada.link("=HYPERLINK(1)")).isVisible();
    }

    private static void choose(Visitor visitor, String name, String content) {
        visitor.page().getByLabel(Pattern.compile("CSV file|mended file"), new Page.GetByLabelOptions())
                .setInputFiles(new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
    }
}
