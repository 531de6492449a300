package io.leasehold.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Lazy;

import io.leasehold.core.TenantId;
import io.leasehold.core.UserId;
import io.leasehold.platform.signup.SignUp;
import io.leasehold.platform.signup.SignUpForm;
import io.leasehold.platform.signup.SignUpOutcome;
import io.leasehold.platform.throttle.ClientAddress;
import io.leasehold.platform.user.Password;
import io.leasehold.platform.user.Users;
import io.leasehold.postgres.DatabaseAccess;

/** People and organizations for tests: new ones each time, so that no test meets those of another. */
@Lazy
class People {
    static final String PASSWORD = "a password for tests";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final SignUp signUp;
    private final Users users;
    private final DatabaseAccess database;
    private final int port;

    People(SignUp signUp, Users users, DatabaseAccess database, @LocalServerPort int port) {
        this.signUp = signUp;
        this.users = users;
        this.database = database;
        this.port = port;
    }

    /** Somebody new, who owns a new organization. */
    Founder founder(String name) {
        int number = NUMBER.incrementAndGet();
        String unique = name + "-" + number;
        String email = "owner@" + unique + ".example";
        SignUpForm form = new SignUpForm(email, PASSWORD, "Owner of " + name, name, unique);
        // An address for each, since sign-ups from one are limited.
        ClientAddress from = ClientAddress.parse("10.0." + number / 250 + "." + number % 250);
        return switch (signUp.register(form, from)) {
            case SignUpOutcome.SignedUp done -> new Founder(done.user().id(), email, done.organization().id(), unique,
                    token(email, unique));
            case SignUpOutcome.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }

    /** A machine with a token to this organization. */
    Caller token(String email, String slug) {
        Answer answer = anonymous().post("/api/tokens",
                """
                {"email": "%s", "password": "%s", "organization": "%s"}""".formatted(email, PASSWORD, slug));
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return bearer(answer.text("access_token"));
    }

    /** The header by which this founder's requests are known at any node. */
    String header(Founder founder) {
        return "Bearer " + anonymous().post("/api/tokens",
                """
                {"email": "%s", "password": "%s", "organization": "%s"}""".formatted(founder.email(), PASSWORD, founder
                        .slug()))
                .text("access_token");
    }

    Caller bearer(String token) {
        return new Caller(port, Map.of("Authorization", "Bearer " + token));
    }

    Caller anonymous() {
        return new Caller(port, Map.of());
    }

    /** A browser in which this person has signed in. */
    Caller browser(String email) {
        Caller browser = anonymous();
        Answer answer = browser.form("/login", Map.of("username", email, "password", PASSWORD, "_csrf", browser
                .csrfToken()));
        if (answer.status() != 302 || answer.header("Location").contains("error")) {
            throw new IllegalStateException(answer.status() + " " + answer.header("Location"));
        }
        return browser;
    }

    /** Somebody new who is an operator and belongs to no organization, made by the owner of the database as there is no other way. */
    String operator() {
        String email = "staff-" + NUMBER.incrementAndGet() + "@leasehold.example";
        change("insert into control.users (id, email, name, password_hash, operator, created_at)"
                + " values (?, ?, 'Staff', ?, true, now())", UUID.randomUUID(), email,
                users.hash(new Password(PASSWORD)));
        return email;
    }

    /** Changes something as the owner of the database. */
    void change(String sql, Object... values) {
        try (Connection owner = DriverManager.getConnection(database.url(), database.owner().username(), database
                .owner().password()); PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** A machine with an operator's token. */
    Caller operatorToken(String email) {
        return bearer(anonymous().post("/api/tokens", """
                                                      {"email": "%s", "password": "%s"}""".formatted(email, PASSWORD))
                .text("access_token"));
    }

    static UUID randomId() {
        return UUID.randomUUID();
    }

    /** Somebody who owns an organization, with a token to it. */
    record Founder(UserId user, String email, TenantId organization, String slug, Caller api) {
        String path() {
            return "/api/organizations/" + organization;
        }

        String member(UserId other) {
            return path() + "/members/" + other;
        }
    }
}
