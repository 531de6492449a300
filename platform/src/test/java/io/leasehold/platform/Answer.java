package io.leasehold.platform;

import java.net.http.HttpResponse;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server answered. */
record Answer(int status, String body, HttpResponse<String> response) {
    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.body(), response);
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    String text(String field) {
        return json().path(field).asString();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** All that may not differ between two answers that have to be alike: the trace id may. */
    String apartFromTrace() {
        return status + " " + body.replaceAll("\"traceId\":\"[^\"]*\"", "\"traceId\":\"…\"");
    }
}
