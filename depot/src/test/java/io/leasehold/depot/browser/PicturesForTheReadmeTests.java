package io.leasehold.depot.browser;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;

import static org.assertj.core.api.Assertions.assertThat;

/** Makes the pictures in the README anew: {@code mvn verify -Dscreenshots}. */
@EnabledIfSystemProperty(named = "screenshots", matches = ".*")
class PicturesForTheReadmeTests extends BrowserTest {
    private static final Path FOLDER = Path.of("..", "docs", "images");
    private static final int BYTES = 200_000;

    @Test
    void showDepotAsItIs() {
        String report = report(returning("ada@acme.example"));
        for (ColorScheme colors : new ColorScheme[]{ColorScheme.LIGHT, ColorScheme.DARK}) {
            Visitor ada = returning("ada@acme.example");
            ada.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colors));
            String ending = colors.name().toLowerCase(Locale.ROOT) + ".png";
            ada.page().setViewportSize(1280, 800);
            take(ada, "/orgs/acme", "overview-" + ending);
            take(ada, "/orgs/acme/tasks?status=open&status=in_progress&sort=-priority", "tasks-" + ending);
            take(ada, "/orgs/acme/tasks/board", "board-" + ending);
            take(ada, report, "import-" + ending);
        }
    }

    /** What becomes of a file with mistakes, as people make them. */
    private static String report(Visitor ada) {
        ada.page().navigate("/orgs/acme/products/import");
        ada.page().locator("input[type=file]")
                .setInputFiles(new FilePayload("new-in-spring.csv", "text/csv", """
                                                                                sku,name,price,currency,stock
                                                                                HT-8801,Claw hammer 450 g,24.90,EUR,40
                                                                                HT-8802,Rubber mallet,18.5O,EUR,25
                                                                                HT-8803,Bolt cutter 600 mm,49.90,EUR,-2
                                                                                HT-8801,Claw hammer 600 g,29.90,EUR,30
                                                                                """.getBytes(StandardCharsets.UTF_8)));
        ada.button("Import").click();
        ada.button("Import again").waitFor();
        return ada.page().url();
    }

    private static void take(Visitor visitor, String address, String file) {
        visitor.page().navigate(address);
        assertThat(visitor.status()).isEqualTo(200);
        byte[] picture = visitor.page().screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(file)));
        assertThat(picture.length).as(file).isLessThan(BYTES);
    }
}
