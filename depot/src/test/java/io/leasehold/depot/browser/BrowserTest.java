package io.leasehold.depot.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

import com.microsoft.playwright.Browser.NewContextOptions;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** A test in a real browser, of which there is one: these take turns, beside tests that need none. It fails for what it checks, and for whatever the browser complains about. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("browser")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@ExtendWith(InBrowser.class)
abstract class BrowserTest {
    /** Sessions of people who signed in before, so that not each test has to. */
    private static final Map<String, String> SESSIONS = new ConcurrentHashMap<>();

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
            visitor.goAway();
        }
        assertThat(complaints).as("complaints of the browser").isEmpty();
    }

    /** The application, started by the first who asks. */
    static Depot depot() {
        return Depot.RUNNING;
    }

    /** Somebody before an empty browser. */
    Visitor stranger() {
        return visitor(options -> options);
    }

    /** Somebody before an empty browser with these settings. */
    Visitor visitor(UnaryOperator<NewContextOptions> options) {
        Visitor visitor = new Visitor(requireNonNull(browser).context(options.apply(new NewContextOptions()
                .setBaseURL(depot().address()).setViewportSize(1280, 800).setLocale("en-GB").setTimezoneId("UTC"))));
        visitors.add(visitor);
        return visitor;
    }

    /** Somebody of the demo who has signed in. */
    Visitor signedIn(String email) {
        Visitor visitor = stranger();
        visitor.signIn(email);
        return visitor;
    }

    /** Somebody of the demo who signed in before, and only looks around. */
    Visitor returning(String email) {
        String session = SESSIONS.computeIfAbsent(email, _ -> signedIn(email).context().storageState());
        return visitor(options -> options.setStorageState(session));
    }
}
