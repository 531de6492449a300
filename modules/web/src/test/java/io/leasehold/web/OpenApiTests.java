package io.leasehold.web;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.leasehold.web.app.Caller;
import io.leasehold.web.app.Town;
import io.leasehold.web.app.WebApplication;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = WebApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class OpenApiTests {
    @LocalServerPort
    private int port;

    private JsonNode document() {
        return new JsonMapper().readTree(Caller.bearer(port, Town.ADA).get("/v3/api-docs").body());
    }

    @Test
    void showsNoArgumentsThatCallersDoNotSend() {
        JsonNode list = document().at("/paths/~1api~1tasks/get/parameters");
        assertThat(list.size()).isEqualTo(1);
        assertThat(list.at("/0/name").asString()).isEqualTo("limit");
        assertThat(document().at("/paths/~1api~1organizations~1current/get").has("parameters")).isFalse();
    }

    @Test
    void showsEveryOperationOnce() {
        assertThat(document().get("paths").propertyNames()).contains("/api/tasks").noneMatch(path -> path.startsWith(
                "/orgs"));
    }

    @Test
    void describesAPartialChangeAsItsValue() {
        JsonNode fields = document().at("/components/schemas/ChangeTask/properties");
        assertThat(fields.propertyNames()).containsExactlyInAnyOrder("title", "unit_count");
        assertThat(fields.at("/title/type").asString()).isEqualTo("string");
        assertThat(fields.at("/unit_count/type").asString()).isEqualTo("integer");
    }
}
