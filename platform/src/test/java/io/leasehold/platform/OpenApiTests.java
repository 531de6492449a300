package io.leasehold.platform;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@PlatformTest
class OpenApiTests {
    @Autowired
    private People people;

    private JsonNode api;

    @BeforeEach
    void readTheDescription() {
        Answer answer = people.anonymous().get("/v3/api-docs");
        assertThat(answer.status()).isEqualTo(200);
        api = answer.json();
    }

    @Test
    void isVersionThreeOneAndPublic() {
        assertThat(api.path("openapi").asString()).startsWith("3.1");
        assertThat(api.path("components").path("securitySchemes").propertyNames()).containsExactlyInAnyOrder("bearer",
                "session");
    }

    @Test
    void knowsEveryOperationOnce() {
        assertThat(operations().map(Operation::toString)).containsExactlyInAnyOrder("post /api/tokens",
                "get /api/organizations", "post /api/organizations", "get /api/organizations/current",
                "get /api/organizations/{organization}", "patch /api/organizations/{organization}",
                "delete /api/organizations/{organization}", "post /api/organizations/{organization}/switch",
                "get /api/organizations/{organization}/members", "post /api/organizations/{organization}/members",
                "get /api/organizations/{organization}/members/{user}",
                "patch /api/organizations/{organization}/members/{user}",
                "delete /api/organizations/{organization}/members/{user}", "get /api/operator/inspection",
                "get /api/operator/tenants",
                "post /api/operator/tenants", "get /api/operator/tenants/{tenant}",
                "patch /api/operator/tenants/{tenant}", "delete /api/operator/tenants/{tenant}",
                "post /api/operator/tenants/{tenant}/suspend", "post /api/operator/tenants/{tenant}/resume",
                "post /api/operator/tenants/{tenant}/deactivate");
    }

    @Test
    void showsAsParametersOnlyWhatACallerSends() {
        List<String> parameters = operations().flatMap(operation -> operation.json().path("parameters").valueStream())
                .map(
                        parameter -> parameter.path("name").asString())
                .distinct().toList();

        assertThat(parameters).containsExactlyInAnyOrder("organization", "user", "tenant", "status", "placement",
                "server", "q", "cursor", "limit", "If-Match");
    }

    @Test
    void describesProblemsForEveryOperation() {
        assertThat(operations()).allSatisfy(operation -> assertThat(operation.json().path("responses").path("4XX").path(
                "content").path("application/problem+json").path("schema").path("$ref").asString()).isEqualTo(
                        "#/components/schemas/Problem"));
        assertThat(api.path("components").path("schemas").path("Problem").path("properties").propertyNames()).contains(
                "type",
                "title", "status", "detail", "code", "traceId", "errors");
    }

    @Test
    void namesFieldsAsTheyAreOnTheWire() {
        assertThat(schema("MemberResource")).containsExactlyInAnyOrder("user_id", "email", "name", "role", "invited_by",
                "invited_at", "joined_at");
        assertThat(schema("AccessToken")).containsExactlyInAnyOrder("access_token", "token_type", "expires_in");
        assertThat(
                api.path("components").path("schemas").path("ChangeOrganization").path("properties").path("name").path(
                        "type").asString())
                .isEqualTo("string");
    }

    @Test
    void isShownOnAPageThatTheContentSecurityPolicyAllows() {
        Answer page = people.anonymous().get("/api-docs", "Accept", "text/html");
        Answer shown = people.anonymous().get(page.header("Location").replaceFirst("^https?://[^/]+", ""), "Accept",
                "text/html");

        assertThat(page.status()).isEqualTo(302);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body()).doesNotContain("<style").containsPattern("<script[^>]+src=").doesNotContainPattern(
                "<script(?![^>]*src=)");
    }

    private Stream<Operation> operations() {
        return api.path("paths").propertyStream().flatMap((Map.Entry<String, JsonNode> path) -> path.getValue()
                .propertyStream().map(method -> new Operation(method.getKey(), path.getKey(), method.getValue())));
    }

    private Iterable<String> schema(String name) {
        return api.path("components").path("schemas").path(name).path("properties").propertyNames();
    }

    private record Operation(String method, String path, JsonNode json) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
