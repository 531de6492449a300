package io.leasehold.depot.attack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody who calls the API with a token, and remembers everything that was answered. */
public final class Caller {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private final String base;
    private final Map<String, String> headers;
    private final List<String> seen;

    private Caller(String base, Map<String, String> headers, List<String> seen) {
        this.base = base;
        this.headers = headers;
        this.seen = seen;
    }

    public static Caller anonymous(int port) {
        return new Caller("http://localhost:" + port, Map.of(), new CopyOnWriteArrayList<>());
    }

    public static Caller signedIn(int port, String email, String organization) {
        String token = TOKENS.computeIfAbsent(port + " " + email + " " + organization,
                _ -> newToken(port, email, organization));
        return anonymous(port).with("Authorization", "Bearer " + token);
    }

    private static String newToken(int port, String email, String organization) {
        Answer answer = anonymous(port).post("/api/tokens",
                """
                {"email": "%s", "password": "leasehold-demo", "organization": "%s"}""".formatted(email, organization));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().path("access_token").asString();
    }

    /** Whether somebody answers there with success. */
    public static boolean answers(int port, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The same caller with one more header. */
    public Caller with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Caller(base, more, seen);
    }

    public Answer get(String path) {
        return call("GET", path, null);
    }

    public Answer post(String path, String json) {
        return call("POST", path, json);
    }

    public Answer patch(String path, String json) {
        return call("PATCH", path, json);
    }

    public Answer call(String method, String path, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            Answer answer = Answer.of(HTTP.send(request.build(), BodyHandlers.ofString()));
            seen.add(answer.headers() + answer.body());
            return answer;
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(method + " " + path + " got no answer", failure);
        }
    }

    /** The token that this caller shows. */
    public String token() {
        return headers.getOrDefault("Authorization", "").replace("Bearer ", "");
    }

    /** Everything that this caller was ever shown, headers included. */
    public List<String> seen() {
        return List.copyOf(seen);
    }
}
