package io.leasehold.depot.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.jsoup.Connection.KeyVal;

import static java.util.stream.Collectors.joining;

/** A browser without script: gets pages, fills in their forms, follows redirects, keeps cookies. */
final class Browser {
    static final String PASSWORD = "correct-horse-battery";
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final URI server;
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager(null,
            CookiePolicy.ACCEPT_ALL)).followRedirects(HttpClient.Redirect.NORMAL).build();

    Browser(URI server) {
        this.server = server;
    }

    /** Signs up as the founder of a new organization, and returns the founder's e-mail address. */
    String found(String organization) {
        return found(organization, "Founder " + PEOPLE.incrementAndGet());
    }

    String found(String organization, String person) {
        String email = "founder" + PEOPLE.incrementAndGet() + "@example.com";
        Page first = submit(get("/signup"), "/signup", Map.of("name", person, "email", email, "password", PASSWORD,
                "organization", organization));
        if (first.status() != 200) {
            throw new AssertionError("Signing up answered " + first.status() + ": " + first.text());
        }
        return email;
    }

    Page signIn(String email) {
        return submit(get("/login"), "/login", Map.of("username", email, "password", PASSWORD));
    }

    Page get(String path) {
        return send(request(path).GET());
    }

    /** Sends the form of a page that leads to this path, with these fields filled in over what it holds. */
    Page submit(Page page, String action, Map<String, String> fields) {
        List<KeyVal> data = page.form(action).formData();
        Map<String, String> rest = new LinkedHashMap<>(fields);
        data.forEach(field -> field.value(Objects.requireNonNullElse(rest.remove(field.key()), field.value())));
        String body = Stream.concat(data.stream().map(field -> pair(field.key(), field.value())), rest
                .entrySet().stream().map(field -> pair(field.getKey(), field.getValue()))).collect(joining("&"));
        return post(action, body, "application/x-www-form-urlencoded");
    }

    /** The same with fields that have many values; these are all that the form holds, but for what is hidden in it. */
    Page submitAll(Page page, String action, Map<String, List<String>> fields) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        page.form(action).select("input[type=hidden]").forEach(hidden -> all.put(hidden.attr("name"), List.of(hidden
                .attr("value"))));
        all.putAll(fields);
        return forgeAll(action, all);
    }

    /** Sends a form that was made up, with fields that have many values. */
    Page forgeAll(String path, Map<String, List<String>> fields) {
        return post(path, fields.entrySet().stream().flatMap(field -> field.getValue().stream().map(value -> pair(field
                .getKey(), value))).collect(joining("&")), "application/x-www-form-urlencoded");
    }

    /** Sends a form that was made up, without anything that a page would have put into it. */
    Page forge(String path, Map<String, String> fields) {
        return post(path, fields.entrySet().stream().map(field -> pair(field.getKey(), field.getValue())).collect(
                joining("&")), "application/x-www-form-urlencoded");
    }

    Page upload(Page page, String action, String fileName, String content, Map<String, String> fields) {
        String boundary = "boundary-of-a-test";
        StringBuilder body = new StringBuilder();
        page.form(action).formData()
                .forEach(field -> part(body, boundary, "name=\"" + field.key() + "\"", field.value()));
        fields.forEach((name, value) -> part(body, boundary, "name=\"" + name + "\"", value));
        part(body, boundary, "name=\"file\"; filename=\"" + fileName + "\"", content);
        body.append("--").append(boundary).append("--\r\n");
        return post(action, body.toString(), "multipart/form-data; boundary=" + boundary);
    }

    private static void part(StringBuilder body, String boundary, String disposition, String content) {
        body.append("--").append(boundary).append("\r\nContent-Disposition: form-data; ").append(disposition).append(
                "\r\n\r\n").append(content).append("\r\n");
    }

    private Page post(String path, String body, String type) {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).header("Accept",
                "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    private Page send(HttpRequest.Builder request) {
        try {
            return Page.of(client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
