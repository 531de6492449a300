package io.leasehold.platform;

import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

import io.leasehold.platform.People.Founder;

import static org.assertj.core.api.Assertions.assertThat;

/** Another node on the same database, or the same one after a restart; this one is reached by HTTPS alone. */
@Isolated("A second node publishes what others wait for at the first.")
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecondNodeTests {
    @Autowired
    private People people;
    @Autowired
    private Environment environment;

    private ConfigurableApplicationContext secondNode;
    private Caller second;

    @BeforeAll
    void start() {
        String[] properties = Stream.concat(Stream.of("server.port=0", "leasehold.sign-in.https=true",
                "spring.jmx.enabled=false",
                "leasehold.postgres.url=" + environment.getProperty("leasehold.postgres.url")),
                Stream.of("owner", "app", "lookup", "operator").map(role -> "leasehold.postgres." + role).flatMap(
                        role -> Stream.of(role + ".username", role + ".password")).map(
                                key -> key + "=" + environment
                                        .getProperty(key)))
                .toArray(String[]::new);
        secondNode = new SpringApplicationBuilder(PlatformTestApplication.class).properties(properties).run();
        second = caller(Map.of());
    }

    @AfterAll
    void stop() {
        secondNode.close();
    }

    @Test
    void knowsWhoHasSignedInAtTheFirst() {
        Founder acme = people.founder("acme");
        Founder globex = people.founder("globex");

        assertThat(organizationOf(session(acme))).isEqualTo(acme.slug());
        assertThat(organizationOf(session(globex))).isEqualTo(globex.slug());
    }

    @Test
    void acceptsTokensAndCursorsOfTheFirst() {
        Founder acme = people.founder("acme");
        String token = people.anonymous()
                .post("/api/tokens",
                        """
                        {"email": "%s", "password": "%s", "organization": "%s"}""".formatted(acme.email(),
                                People.PASSWORD, acme
                                        .slug()))
                .text("access_token");
        acme.api().post("/api/organizations", "{\"name\": \"Second of %s\"}".formatted(acme.slug()));
        String cursor = acme.api().get("/api/organizations?limit=1").text("next");

        Answer rest = caller(Map.of("Authorization", "Bearer " + token))
                .get("/api/organizations?limit=1&cursor=" + cursor);

        assertThat(rest.status()).isEqualTo(200);
        assertThat(rest.json().path("items").path(0).path("name").asString()).isEqualTo("Second of " + acme.slug());
    }

    @Test
    void closesAtOnceWhatAnOperatorClosesAtTheFirst() {
        Founder acme = people.founder("acme");
        Founder globex = people.founder("globex");
        Caller operator = people.operatorToken(people.operator());
        Map<String, String> asAcme = Map.of("Authorization", people.header(acme));
        Map<String, String> asGlobex = Map.of("Authorization", people.header(globex));
        assertThat(caller(asAcme).get(acme.path()).status()).isEqualTo(200);

        assertThat(operator.post("/api/operator/tenants/" + acme.organization() + "/suspend", "{}").status()).isEqualTo(
                200);
        assertThat(caller(asAcme).get(acme.path()).text("code")).isEqualTo("tenant_suspended");
        assertThat(caller(asGlobex).get(acme.path()).status()).isEqualTo(404);
        assertThat(caller(asGlobex).get(globex.path()).status()).isEqualTo(200);

        operator.post("/api/operator/tenants/" + acme.organization() + "/resume", "{}");
        assertThat(caller(asAcme).get(acme.path()).status()).isEqualTo(200);
    }

    @Test
    void keepsItsCookieToHttpsAndToItsHost() {
        assertThat(second.get("/assets/csrf").header("Set-Cookie")).startsWith("__Host-SESSION=").contains("Secure")
                .contains(
                        "HttpOnly")
                .contains("SameSite=Lax").contains("Path=/").doesNotContain("Domain");
    }

    private String session(Founder founder) {
        return people.browser(founder.email()).cookies().getCookieStore().getCookies().getFirst().getValue();
    }

    private String organizationOf(String session) {
        return caller(Map.of("Cookie", "__Host-SESSION=" + session)).get("/api/organizations/current").text("slug");
    }

    private Caller caller(Map<String, String> headers) {
        return new Caller(
                Integer.parseInt(String.valueOf(secondNode.getEnvironment().getProperty("local.server.port"))),
                headers);
    }
}
