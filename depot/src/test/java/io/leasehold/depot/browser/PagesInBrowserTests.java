package io.leasehold.depot.browser;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
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
        List<Scene> scenes = new ArrayList<>(Scenes.pages(depot(), returning(Scenes.ADA).context().request()));
        scenes.addAll(States.all(depot()));
        for (Scene scene : scenes) {
            Visitor visitor = visitors.computeIfAbsent(String.valueOf(scene.person()), _ -> scene.person() == null
                    ? stranger()
                    : returning(scene.person()));
            try {
                look(scene, visitor);
            } catch (RuntimeException failure) {
                wrong.add(scene + ": is not reached: " + failure.getMessage());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void areLightAndAreNotKept() throws SQLException {
        Organization large = Organization.ofAda(depot(), "Ten Thousand Things");
        large.fill(10_000);
        Visitor ada = returning(Scenes.ADA);
        List<Scene> scenes = new ArrayList<>(Scenes.pages(depot(), ada.context().request()));
        for (String page : List.of("", "/tasks", "/tasks?q=9876&status=open", "/tasks?sort=title", "/tasks/board",
                "/products", "/products?q=9876", "/members")) {
            scenes.add(Scene.at("10,000: " + page, Scenes.ADA, large.page(page)));
        }
        for (Scene scene : scenes) {
            weigh(scene, ada.page());
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

    private void look(Scene scene, Visitor visitor) {
        Page page = visitor.page();
        page.setViewportSize(1280, 900);
        scene.enter(visitor);
        settle(page);
        check(scene + ", wide, light", page, Axe.violations(page));
        visitor.photograph(scene + "-light");
        show(page, ColorScheme.DARK);
        check(scene + ", wide, dark", page, Axe.paleText(page));
        visitor.photograph(scene + "-dark");
        page.setViewportSize(390, 1000);
        check(scene + ", narrow, dark", page, Axe.paleText(page));
        show(page, ColorScheme.LIGHT);
        check(scene + ", narrow, light", page, Axe.violations(page));
        visitor.photograph(scene + "-phone");
        Focus.invisible(page).forEach(element -> wrong.add(scene + ": shows no focus on " + element));
    }

    private static void show(Page page, ColorScheme colors) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colors));
        settle(page);
    }

    /** Until nothing moves any more. */
    private static void settle(Page page) {
        page.evaluate(
                """
                () => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))
                  .then(() => Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => null))))""");
    }

    private void check(String what, Page page, List<String> violations) {
        violations.forEach(violation -> wrong.add(what + ": " + violation));
        if (Boolean.TRUE.equals(page.evaluate("() => document.scrollingElement.scrollWidth > window.innerWidth"))) {
            wrong.add(what + ": is wider than the window");
        }
    }
}
