package io.leasehold.depot;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What the server answered. */
public record Answer(int status, HttpHeaders headers, String body) {
    private static final JsonMapper JSON = new JsonMapper();

    /** The same answer, if it has this status. */
    public Answer expect(int expected) {
        assertThat(status).as(body).isEqualTo(expected);
        return this;
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** The text at a place in the body. */
    public String text(String pointer) {
        return json().at(pointer).asString();
    }

    /** The text at a place in each item of a list. */
    public List<String> texts(String pointer) {
        List<String> texts = new ArrayList<>();
        json().at("/items").forEach(item -> texts.add(item.at(pointer).asString()));
        return texts;
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The body without the one thing that may differ between two answers that have to be the same. */
    public String bodyButForTheTraceId() {
        return body.replaceAll("\"traceId\":\"[^\"]*\"", "\"traceId\":\"\"");
    }
}
