package io.leasehold.depot.browser;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;

import static org.assertj.core.api.Assertions.assertThat;

/** Every page and every state, wide and narrow, light and dark. Pictures of them are left in {@code target/screenshots}. */
class PagesInBrowserTests extends BrowserTest {
    /** What a page may weigh, with all that it is made of, when nothing of it is kept from before. */
    private static final int KILOBYTES = 300;

    private final List<String> wrong = new ArrayList<>();

    @Test
    void canBeReadAndUsedByEverybodyOnEveryScreen() throws SQLException {
        Map<String, Visitor> visitors = new HashMap<>();
        for (Scene page : Scenes.pages(depot(), returning(Scenes.ADA).context().request(), returning(Scenes.OPS)
                .context().request())) {
            look(page, visitors, List.of(Look.WIDE_LIGHT, Look.WIDE_DARK, Look.NARROW_DARK, Look.NARROW_LIGHT));
        }
        for (Scene state : States.all(depot())) {
            look(state, visitors, List.of(Look.WIDE_LIGHT, Look.NARROW_DARK));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void areLightAndAreNotKept() throws SQLException {
        Organization large = Organization.ofAda(depot(), "Ten Thousand Things");
        large.fill(10_000);
        Visitor ada = returning(Scenes.ADA);
        Visitor ops = returning(Scenes.OPS);
        List<Scene> scenes = new ArrayList<>(Scenes.pages(depot(), ada.context().request(), ops.context().request()));
        for (String page : List.of("", "/tasks", "/tasks?q=9876&status=open", "/tasks?sort=title", "/tasks/board",
                "/products", "/products?q=9876", "/members")) {
            scenes.add(Scene.at("10,000: " + page, Scenes.ADA, large.page(page)));
        }
        for (Scene scene : scenes) {
            weigh(scene, (Scenes.OPS.equals(scene.person()) ? ops : ada).page());
        }
        assertThat(wrong).isEmpty();
    }

    private void weigh(Scene scene, Page page) {
        try (Weight weight = Weight.of(page)) {
            Response answer = page.navigate(scene.address());
            long waited = Math.round(answer.request().timing().responseStart - answer.request().timing().requestStart);
            System.out.printf("%-40s %4d kB %5d ms until the first byte%n", scene, weight.kilobytes(), waited);
            if (weight.kilobytes() >= KILOBYTES) {
                wrong.add(scene + ": weighs " + weight.kilobytes() + " kB");
            }
            if (!"private, no-store".equals(answer.headers().get("cache-control"))) {
                wrong.add(scene + ": may be kept: " + answer.headers().get("cache-control"));
            }
        }
    }

    private void look(Scene scene, Map<String, Visitor> visitors, List<Look> looks) {
        Visitor visitor = visitors.computeIfAbsent(String.valueOf(scene.person()), _ -> scene.person() == null
                ? stranger()
                : returning(scene.person()));
        Page page = visitor.page();
        try {
            looks.getFirst().apply(page);
            scene.enter(visitor);
            for (Look look : looks) {
                look.apply(page);
                settle(page);
                check(scene + " " + look, page);
                visitor.photograph(scene + "-" + look);
            }
            Focus.invisible(page).forEach(element -> wrong.add(scene + ": shows no focus on " + element));
        } catch (PlaywrightException failure) {
            wrong.add(scene + ": is not reached: " + failure.getMessage());
        }
    }

    /** Until nothing moves any more, or until something has moved for so long that it always will. */
    private static void settle(Page page) {
        page.evaluate(
                """
                () => Promise.race([
                  new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))
                    .then(() => Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => null)))),
                  new Promise(enough => setTimeout(enough, 5000))])""");
    }

    private void check(String what, Page page) {
        Axe.violations(page).forEach(violation -> wrong.add(what + ": " + violation));
        if (Boolean.TRUE.equals(page.evaluate("() => document.scrollingElement.scrollWidth > window.innerWidth"))) {
            wrong.add(what + ": is wider than the window");
        }
    }

    /** In which window, and in which colours. */
    private enum Look {
        WIDE_LIGHT(1280, 900, ColorScheme.LIGHT), WIDE_DARK(1280, 900, ColorScheme.DARK), NARROW_LIGHT(390, 1000,
                ColorScheme.LIGHT), NARROW_DARK(390, 1000, ColorScheme.DARK);

        private final int width;
        private final int height;
        private final ColorScheme colors;

        Look(int width, int height, ColorScheme colors) {
            this.width = width;
            this.height = height;
            this.colors = colors;
        }

        void apply(Page page) {
            page.setViewportSize(width, height);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colors));
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
