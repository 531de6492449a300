package io.leasehold.depot.browser;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;

/** What pages look like in between: refused, empty, opened, just done, too long. */
final class States {
    private static final String ADA = Scenes.ADA;
    private static final String HERE = Scenes.HERE;

    private States() {}

    static List<Scene> all(Depot depot) throws SQLException {
        List<Scene> states = new ArrayList<>();
        states.addAll(refused());
        states.addAll(seenByAViewer());
        states.addAll(inBetween(depot));
        states.addAll(empty(Organization.ofAda(depot, "Brand New")));
        states.addAll(tooLong(depot));
        Organization suspended = Organization.ofAda(depot, "Standing Still");
        suspended.suspend();
        states.addAll(seenByAnOperator(suspended));
        states.add(unsafe(depot));
        states.add(Scene.at("suspended", ADA, suspended.page("/tasks")));
        return states;
    }

    private static List<Scene> refused() {
        return List.of(Scene.at("not-found", ADA, "/orgs/globex/tasks"),
                Scene.at("not-found-for-strangers", null, "/login/nowhere"),
                Scene.at("bad-request", ADA, HERE + "/tasks?cursor=nonsense"),
                new Scene("sign-in-failed", null, "/login", visitor -> {
                    visitor.field("E-mail address").fill("nobody@example.com");
                    visitor.field("Password").fill("not the password");
                    visitor.button("Sign in").click();
                    visitor.page().getByRole(AriaRole.ALERT).waitFor();
                }), new Scene("sign-up-refused", null, "/signup", visitor -> {
                    visitor.withoutChecksOfTheBrowser();
                    visitor.button("Create account").click();
                    refusal(visitor);
                }), new Scene("task-refused", ADA, HERE + "/tasks/new", visitor -> {
                    visitor.withoutChecksOfTheBrowser();
                    visitor.button("Create task").click();
                    refusal(visitor);
                }), new Scene("product-refused", ADA, HERE + "/products/new", visitor -> {
                    visitor.withoutChecksOfTheBrowser();
                    visitor.page().locator("main form[method=post] button[type=submit]").first().click();
                    refusal(visitor);
                }), new Scene("form-too-old", ADA, HERE + "/tasks/new", visitor -> {
                    visitor.page().evaluate(
                            "() => document.querySelectorAll('[name=_csrf]').forEach(token => token.value = 'old')");
                    visitor.field("Title").fill("Too late");
                    visitor.button("Create task").click();
                    visitor.field("Title").waitFor(Visitor.GONE);
                }), new Scene("import-refused", ADA, HERE + "/products/import", visitor -> {
                    visitor.page().locator("input[type=file]").setInputFiles(new FilePayload("umlauts.csv", "text/csv",
                            "sku,name,price,currency,stock\nU-1,Löffel,1,EUR,1\n".getBytes(
                                    StandardCharsets.ISO_8859_1)));
                    visitor.button("Import").click();
                    visitor.button("Import again").waitFor();
                }));
    }

    private static List<Scene> seenByAViewer() {
        String vic = "vic@acme.example";
        return List.of(Scene.at("forbidden", vic, HERE + "/settings"), Scene.at("viewer-overview", vic, HERE),
                Scene.at("viewer-tasks", vic, HERE + "/tasks"), Scene.at("viewer-board", vic, HERE + "/tasks/board"),
                new Scene("viewer-task", vic, HERE + "/tasks", visitor -> {
                    visitor.page().locator("main td a").first().click();
                    visitor.page().waitForURL("**/tasks/*-*");
                }), Scene.at("viewer-products", vic, HERE + "/products"), Scene.at("viewer-members", vic, HERE
                        + "/members"));
    }

    private static List<Scene> seenByAnOperator(Organization suspended) {
        String ops = Scenes.OPS;
        String tenant = "/operator/tenants/" + suspended.id();
        return List.of(Scene.at("operator-tenants-nothing-fits", ops, "/operator/tenants?q=nothing-is-called-so"),
                Scene.at("operator-tenant-suspended", ops, tenant),
                Scene.at("operator-organizations", ops, "/orgs"),
                new Scene("operator-menu-of-the-account", ops, "/operator/tenants", visitor -> {
                    visitor.page().locator(".account summary").click();
                    visitor.link("Tenants (operator)").waitFor();
                }), new Scene("operator-tenant-refused", ops, "/operator/tenants/new", visitor -> {
                    visitor.withoutChecksOfTheBrowser();
                    visitor.button("Create tenant").click();
                    refusal(visitor);
                }), new Scene("operator-drop-refused", ops, tenant, visitor -> {
                    visitor.page().locator("#drop-slug").fill("another");
                    visitor.button("Drop").click();
                    refusal(visitor);
                }));
    }

