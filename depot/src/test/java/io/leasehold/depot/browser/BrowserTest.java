package io.leasehold.depot.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;

import com.microsoft.playwright.Browser.NewContextOptions;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** A test in a real browser. It fails for what it checks, and for whatever the browser complains about meanwhile. */
@ExtendWith(InBrowser.class)
abstract class BrowserTest {
    static final Depot DEPOT = Depot.RUNNING;

    private final List<Visitor> visitors = new ArrayList<>();
    private @Nullable Chromium browser;

    void enter(Chromium chromium) {
        browser = chromium;
    }

    void leave(String test, boolean failed) {
        List<String> complaints = new ArrayList<>();
        for (Visitor visitor : visitors) {
            if (failed || !visitor.complaints().isEmpty()) {
                visitor.photograph("failed/" + test);
            }
            complaints.addAll(visitor.complaints());
            visitor.close();
        }
        assertThat(complaints).as("complaints of the browser").isEmpty();
    }

    /** Somebody before an empty browser. */
    Visitor stranger() {
        return visitor(options -> options);
    }

    /** Somebody before an empty browser with these settings. */
    Visitor visitor(UnaryOperator<NewContextOptions> options) {
        Visitor visitor = new Visitor(requireNonNull(browser).context(options.apply(new NewContextOptions()
                .setBaseURL(DEPOT.address()).setViewportSize(1280, 800).setLocale("en-GB").setTimezoneId("UTC"))));
        visitors.add(visitor);
        return visitor;
    }

    /** Somebody of the demo who has signed in. */
    Visitor signedIn(String email) {
        Visitor visitor = stranger();
        visitor.signIn(email);
        return visitor;
    }
}
