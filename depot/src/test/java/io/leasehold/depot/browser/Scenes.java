package io.leasehold.depot.browser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.web.bind.annotation.RequestMethod;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;

/** Everything that there is to be seen: what addresses show, and the states that none shows. */
final class Scenes {
    static final String ADA = "ada@acme.example";
    static final String OPS = "ops@leasehold.example";
    static final String HERE = "/orgs/acme";

    private Scenes() {}

    /** All pages, read from the application, so that a new one is looked at without being asked for; those of operators by an operator. */
    static List<Scene> pages(Depot depot, APIRequestContext ada, APIRequestContext ops) {
        List<Scene> scenes = new ArrayList<>();
        for (String address : Addresses.of(depot.application(), RequestMethod.GET, "", variables(depot))) {
            boolean operated = isForOperators(address);
            if (isPage(operated ? ops : ada, address)) {
                scenes.add(Scene.at(name(address), isForStrangers(address) ? null : operated ? OPS : ADA, address));
            }
        }
        return scenes;
    }

    private static Map<String, String> variables(Depot depot) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("/orgs/{slug}", HERE);
        variables.put("/products/imports/{id}", "/products/imports/" + depot.badImport());
        variables.put("/operator/tenants/{id}", depot.tenant());
        variables.put("/tasks/{id}", "/tasks/" + depot.first("/api/tasks?sort=-created_at"));
        variables.put("/products/{id}", "/products/" + depot.first("/api/products"));
        return variables;
    }

    /** Whether it is a page, and not a file to keep or a piece of a page. */
    private static boolean isPage(APIRequestContext ada, String address) {
        APIResponse answer = ada.get(address);
        if (answer.status() >= 400) {
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

    static boolean isForOperators(String address) {
        return address.equals("/operator") || address.startsWith("/operator/");
    }

    private static String name(String address) {
        String name = address.replaceFirst("^" + HERE, "").replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "one").replaceAll(
                "\\W+", "-").replaceAll("^-|-$", "");
        return name.isEmpty() ? address.equals("/") ? "home" : "overview" : name;
    }
}
