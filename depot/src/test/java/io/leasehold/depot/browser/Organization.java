package io.leasehold.depot.browser;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import io.leasehold.depot.attack.Answer;
import io.leasehold.depot.attack.Caller;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An organization that a test makes for itself.
 *
 * @param owner its owner, who uses the API
 */
record Organization(Depot depot, String id, String slug, String name, Caller owner) {
    private static final AtomicInteger COUNT = new AtomicInteger();

    static Organization ofAda(Depot depot, String name) {
        return foundedBy(depot, "ada@acme.example", "acme", name);
    }

    static Organization ofGus(Depot depot, String name) {
        return foundedBy(depot, "gus@globex.example", "globex", name);
    }

    private static Organization foundedBy(Depot depot, String email, String home, String name) {
        String slug = "browser-" + COUNT.incrementAndGet();
        Answer founded = Caller.signedIn(depot.port(), email, home).post("/api/organizations",
                """
                {"name": "%s", "slug": "%s"}""".formatted(name, slug));
        assertThat(founded.status()).as(founded.toString()).isEqualTo(201);
        return new Organization(depot, founded.json().path("id").asString(), slug, name, Caller.signedIn(depot
                .port(), email, slug));
    }

    /** The organization on whose first page somebody is. */
    static Organization at(Depot depot, Visitor founder, String email) {
        String slug = founder.page().url().replaceFirst(".*/orgs/", "");
        Caller owner = Caller.signedIn(depot.port(), email, slug);
        JsonNode found = owner.get("/api/organizations/current").json();
        return new Organization(depot, found.path("id").asString(), slug, found.path("name").asString(), owner);
    }

    /** The address of one of its pages. */
    String page(String rest) {
        return "/orgs/" + slug + rest;
    }

    /** Adds somebody, and returns that person's id. */
    String add(String email, String role) {
        return created("/api/organizations/" + id + "/members", """
                                                                {"email": "%s", "role": "%s"}""".formatted(email, role),
                "user_id");
    }

    void remove(String person) {
        assertThat(owner.call("DELETE", "/api/organizations/" + id + "/members/" + person, null).status()).isEqualTo(
                204);
    }

    /** Writes down a task, and returns its id. */
    String task(String title) {
        return created("/api/tasks", "{\"title\": %s}".formatted(quoted(title)), "id");
    }

    /** Puts a product on the shelf, and returns its id. */
    String product(String sku, String name) {
        return created("/api/products",
                """
                {"sku": %s, "name": %s, "price": "9.90", "currency": "EUR"}""".formatted(quoted(sku), quoted(name)),
                "id");
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private String created(String path, String json, String id) {
        Answer answer = owner.post(path, json);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json().path(id).asString();
    }

    /** What an operator does by hand. */
    void suspend() throws SQLException {
        try (Connection connection = depot.database().superuser();
                PreparedStatement update = connection
                        .prepareStatement("update control.tenants set status = 'suspended' where slug = ?")) {
            update.setString(1, slug);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    /** Makes it as large as organizations get: so many tasks, and as many products. */
    void fill(int count) throws SQLException {
        try (Connection connection = depot.database().superuser();
                PreparedStatement insert = connection
                        .prepareStatement(
                                """
                                with everybody as (select array_agg(user_id) as people from control.memberships where tenant_id = ?),
                                made as (select i, now() - i * interval '20 minutes' as at from generate_series(1, ?) i)
                                , products as (
                                insert into shared.products (tenant_id, id, sku, name, price, currency, stock, age_restricted, created_at, updated_at)
                                select ?, gen_random_uuid(), 'SKU-' || i, 'Product number ' || i, i, 'EUR', i % 100, false, at, at from made)
                                insert into shared.tasks (tenant_id, id, title, status, priority, assignee, due_date, created_by, created_at, updated_at, finished_at)
                                select ?, gen_random_uuid(), 'Task number ' || i || ' of a busy organization', status, 'normal', people[1], at::date + 14,
                                       people[1], at, at, case when status in ('done', 'cancelled') then at end
                                  from made, everybody, lateral (select (array['open', 'in_progress', 'done', 'done', 'cancelled'])[1 + i % 5] as status) s
                                """)) {
            UUID tenant = UUID.fromString(id);
            insert.setObject(1, tenant);
            insert.setInt(2, count);
            insert.setObject(3, tenant);
            insert.setObject(4, tenant);
            assertThat(insert.executeUpdate()).isEqualTo(count);
        }
    }

    /** Everything that the database holds of it, so that it can be told whether anything was changed. */
    List<String> rows() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = depot.database().superuser();
                ResultSet tables = connection.createStatement()
                        .executeQuery(
                                """
                                select format('select %L, t::text from %I.%I t where tenant_id = ?', table_name, table_schema, table_name)
                                  from information_schema.columns join information_schema.tables using (table_schema, table_name)
                                 where column_name = 'tenant_id' and table_type = 'BASE TABLE' and table_name <> 'outbox'
                                   and table_schema in ('control', 'shared')""")) {
            while (tables.next()) {
                try (PreparedStatement select = connection.prepareStatement(tables.getString(1))) {
                    select.setObject(1, UUID.fromString(id));
                    ResultSet found = select.executeQuery();
                    while (found.next()) {
                        rows.add(found.getString(1) + found.getString(2));
                    }
                }
            }
        }
        Collections.sort(rows);
        return rows;
    }
}
