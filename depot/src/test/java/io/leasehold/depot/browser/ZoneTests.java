package io.leasehold.depot.browser;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Times are shown as the clock on the viewer's wall has them. */
class ZoneTests extends BrowserTest {
    private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.UK);

    @Test
    void showsTheSameMomentInTokyoAndInLosAngeles() {
        Organization organization = Organization.ofAda(depot(), "Round The World");
        String path = organization.page("/tasks/" + organization.task("Set the clocks"));

        for (String zone : new String[]{"Asia/Tokyo", "America/Los_Angeles", "UTC"}) {
            Visitor ada = visitor(options -> options.setTimezoneId(zone));
            ada.signIn("ada@acme.example");
            ada.page().navigate(path);
            Locator time = ada.page().locator("main time").first();
            Instant moment = Instant.parse(time.getAttribute("datetime"));
            assertThat(time).hasText(WALL.format(moment.atZone(ZoneId.of(zone))));
        }
    }

    @Test
    void doesSoOnTheVeryFirstPageToo() {
        Organization organization = Organization.ofAda(depot(), "First Look");
        String path = organization.page("/tasks/" + organization.task("Look at the clock"));
        Visitor ada = returning("ada@acme.example");
        String session = ada.context().storageState().replaceAll("\\{[^{}]*\"name\":\"zone\"[^{}]*\\},?", "")
                .replace(",]", "]");
        Visitor traveller = visitor(options -> options.setTimezoneId("Asia/Kolkata").setStorageState(session));

        traveller.page().navigate(path);

        Page page = traveller.page();
        Instant moment = Instant.parse(page.locator("main time").first().getAttribute("datetime"));
        assertThat(page.locator("main time").first()).hasText(WALL.format(moment.atZone(ZoneId.of("Asia/Kolkata"))));
    }
}