    /** What an operator sees of a database that would not keep tenants apart, once the inspection of a moment ago is forgotten. */
    private static Scene unsafe(Depot depot) throws SQLException {
        try (Connection superuser = depot.database().superuser(); Statement statement = superuser.createStatement()) {
            statement.execute("create table shared.\"Elektrizitätswerkbetriebs<b>unteroffizierskantine\" (id int); "
                    + "create view shared.everybodys_tasks as select title from shared.tasks; "
                    + "create index tasks_of_all on shared.tasks (title)");
        }
        return new Scene("operator-inspection-unsafe", Scenes.OPS, "/operator/inspection", visitor -> {
            Instant deadline = Instant.now().plusSeconds(30);
            while (!visitor.heading("shared.everybodys_tasks").isVisible() && Instant.now().isBefore(deadline)) {
                visitor.page().waitForTimeout(500);
                visitor.page().reload();
            }
            visitor.heading("shared.everybodys_tasks").waitFor();
        });
    }

    private static List<Scene> inBetween(Depot depot) {
        Organization busy = Organization.ofAda(depot, "Busy Bees");
        busy.task("Collect the nectar");
        busy.task("Seal the comb");
        return List.of(Scene.at("tasks-nothing-fits", ADA, HERE + "/tasks?q=nothing-is-called-so"),
                Scene.at("products-nothing-fits", ADA, HERE + "/products?q=nothing-is-called-so"),
                new Scene("tasks-ticked", ADA, HERE + "/tasks",
                        visitor -> visitor.page().getByLabel("Tick all tasks on this page")
                                .check()),
                new Scene("task-row-edited", ADA, HERE + "/tasks", visitor -> {
                    visitor.page().locator("main td a[aria-label^=Edit]").first().click();
                    visitor.field("Title").waitFor();
                }), new Scene("task-just-done", ADA, busy.page("/tasks"), visitor -> {
                    visitor.field("Status of Collect the nectar").selectOption("Done");
                    visitor.button("Undo").waitFor();
                }), new Scene("menu-of-organizations", ADA, HERE, visitor -> visitor.page().getByLabel(
                        "Organization Acme Tools, switch").click()),
                new Scene("menu-of-the-account", ADA, HERE,
                        visitor -> visitor.page().getByLabel("Account of Ada Wagner")
                                .click()),
                new Scene("task-to-be-deleted", ADA, HERE + "/tasks", visitor -> {
                    visitor.page().locator("main td a").first().click();
                    visitor.page().locator("summary", new Page.LocatorOptions().setHasText("Delete")).click();
                    visitor.button("Delete task").waitFor();
                }));
    }

    private static List<Scene> empty(Organization organization) {
        return List.of(Scene.at("empty-overview", ADA, organization.page("")), Scene.at("empty-tasks", ADA, organization
                .page("/tasks")), Scene.at("empty-board", ADA, organization.page("/tasks/board")),
                Scene.at("empty-products", ADA, organization.page("/products")),
                Scene.at("empty-imports", ADA, organization.page("/products/imports")));
    }

    private static List<Scene> tooLong(Depot depot) {
        Organization organization = Organization.ofAda(depot, "Donaudampfschifffahrtsgesellschaft".repeat(3));
        String task = organization.task("Elektrizitätswerkbetriebsunteroffizier".repeat(5));
        String product = organization.product("SKU".repeat(20), "Kapitänskajütenschlüsselanhänger".repeat(6));
        return List.of(Scene.at("long-overview", ADA, organization.page("")), Scene.at("long-tasks", ADA, organization
                .page("/tasks")), Scene.at("long-board", ADA, organization.page("/tasks/board")),
                Scene.at("long-task", ADA, organization.page("/tasks/" + task)), Scene.at("long-products", ADA,
                        organization.page("/products")),
                Scene.at("long-product", ADA, organization.page("/products/" + product)), Scene.at("long-settings", ADA,
                        organization.page("/settings")),
                Scene.at("long-organizations", ADA, "/orgs"));
    }

    private static void refusal(Visitor visitor) {
        visitor.page().locator(".invalid-feedback").first().waitFor();
    }
}
