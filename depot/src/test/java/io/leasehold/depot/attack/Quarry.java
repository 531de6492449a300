package io.leasehold.depot.attack;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an organization has, and makes more of.
 *
 * @param mark stands in everything that is made
 */
record Quarry(Caller caller, String mark) {
    private static final String NEWCOMER = "vic@acme.example";

    /** Something new of this kind, by its id. */
    String target(Probe.Kind kind) {
        return switch (kind) {
            case TASK -> created(caller.post("/api/tasks", """
                                                           {"title": "%s", "description": "%s"}""".formatted(mark,
                    mark)));
            case PRODUCT -> product(mark + "-" + UUID.randomUUID().toString().substring(0, 8));
            case IMPORT -> refusedImport();
            case ORGANIZATION -> organization();
            case MEMBER -> member();
        };
    }

    /** Something of this kind that the caller may also give up. */
    String own(Probe.Kind kind) {
        return kind == Probe.Kind.ORGANIZATION
                ? created(caller.post("/api/organizations",
                        """
                        {"name": "Probe", "slug": "probe-%s"}"""
                                .formatted(UUID.randomUUID().toString().substring(0, 8))))
                : target(kind);
    }

    String product(String sku) {
        return created(caller.post("/api/products",
                """
                {"sku": "%s", "name": "%s", "price": "1.00", "currency": "EUR"}""".formatted(sku, mark)));
    }

    String organization() {
        return id(caller.get("/api/organizations/current").json());
    }

    Set<String> everyId(String list) {
        Set<String> ids = new TreeSet<>();
        String page = list + "?limit=200";
        while (true) {
            JsonNode answer = caller.get(page).json();
            answer.path("items").forEach(item -> ids.add(id(item)));
            if (answer.path("next").isNull()) {
                return ids;
            }
            page = list + "?limit=200&cursor=" + answer.path("next").asString();
        }
    }

    /** The id of somebody who belongs here. */
    String user(String email) {
        for (JsonNode member : caller.get("/api/organizations/" + organization() + "/members").json().path("items")) {
            if (member.path("email").asString().equals(email)) {
                return member.path("user_id").asString();
            }
        }
        throw new AssertionError(email + " is no member");
    }

    /** Vic of acme, made a member again when a probe has removed him. */
    private String member() {
        caller.post("/api/organizations/" + organization() + "/members",
                """
                {"email": "%s", "role": "viewer"}""".formatted(NEWCOMER));
        return user(NEWCOMER);
    }

    private String refusedImport() {
        Answer answer = caller.with("Content-Type", "text/csv").post("/api/products/import",
                "sku,name,price,currency,stock\n" + mark + "," + mark + ",none,EUR,1\n");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        return id(answer.json());
    }

    private static String created(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return id(answer.json());
    }

    private static String id(JsonNode resource) {
        return resource.path("id").asString();
    }
}
