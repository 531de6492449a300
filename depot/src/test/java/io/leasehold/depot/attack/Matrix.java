package io.leasehold.depot.attack;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static io.leasehold.depot.attack.Probe.Kind.IMPORT;
import static io.leasehold.depot.attack.Probe.Kind.MEMBER;
import static io.leasehold.depot.attack.Probe.Kind.ORGANIZATION;
import static io.leasehold.depot.attack.Probe.Kind.PRODUCT;
import static io.leasehold.depot.attack.Probe.Kind.TASK;

/** Every operation of the API, and each way in which it takes an id. An operation that is missing here fails the build. */
final class Matrix {
    private static final String TASK_BODY = """
                                            {"title": "Count the shelves"}""";
    private static final String PRODUCT_BODY = """
                                               {"sku": "PROBE-{new}", "name": "Probe", "price": "1.00", "currency": "EUR"}""";

    static final List<Probe> PROBES = List.of(
            Probe.path("GET /api/tasks/{id}", TASK, null, 200),
            Probe.path("PUT /api/tasks/{id}", TASK, TASK_BODY, 200),
            Probe.path("PATCH /api/tasks/{id}", TASK, TASK_BODY, 200),
            Probe.path("DELETE /api/tasks/{id}", TASK, null, 204),
            new Probe("PATCH /api/tasks/bulk", TASK, "/api/tasks/bulk", """
                                                                        {"ids": ["%s"], "status": "done"}""", 200),
            new Probe("POST /api/tasks", MEMBER, "/api/tasks", """
                                                               {"title": "Count the shelves", "assignee": "%s"}""",
                    201),
            new Probe("PUT /api/tasks/{id}", MEMBER, "/api/tasks/{own}",
                    """
                    {"title": "Count the shelves", "assignee": "%s"}""", 200),
            new Probe("PATCH /api/tasks/{id}", MEMBER, "/api/tasks/{own}", """
                                                                           {"assignee": "%s"}""", 200),
            new Probe("GET /api/tasks", MEMBER, "/api/tasks?assignee=%s", null, 200),
            Probe.path("GET /api/products/{id}", PRODUCT, null, 200),
            Probe.path("PUT /api/products/{id}", PRODUCT, PRODUCT_BODY, 200),
            Probe.path("PATCH /api/products/{id}", PRODUCT, """
                                                            {"name": "Probe"}""", 200),
            Probe.path("DELETE /api/products/{id}", PRODUCT, null, 204),
            Probe.path("GET /api/products/imports/{id}", IMPORT, null, 200),
            Probe.path("GET /api/products/imports/{id}/errors", IMPORT, null, 200),
            Probe.path("GET /api/organizations/{organization}", ORGANIZATION, null, 200),
            Probe.path("PATCH /api/organizations/{organization}", ORGANIZATION, """
                                                                                {"name": "Renamed"}""", 200),
            Probe.path("DELETE /api/organizations/{organization}", ORGANIZATION, null, 204),
            Probe.path("POST /api/organizations/{organization}/switch", ORGANIZATION, null, 400),
            Probe.path("GET /api/organizations/{organization}/members", ORGANIZATION, null, 200),
            Probe.path("POST /api/organizations/{organization}/members", ORGANIZATION,
                    """
                    {"email": "vic@acme.example", "role": "viewer"}""", 201),
            new Probe("GET /api/organizations/{organization}/members/{user}", MEMBER,
                    "/api/organizations/{own}/members/%s", null, 200),
            new Probe("PATCH /api/organizations/{organization}/members/{user}", MEMBER,
                    "/api/organizations/{own}/members/%s",
                    """
                    {"role": "viewer"}""", 200),
            new Probe("DELETE /api/organizations/{organization}/members/{user}", MEMBER,
                    "/api/organizations/{own}/members/%s",
                    null, 204));

    /** Operations that take no id at all. */
    static final Set<String> WITHOUT_ID = Set.of("POST /api/tokens", "GET /api/organizations",
            "POST /api/organizations",
            "GET /api/organizations/current", "GET /api/products", "POST /api/products", "POST /api/products/import",
            "GET /api/products/imports", "GET /api/products/export");

    /** Operations that are there for operators alone: to everybody else, no id is known to any of them. */
    static final Set<String> FOR_OPERATORS = Set.of("GET /api/operator/inspection", "GET /api/operator/tenants",
            "POST /api/operator/tenants",
            "GET /api/operator/tenants/{tenant}", "PATCH /api/operator/tenants/{tenant}",
            "DELETE /api/operator/tenants/{tenant}", "POST /api/operator/tenants/{tenant}/suspend",
            "POST /api/operator/tenants/{tenant}/resume", "POST /api/operator/tenants/{tenant}/deactivate");

    private Matrix() {}

    static Set<String> operations() {
        return Stream.of(PROBES.stream().map(Probe::operation), WITHOUT_ID.stream(), FOR_OPERATORS.stream()).flatMap(
                operations -> operations).collect(Collectors.toSet());
    }
}
