package io.leasehold.depot.browser;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

import io.leasehold.depot.attack.Answer;
import io.leasehold.depot.attack.Caller;

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
        return created("/api/tasks", "{\"title\": \"" + title + "\"}", "id");
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
}
