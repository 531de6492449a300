package io.leasehold.depot.attack;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** A person with a session: cookies are kept, forms carry their token, redirects are shown and not followed. */
public final class Browser {
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String base;

    private Browser(int port) {
        this.base = "http://localhost:" + port;
    }

    public static Browser anonymous(int port) {
        return new Browser(port);
    }

    public static Browser signedIn(int port, String email) {
        Browser browser = new Browser(port);
        Answer answer = browser.submit("/login", "/login", Map.of("username", email, "password", "leasehold-demo"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(302);
        assertThat(answer.header("Location")).doesNotContain("error");
        return browser;
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html"));
    }

    /** Asks for JSON, with the session and further headers. */
    public Answer json(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).header("Accept",
                "application/json");
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Sends JSON with the session, bearing the token that stands in a page. */
    public Answer post(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .header("X-CSRF-TOKEN", token("/orgs"))
                .POST(BodyPublishers.ofString(json)));
    }

    /** Fills in the form of a page and sends it. */
    public Answer submit(String page, String action, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", token(page));
        return forge(action, all);
    }

    /** Sends a form that no page has. */
    public Answer forge(String action, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(base + action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString(body)));
    }

    private String token(String page) {
        Matcher token = FORM_TOKEN.matcher(get(page).body());
        assertThat(token.find()).as("a form token in " + page).isTrue();
        return token.group(1);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new AssertionError("no answer", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
