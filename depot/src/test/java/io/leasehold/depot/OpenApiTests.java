package io.leasehold.depot;

import java.util.List;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class OpenApiTests extends RunningDepot {
    @Test
    void describesTasksAndProductsAsTheyAreWritten() {
        JsonNode api = anonymous().get("/v3/api-docs").expect(200).json();

        assertThat(api.at("/components/schemas/Task/properties/assignee/format").asString()).isEqualTo("uuid");
        assertThat(api.at("/components/schemas/Task/properties/due_date/format").asString()).isEqualTo("date");
        assertThat(api.at("/components/schemas/Task/properties/status/enum").size()).isEqualTo(4);
        assertThat(api.at("/components/schemas/Product/properties/price/type").asString()).isEqualTo("string");
        assertThat(api.at("/paths/~1api~1products~1import/post/requestBody/content").has("text/csv")).isTrue();
        assertThat(api.at("/paths/~1api~1tasks/get/parameters").findValuesAsString("name"))
                .contains("status", "assignee",
                        "q", "sort", "limit", "cursor")
                .doesNotContain("tenant", "caller");
    }

    @Test
    void describesTextsByPatternsThatOtherLanguagesReadAlike() {
        JsonNode schemas = anonymous().get("/v3/api-docs").expect(200).json().at("/components/schemas");

        for (String schema : List.of("ProductFields", "TaskFields")) {
            // A class inside a class, which a union is in Java, is a class and a bracket elsewhere; what is not anchored is found anywhere.
            assertThat(schemas.at("/" + schema).findValuesAsString("pattern")).as(schema).isNotEmpty().allMatch(
                    pattern -> pattern.startsWith("^") && pattern.endsWith("$") && !pattern.contains("]]"));
        }
    }

    @Test
    void describesFilesAsFiles() {
        JsonNode paths = anonymous().get("/v3/api-docs").expect(200).json().at("/paths");

        for (String file : List.of("/api/products/export", "/api/products/imports/{id}/errors")) {
            JsonNode content = paths.path(file).path("get").path("responses").path("200").path("content");
            assertThat(content.has("text/csv")).as(file + ": " + content).isTrue();
        }
    }
}
