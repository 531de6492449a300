package io.leasehold.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.leasehold.platform.People.Founder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@PlatformTest
class TokenTests {
    @Autowired
    private People people;

    private Founder acme;
    private Founder globex;

    @BeforeEach
    void foundTwoOrganizations() {
        acme = people.founder("acme");
        globex = people.founder("globex");
    }

    @Test
    void isASignedTokenForOneOrganization() {
        Answer answer = request(acme.email(), People.PASSWORD, acme.slug());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(answer.text("token_type")).isEqualTo("Bearer");
        assertThat(answer.json().path("expires_in").asInt()).isEqualTo(3600);
        String[] parts = answer.text("access_token").split("\\.", -1);
        assertThat(decoded(parts[0]).path("typ").asString()).isEqualTo("at+jwt");
        assertThat(decoded(parts[0]).path("alg").asString()).isEqualTo("HS256");
        JsonNode claims = decoded(parts[1]);
        assertThat(claims.propertyNames()).containsExactlyInAnyOrder("iss", "sub", "aud", "exp", "iat", "jti",
                "tenant");
        assertThat(claims.path("sub").asString()).isEqualTo(acme.user().toString());
        assertThat(claims.path("tenant").asString()).isEqualTo(acme.organization().toString());
        assertThat(Instant.ofEpochSecond(claims.path("exp").asLong()))
                .isEqualTo(Instant.ofEpochSecond(claims.path("iat")
                        .asLong()).plus(Duration.ofHours(1)));
    }

    @Test
    void letsItsBearerActForItsOrganizationAlone() {
        assertThat(acme.api().get("/api/organizations/current").text("slug")).isEqualTo(acme.slug());
        assertThat(acme.api().get(globex.path()).status()).isEqualTo(404);
    }

    @Test
    void isRefusedAlikeForAWrongAddressPasswordOrOrganization() {
        List<Answer> refusals = List.of(request("nobody@nowhere.example", People.PASSWORD, acme.slug()),
                request("no address",
                        People.PASSWORD, acme.slug()),
                request(acme.email(), "another password", acme.slug()), request(acme.email(),
                        "", acme.slug()),
                request(acme.email(), "x".repeat(500), acme.slug()), request(acme.email(),
                        People.PASSWORD, globex.slug()),
                request(acme.email(), People.PASSWORD, "no-such-slug"),
                request(acme.email(), People.PASSWORD, "No Slug"));

        assertThat(refusals).extracting(Answer::apartFromTrace).containsOnly(refusals.getFirst().apartFromTrace());
        assertThat(refusals.getFirst().status()).isEqualTo(401);
        assertThat(refusals.getFirst().text("code")).isEqualTo("invalid_credentials");
    }

    @Test
    void namesWhatIsMissing() {
        Answer answer = people.anonymous().post("/api/tokens", "{\"email\": \"ada@acme.example\"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").valueStream().map(error -> error.path("pointer").asString()))
                .containsExactly(
                        "/password");
    }

    @Test
    void isIssuedToSomebodyWithAnAddressInCapitals() {
        assertThat(request(acme.email().toUpperCase(Locale.ROOT), People.PASSWORD, acme.slug()).status()).isEqualTo(
                200);
    }

    private Answer request(String email, String password, String organization) {
        return people.anonymous().post("/api/tokens",
                """
                {"email": "%s", "password": "%s", "organization": "%s"}""".formatted(email, password, organization));
    }

    private static JsonNode decoded(String part) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(part));
    }
}
