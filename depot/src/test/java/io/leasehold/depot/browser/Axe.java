package io.leasehold.depot.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.microsoft.playwright.Page;

import static java.util.Objects.requireNonNull;

/** Looks at a page as axe does, and tells what keeps people from using it. */
final class Axe {
    private static final String SCRIPT = script();

    private static final String RUN = """
                                      () => axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(
                                        violation => violation.id + ': ' + violation.help + ' ' + violation.nodes.slice(0, 3)
                                          .map(node => node.target + ' ' + (node.any[0]?.message ?? '')).join(' | ')))""";

    private Axe() {}

    /** All that is wrong with a page as it stands. */
    static List<String> violations(Page page) {
        if (Boolean.FALSE.equals(page.evaluate("() => 'axe' in window"))) {
            page.evaluate(SCRIPT);
        }
        return ((List<?>) page.evaluate(RUN)).stream().map(String::valueOf).toList();
    }

    private static String script() {
        try (InputStream script = requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
