package io.leasehold.depot.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** A person at a browser of their own: finds things by what they are called, and notes what the browser complains about. */
final class Visitor {
    static final String PASSWORD = "leasehold-demo";
    static final Locator.WaitForOptions GONE = new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    static final Path PICTURES = Path.of("target", "screenshots");

    /** What may be refused as a matter of course: the pages themselves, and what scripts ask for. */
    private static final Set<String> ANSWERED_TO_PEOPLE = Set.of("document", "xhr", "fetch");

    private static final int MOST_STOPS = 100;

    private final BrowserContext context;
    private final List<String> complaints = new ArrayList<>();
    private final Page page;
    private int status;

    Visitor(BrowserContext context) {
        this.context = context;
        context.onConsoleMessage(this::hear);
        context.onWebError(error -> complaints.add("script failed: " + error.error()));
        context.onResponse(this::check);
        context.onRequestFailed(this::check);
        context.onDialog(dialog -> {
            complaints.add("a dialog says: " + dialog.message());
            dialog.dismiss();
        });
        page = context.newPage();
    }

    /** The window that is open from the beginning. */
    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** One more tab, with the same cookies. */
    Page newTab() {
        return context.newPage();
    }

    void signIn(String email) {
        signIn(email, PASSWORD);
    }

    void signIn(String email, String password) {
        page.navigate("/login");
        page.getByLabel("E-mail address").fill(email);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        button("Sign in").click();
        assertThat(page).not().hasURL(Pattern.compile(".*/login.*"));
    }

    /** Signs up as somebody new, by whose address one can tell who it is, and ends on the first page of a new organization. */
    void signUp(String email, String name, String organization) {
        page.navigate("/signup");
        field("Your name").fill(name);
        field("E-mail address").fill(email);
        field("Password").fill(PASSWORD);
        field("Your organization").fill(organization);
        button("Create account").click();
        assertThat(page).hasURL(Pattern.compile(".*/orgs/[^/]+$"));
    }

    void signOut() {
        page.getByLabel(Pattern.compile("^Account of ")).click();
        button("Sign out").click();
        button("Sign in").waitFor();
    }

    /** How the page that was asked for last was answered. */
    int status() {
        return status;
    }

    /** An entry of the main navigation. */
    Locator navigation(String name) {
        return role(AriaRole.NAVIGATION, "Main").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name)
                .setExact(true));
    }

    Locator button(String name) {
        return role(AriaRole.BUTTON, name);
    }

    Locator link(String name) {
        return role(AriaRole.LINK, name);
    }

    Locator heading(String name) {
        return role(AriaRole.HEADING, name);
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator role(AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Types what a keyboard types, wherever the focus is. */
    void type(String text) {
        page.keyboard().type(text);
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    /** Gets there by the tab key, or not at all. */
    void tabTo(Locator target) {
        target.first().waitFor();
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            if (Boolean.TRUE.equals(target.first().evaluate("element => element === document.activeElement"))) {
                return;
            }
            press("Tab");
        }
        throw new AssertionError(target + " is not reached by " + MOST_STOPS + " strokes of the tab key");
    }

    /** What went wrong in this browser so far. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Lets forms be sent as a careless program would send them, so that it is the server that answers. */
    void withoutChecksOfTheBrowser() {
        page.evaluate("() => document.querySelectorAll('form').forEach(form => form.noValidate = true)");
    }

    /** A picture of each open window. */
    void photograph(String name) {
        int number = 0;
        for (Page window : context.pages()) {
            String file = number == 0 ? name : name + "-" + number;
            window.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(file + ".png")));
            number++;
        }
    }

    /** Closes the browser; what it complained about is still known. */
    void goAway() {
        context.close();
    }

    private void hear(ConsoleMessage message) {
        // Refused requests, of which htmx tells too, are judged by their answers.
        if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")
                && !message.text().startsWith("Response Status Error Code")) {
            complaints.add("console: " + message.text() + " at " + message.location());
        }
    }

    private void check(Response response) {
        if (response.request().isNavigationRequest()) {
            status = response.status();
        }
        boolean refused = response.status() >= 400 && !ANSWERED_TO_PEOPLE.contains(response.request().resourceType());
        if (response.status() >= 500 || refused) {
            complaints.add(response.status() + " for " + response.url());
        }
    }

    private void check(Request request) {
        // What was still under way when the person went on, is aborted.
        if (!"net::ERR_ABORTED".equals(request.failure())) {
            complaints.add(request.failure() + " for " + request.url());
        }
    }
}
