package io.leasehold.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

import io.leasehold.platform.People.Founder;
import io.leasehold.platform.key.Keys;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Tokens that nobody issued. Each is made from a good one by one change, and the good one is shown to work. */
@PlatformTest
class TokenAttackTests {
    @Autowired
    private People people;
    @Autowired
    private Keys keys;

    @Test
    void aTokenMadeHereTheRightWayWorks() {
        assertThat(statusOf(token(header(), claims(people.founder("acme")), secret()))).isEqualTo(200);
    }

    @TestFactory
    Stream<DynamicTest> refuses() {
        Founder acme = people.founder("acme");
        Founder globex = people.founder("globex");
        Map<String, Object> good = claims(acme);
        String signed = token(header(), good, secret());
        String[] parts = signed.split("\\.", -1);
        Map<String, String> forged = new LinkedHashMap<>();
        forged.put("alg none without a signature",
                encoded(Map.of("alg", "none", "typ", "at+jwt")) + "." + parts[1] + ".");
        forged.put("alg none with a signature", token(Map.of("alg", "none", "typ", "at+jwt"), good, secret()));
        forged.put("another algorithm", token(Map.of("alg", "HS512", "typ", "at+jwt"), good, secret()));
        forged.put("an edited claim", parts[0] + "." + encoded(claims(globex)) + "." + parts[2]);
        forged.put("no signature", parts[0] + "." + parts[1] + ".");
        forged.put("another key", token(header(), good, new SecretKeySpec(new byte[32], "HmacSHA256")));
        forged.put("the key of cursors", token(header(), good, keys.secret("cursor")));
        forged.put("a foreign issuer", token(header(), with(good, "iss", "https://elsewhere.example"), secret()));
        forged.put("no issuer", token(header(), with(good, "iss", null), secret()));
        forged.put("another audience", token(header(), with(good, "aud", "another-api"), secret()));
        forged.put("no audience", token(header(), with(good, "aud", null), secret()));
        forged.put("an ID token", token(Map.of("alg", "HS256", "typ", "JWT"), good, secret()));
        forged.put("no type", token(Map.of("alg", "HS256"), good, secret()));
        forged.put("expired",
                token(header(), with(good, "exp", Instant.now().minusSeconds(120).getEpochSecond()), secret()));
        forged.put("no expiry", token(header(), with(good, "exp", null), secret()));
        forged.put("not valid yet", token(header(), with(good, "nbf", Instant.now().plusSeconds(600).getEpochSecond()),
                secret()));
        forged.put("a subject that is no user id", token(header(), with(good, "sub", "ada@acme.example"), secret()));
        forged.put("no subject", token(header(), with(good, "sub", null), secret()));
        forged.put("garbage", "garbage");
        return forged.entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
            Answer answer = people.bearer(entry.getValue()).get("/api/organizations/current");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.text("code")).isEqualTo("invalid_token");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
            assertThat(answer.body()).doesNotContain(acme.slug()).doesNotContain("jwt").doesNotContain("Exception");
        }));
    }

    @Test
    void aGoodTokenForAnOrganizationOfOthersIsNotFound() {
        Founder acme = people.founder("acme");
        Founder globex = people.founder("globex");

        Answer foreign = people.bearer(token(header(), with(claims(acme), "tenant", globex.organization().toString()),
                secret())).get("/api/organizations/current");
        Answer random = people
                .bearer(token(header(), with(claims(acme), "tenant", People.randomId().toString()), secret()))
                .get("/api/organizations/current");

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.apartFromTrace()).isEqualTo(random.apartFromTrace());
    }

    private int statusOf(String token) {
        return people.bearer(token).get("/api/organizations/current").status();
    }

    private SecretKey secret() {
        return keys.secret("access-token");
    }

    private static Map<String, Object> header() {
        return Map.of("alg", "HS256", "typ", "at+jwt");
    }

    private static Map<String, Object> claims(Founder founder) {
        Instant now = Instant.now();
        return Map.of("iss", "leasehold", "sub", founder.user().toString(), "aud", "leasehold-api", "iat", now
                .getEpochSecond(), "exp", now.plusSeconds(600).getEpochSecond(), "jti", UUID.randomUUID().toString(),
                "tenant", founder.organization().toString());
    }

    private static Map<String, Object> with(Map<String, Object> claims, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(claims);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return changed;
    }

    private static String token(Map<String, Object> header, Map<String, Object> claims, SecretKey key) {
        String signed = encoded(header) + "." + encoded(claims);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(signed.getBytes(
                    StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encoded(Map<String, Object> json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JsonMapper.shared().writeValueAsBytes(json));
    }
}
