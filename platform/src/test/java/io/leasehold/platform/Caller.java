package io.leasehold.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** An HTTP client: a browser that keeps its cookies, or a machine with a header for each request. */
final class Caller {
    private final String base;
    private final Map<String, String> headers;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

    Caller(int port, Map<String, String> headers) {
        this.base = "http://localhost:" + port;
        this.headers = headers;
    }

    Answer get(String path, String... extraHeaders) {
        return send("GET", path, null, extraHeaders);
    }

    Answer delete(String path, String... extraHeaders) {
        return send("DELETE", path, null, extraHeaders);
    }

    Answer deleteWith(String json, String path) {
        return send("DELETE", path, json);
    }

    Answer post(String path, String json, String... extraHeaders) {
        return send("POST", path, json, extraHeaders);
    }

    Answer patch(String path, String json, String... extraHeaders) {
        return send("PATCH", path, json, extraHeaders);
    }

    Answer form(String path, Map<String, String> fields, String... extraHeaders) {
        String body = fields.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(),
                StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return send(request(path, extraHeaders).header("Content-Type", "application/x-www-form-urlencoded").POST(
                HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Asks for a page by an address that no client would send as it is, with the cookies, and returns the head of the answer. */
    String raw(String path) {
        String cookie = cookies.getCookieStore().getCookies().stream().map(HttpCookie::toString).collect(Collectors
                .joining("; "));
        URI server = URI.create(base);
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n"
                    + (cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n") + "Connection: close\r\n\r\n").getBytes(
                            StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.substring(0, answer.indexOf("\r\n\r\n"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Sends the head of a request, does something once it was let in, and sends the body; returns the whole answer. */
    String heldOpen(String method, String path, String json, Runnable meanwhile) {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nConnection: close\r\nContent-Length: " + json.length()
                + "\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        try (Socket socket = new Socket("localhost", URI.create(base).getPort())) {
            // The first character comes along: the request is under way, and waits for the rest.
            socket.getOutputStream().write((head + "\r\n" + json.substring(0, 1)).getBytes(StandardCharsets.UTF_8));
            meanwhile.run();
            socket.getOutputStream().write(json.substring(1).getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The token that a page of this browser would have. */
    String csrfToken() {
        return get("/assets/csrf").text("token");
    }

    CookieManager cookies() {
        return cookies;
    }

    private Answer send(String method, String path, String json, String... extraHeaders) {
        HttpRequest.Builder request = request(path, extraHeaders);
        return send(json == null
                ? request.method(method, HttpRequest.BodyPublishers.noBody())
                : request.header(
                        "Content-Type", "application/json").method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path, String... extraHeaders) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        headers.forEach(request::header);
        if (extraHeaders.length > 0) {
            request.headers(extraHeaders);
        }
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
