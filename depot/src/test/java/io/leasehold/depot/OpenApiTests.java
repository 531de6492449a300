package io.leasehold.depot;

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
}
