package io.leasehold.platform;

import java.net.HttpCookie;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.leasehold.platform.People.Founder;

import static org.assertj.core.api.Assertions.assertThat;

@PlatformTest
class SignInTests {
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
    void startsASessionThatNoScriptReadsAndNoOtherSiteSends() {
        Caller browser = people.anonymous();
        String token = browser.csrfToken();
        String before = session(browser).getValue();

        Answer answer = signIn(browser, acme.email(), People.PASSWORD, token);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/orgs");
        assertThat(answer.header("Set-Cookie")).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/");
        assertThat(session(browser).getValue()).isNotEqualTo(before);
        assertThat(browser.get("/api/organizations/current").text("slug")).isEqualTo(acme.slug());
    }

    @Test
    void tellsAWrongPasswordAndAnUnknownAddressAlike() {
        Answer wrong = signIn(people.anonymous(), acme.email(), "a wrong password");
        Answer unknown = signIn(people.anonymous(), "nobody@nowhere.example", "a wrong password");

        assertThat(wrong.status()).isEqualTo(302);
        assertThat(wrong.header("Location")).isEqualTo("/login?error");
        assertThat(unknown.header("Location")).isEqualTo("/login?error");
        assertThat(unknown.apartFromTrace()).isEqualTo(wrong.apartFromTrace());
    }

    @Test
    void slowsDownGuessing() {
        for (int attempt = 0; attempt < 10; attempt++) {
            assertThat(signIn(people.anonymous(), acme.email(), "guess " + attempt).header("Location")).isEqualTo(
                    "/login?error");
        }

        assertThat(signIn(people.anonymous(), acme.email(), People.PASSWORD).header("Location")).isEqualTo(
                "/login?error=throttled");
        Answer token = people.anonymous().post("/api/tokens",
                """
                {"email": "%s", "password": "%s", "organization": "%s"}""".formatted(acme.email(), People.PASSWORD, acme
                        .slug()));
        assertThat(token.status()).isEqualTo(429);
        assertThat(token.text("code")).isEqualTo("too_many_attempts");
        assertThat(Integer.parseInt(token.header("Retry-After"))).isBetween(1, 60);
        assertThat(signIn(people.anonymous(), globex.email(), People.PASSWORD).header("Location")).isEqualTo("/orgs");
    }

    @Test
    void sendsPagesToTheFormAndTellsPrograms() {
        Answer page = people.anonymous().get("/orgs/" + acme.slug() + "/tasks", "Accept", "text/html");
        Answer api = people.anonymous().get("/api/organizations");
        Answer apiInPath = people.anonymous().get("/orgs/" + acme.slug() + "/api/organizations", "Accept", "text/html");

        assertThat(page.status()).isEqualTo(302);
        assertThat(page.header("Location")).isEqualTo("/login");
        assertThat(api.status()).isEqualTo(401);
        assertThat(api.text("code")).isEqualTo("unauthorized");
        assertThat(api.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(apiInPath.status()).isEqualTo(401);
    }

    @Test
    void leadsBackToThePageThatWasWantedAndNeverElsewhere() {
        Caller browser = people.anonymous();
        browser.get("/orgs/" + acme.slug() + "/members?sort=name", "Accept", "text/html");

        assertThat(signIn(browser, acme.email(), People.PASSWORD).header("Location")).isEqualTo("/orgs/" + acme.slug()
                + "/members?sort=name");
    }

    @Test
    void ignoresWhereAFormOrAParameterWantsToLead() {
        Caller browser = people.anonymous();
        browser.get("/orgs?continue=https://elsewhere.example/", "Accept", "text/html");

        Answer answer = browser.form("/login?redirect=https://elsewhere.example/", Map.of("username", acme.email(),
                "password", People.PASSWORD, "_csrf", browser.csrfToken(), "spring-security-redirect",
                "https://elsewhere.example/"));

        assertThat(answer.header("Location")).isEqualTo("/orgs?continue=https://elsewhere.example/");
    }

    @Test
    void needsTheTokenOfAPageToWriteByCookie() {
        Caller browser = people.browser(acme.email());
        String body = "{\"name\": \"Renamed\"}";

        Answer without = browser.patch(acme.path(), body);
        Answer wrong = browser.patch(acme.path(), body, "X-CSRF-TOKEN", people.browser(acme.email()).csrfToken());
        Answer with = browser.patch(acme.path(), body, "X-CSRF-TOKEN", browser.csrfToken());

        assertThat(without.status()).isEqualTo(403);
        assertThat(without.text("code")).isEqualTo("invalid_csrf_token");
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(with.status()).isEqualTo(200);
    }

    @Test
    void needsTheTokenOfAPageToSignInAndToSignOut() {
        Answer signIn = people.anonymous().form("/login",
                Map.of("username", acme.email(), "password", People.PASSWORD));
        Caller browser = people.browser(acme.email());
        Answer signOut = browser.form("/logout", Map.of());

        assertThat(signIn.header("Location")).isEqualTo("/login?error=expired");
        assertThat(signOut.status()).isEqualTo(403);
        assertThat(browser.get("/api/organizations").status()).isEqualTo(200);
    }

    @Test
    void endsWithSigningOut() {
        Caller browser = people.browser(acme.email());
        HttpCookie session = session(browser);

        Answer answer = browser.form("/logout", Map.of("_csrf", browser.csrfToken()));

        assertThat(answer.header("Location")).isEqualTo("/login?logout");
        assertThat(people.anonymous().get("/api/organizations", "Cookie", "SESSION=" + session.getValue()).status())
                .isEqualTo(401);
    }

    @Test
    void setsTheHeadersThatKeepABrowserFromHelpingAnAttacker() {
        Answer answer = people.anonymous().get("/assets/csrf");

        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'")
                .contains("script-src 'self'")
                .contains("frame-ancestors 'none'").doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    }

    @Test
    void ignoresAForwardedHostOfAnybody() {
        Answer answer = people.anonymous().get("/orgs", "Accept", "text/html", "X-Forwarded-Host", "elsewhere.example",
                "X-Forwarded-Proto", "https");

        assertThat(answer.header("Location")).isEqualTo("/login");
    }

    @Test
    void switchesTheOrganizationOfTheSession() {
        Caller browser = people.browser(acme.email());
        String csrf = browser.csrfToken();
        String second = browser.post("/api/organizations", "{\"name\": \"Second of %s\"}".formatted(acme.slug()),
                "X-CSRF-TOKEN", csrf).text("id");

        assertThat(browser.get("/api/organizations/current").text("slug")).isEqualTo(acme.slug());
        assertThat(browser.post("/api/organizations/" + second + "/switch", "", "X-CSRF-TOKEN", csrf).status())
                .isEqualTo(204);
        assertThat(browser.get("/api/organizations/current").text("id")).isEqualTo(second);
        assertThat(browser.post("/api/organizations/" + globex.organization() + "/switch", "", "X-CSRF-TOKEN", csrf)
                .status())
                .isEqualTo(404);
        assertThat(browser.get("/api/organizations/current").text("id")).isEqualTo(second);
    }

    @Test
    void hasNoSessionToSwitchForAMachine() {
        Answer answer = acme.api().post(acme.path() + "/switch", "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("no_session");
    }

    private Answer signIn(Caller browser, String email, String password) {
        return signIn(browser, email, password, browser.csrfToken());
    }

    private static Answer signIn(Caller browser, String email, String password, String csrf) {
        return browser.form("/login", Map.of("username", email, "password", password, "_csrf", csrf));
    }

    private static HttpCookie session(Caller browser) {
        return browser.cookies().getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("SESSION"))
                .findFirst().orElseThrow();
    }
}
