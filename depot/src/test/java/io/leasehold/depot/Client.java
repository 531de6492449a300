package io.leasehold.depot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** A program that uses the API for one person and one organization, by a token. */
public final class Client {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final @Nullable String token;

    private Client(int port, @Nullable String token) {
        this.port = port;
        this.token = token;
    }

    static Client anonymous(int port) {
        return new Client(port, null);
    }

    static Client signIn(int port, String email, String organization) {
        String body = """
                      {"email": "%s", "password": "leasehold-demo", "organization": "%s"}""".formatted(email,
                organization);
        return new Client(port, anonymous(port).post("/api/tokens", body).expect(200).text("/access_token"));
    }

    /** An operator, for no organization. */
    static Client operator(int port, String email) {
        String body = """
                      {"email": "%s", "password": "leasehold-demo"}""".formatted(email);
        return new Client(port, anonymous(port).post("/api/tokens", body).expect(200).text("/access_token"));
    }

    /** For requests that only a program without manners would send. */
    @Nullable
    String token() {
        return token;
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    public Answer post(String path, String type, byte[] body) {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    public Answer put(String path, String json, String... headers) {
        return send(with(headers, request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(
                json))));
    }

    public Answer patch(String path, String json, String... headers) {
        return send(with(headers, request(path).header("Content-Type", "application/json").method("PATCH",
                BodyPublishers.ofString(json))));
    }

    public Answer delete(String path, String... headers) {
        return send(with(headers, request(path).DELETE()));
    }

    public Answer deleteWith(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").method("DELETE", BodyPublishers.ofString(
                json)));
    }

    private static HttpRequest.Builder with(String[] headers, HttpRequest.Builder request) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).timeout(
                Duration.ofMinutes(3));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
