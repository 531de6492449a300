package io.leasehold.depot.browser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

import static org.assertj.core.api.Assertions.assertThat;

class PagesInBrowserTests extends BrowserTest {
    private static final int KILOBYTES = 300;

    private final List<String> wrong = new ArrayList<>();
    private final Map<String, String> weights = new TreeMap<>();

    @Test
    void areAccessibleLightAndFitEveryScreen() {
        Map<String, Visitor> visitors = new HashMap<>();
        for (Scene scene : Scenes.all(depot(), returning(Scenes.ADA).context().request())) {
            look(scene, visitors.computeIfAbsent(String.valueOf(scene.person()), _ -> scene.person() == null
                    ? stranger()
                    : returning(scene.person())));
        }
        weights.values().forEach(System.out::println);
        assertThat(wrong).isEmpty();
    }

    private void look(Scene scene, Visitor visitor) {
        Page page = visitor.page();
        page.setViewportSize(1280, 800);
        try (Weight weight = Weight.of(page)) {
            scene.enter().accept(visitor);
            if (scene.direct()) {
                weights.put(scene.name(), "%-32s %4d kB".formatted(scene.name(), weight.kilobytes()));
                if (weight.kilobytes() >= KILOBYTES) {
                    wrong.add(scene + ": weighs " + weight.kilobytes() + " kB");
                }
            }
        }
        check(scene + ", wide, light", page, Axe.violations(page));
        invisibleFocus(page).forEach(element -> wrong.add(scene + ": shows no focus on " + element));
        visitor.photograph(scene + "-light");
        show(page, ColorScheme.DARK);
        check(scene + ", wide, dark", page, Axe.paleText(page));
        visitor.photograph(scene + "-dark");
        page.setViewportSize(390, 844);
        check(scene + ", narrow, dark", page, Axe.paleText(page));
        show(page, ColorScheme.LIGHT);
        check(scene + ", narrow, light", page, Axe.violations(page));
        visitor.photograph(scene + "-phone");
    }

    private static void show(Page page, ColorScheme colors) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colors).setReducedMotion(ReducedMotion.REDUCE));
        page.evaluate("""
                      () => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))
                        .then(() => Promise.all(document.getAnimations().map(animation => animation.finished)))""");
    }

    /** What looks the same with the focus as without, as do its surroundings. */
    private static List<String> invisibleFocus(Page page) {
        return ((List<?>) page
                .evaluate("""
                          () => {
                            const look = element => [element, element.parentElement, element.nextElementSibling]
                              .filter(part => part).map(part => getComputedStyle(part))
                              .map(style => [style.outline, style.boxShadow, style.borderColor]).join();
                            const fields = 'a[href], button, input, select, textarea, summary';
                            return [...document.querySelectorAll(fields)].filter(element => {
                              document.activeElement.blur();
                              const before = look(element);
                              element.focus({focusVisible: true, preventScroll: true});
                              return document.activeElement === element && look(element) === before;
                            }).map(element => element.outerHTML.slice(0, 200));
                          }""")).stream().map(String::valueOf).toList();
    }

    private void check(String what, Page page, List<String> violations) {
        violations.forEach(violation -> wrong.add(what + ": " + violation));
        if (Boolean.TRUE.equals(page.evaluate("() => document.scrollingElement.scrollWidth > window.innerWidth"))) {
            wrong.add(what + ": is wider than the window");
        }
    }
}
