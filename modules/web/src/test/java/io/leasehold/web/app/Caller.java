package io.leasehold.web.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;

/** Somebody who sends requests to the application, by token or with a session. */
public final class Caller {
    private final URI base;
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).connectTimeout(
            Duration.ofSeconds(10)).build();
    private final @Nullable String token;

    private Caller(int port, @Nullable String token) {
        this.base = URI.create("http://localhost:" + port);
        this.token = token;
    }

    /** Somebody whom nobody knows. */
    public static Caller stranger(int port) {
        return new Caller(port, null);
    }

    /** Somebody with a token that names no tenant. */
    public static Caller bearer(int port, UserId user) {
        return new Caller(port, token(user, Optional.empty()));
    }

    /** Somebody with a token for a tenant. */
    public static Caller bearer(int port, UserId user, Tenant tenant) {
        return new Caller(port, token(user, Optional.of(tenant.id().toString())));
    }

    /** Somebody with this token. */
    public static Caller bearing(int port, String token) {
        return new Caller(port, token);
    }

    /** Somebody who has signed in with a browser. */
    public static Caller browser(int port, UserId user) {
        Caller caller = new Caller(port, null);
        caller.send("POST", "/login", "username=" + user + "&password=secret&_csrf=" + URLEncoder.encode(caller.csrf(),
                StandardCharsets.UTF_8), "Content-Type", "application/x-www-form-urlencoded");
        return caller;
    }

    /** The token that writes with a cookie have to bear. */
    public String csrf() {
        return get("/csrf").body();
    }

    /** Asks for something. */
    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /** Sends JSON. */
    public HttpResponse<String> post(String path, String json, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = "application/json";
        return send("POST", path, json, all);
    }

    /** Sends anything. */
    public HttpResponse<String> send(String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30)).method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** A signed token. */
    public static String token(UserId user, Optional<Object> tenant) {
        try {
            JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().subject(user.toString()).expirationTime(Date.from(
                    Instant.now().plusSeconds(600)));
            tenant.ifPresent(value -> claims.claim("tenant", value));
            SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
            jwt.sign(new MACSigner(SecurityConfiguration.KEY));
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
