package io.leasehold.depot.browser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.web.bind.annotation.RequestMethod;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.AriaRole;

/** Everything that there is to be seen. */
final class Scenes {
    static final String ADA = "ada@acme.example";
    static final String VIC = "vic@acme.example";
    static final String HERE = "/orgs/acme";

    private Scenes() {}

    /** All pages as their addresses show them, and the states that no address shows. */
    static List<Scene> all(Depot depot, APIRequestContext ada) {
        List<Scene> scenes = new ArrayList<>();
        for (String address : Addresses.of(depot.application(), RequestMethod.GET, "", variables(depot))) {
            if (isPage(ada, address)) {
                scenes.add(Scene.at(name(address), isForStrangers(address) ? null : ADA, address));
            }
        }
        scenes.addAll(states());
        return scenes;
    }

    private static List<Scene> states() {
        return List.of(Scene.at("not-found", ADA, "/orgs/globex/tasks"),
                Scene.at("not-found-for-strangers", null, "/login/nowhere"),
                Scene.at("forbidden", VIC, HERE + "/settings"), Scene.at("viewer-tasks", VIC, HERE + "/tasks"),
                Scene.at("viewer-products", VIC, HERE + "/products"),
                Scene.at("viewer-members", VIC, HERE + "/members"), Scene.at("viewer-overview", VIC, HERE),
                Scene.at("tasks-nothing-fits", ADA, HERE + "/tasks?q=nothing-is-called-so"),
                Scene.at("products-nothing-fits", ADA, HERE + "/products?q=nothing-is-called-so"),
                Scene.after("sign-in-failed", null, visitor -> {
                    visitor.page().navigate("/login");
                    visitor.field("E-mail address").fill("nobody@example.com");
                    visitor.field("Password").fill("not the password");
                    visitor.button("Sign in").click();
                    visitor.page().getByRole(AriaRole.ALERT).waitFor();
                }), Scene.after("task-refused", ADA, visitor -> {
                    visitor.page().navigate(HERE + "/tasks/new");
                    visitor.withoutChecksOfTheBrowser();
                    visitor.page().getByLabel("Title").press("Enter");
                    visitor.page().locator(".invalid-feedback").first().waitFor();
                }));
    }

    private static Map<String, String> variables(Depot depot) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("/orgs/{slug}", HERE);
        variables.put("/products/imports/{id}", "/products/imports/" + depot.badImport());
        variables.put("/tasks/{id}", "/tasks/" + depot.first("/api/tasks?sort=-created_at"));
        variables.put("/products/{id}", "/products/" + depot.first("/api/products"));
        return variables;
    }

    /** Whether it is a page, and not a file to keep or a piece of one. */
    private static boolean isPage(APIRequestContext ada, String address) {
        APIResponse answer = ada.get(address);
        if (answer.status() != 200) {
            throw new AssertionError("The page " + address + " answers " + answer.status() + ".");
        }
        boolean page = answer.headers().getOrDefault("content-type", "").startsWith("text/html") && answer.text()
                .contains("<title>");
        answer.dispose();
        return page;
    }

    private static boolean isForStrangers(String address) {
        return address.equals("/login") || address.equals("/signup");
    }

    private static String name(String address) {
        String name = address.replaceFirst("^" + HERE, "").replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "one").replaceAll(
                "\\W+", "-").replaceAll("^-|-$", "");
        return name.isEmpty() ? address.equals("/") ? "home" : "overview" : name;
    }
}
