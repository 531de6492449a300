package io.leasehold.depot.attack;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server answered, comparable with another answer. */
public record Answer(int status, Map<String, List<String>> headers, String body) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern TRACE = Pattern.compile("(?<=\"traceId\":\"|Trace id <code>)[0-9a-f]+");

    static Answer of(HttpResponse<String> response) {
        Map<String, List<String>> headers = new TreeMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        return new Answer(response.statusCode(), headers, response.body());
    }

    /** This answer without what may differ between two equal answers: the time, the trace, whether
     * the connection stays open, and the id that was asked for. */
    public Answer without(String id) {
        Map<String, List<String>> comparable = new TreeMap<>(headers);
        comparable.keySet().removeAll(Set.of("date", "connection", "keep-alive"));
        return new Answer(status, comparable,
                TRACE.matcher(body).replaceAll("").replace(id, "{id}"));
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }

    public String code() {
        return json().path("code").asString();
    }

    public String header(String name) {
        return String.join(",", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }

    @Override
    public String toString() {
        return status + " " + body;
    }
}
