package io.leasehold.platform;

import java.net.HttpCookie;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.leasehold.platform.People.Founder;
import io.leasehold.postgres.Lookup;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages that somebody sees before signing in, and the moment of doing so. */
@Isolated("Counts sessions, so that nobody else may sign in meanwhile.")
@PlatformTest
class StrangersPageTests {
    @Autowired
    private People people;
    @Autowired
    @Lookup
    private JdbcClient lookup;

    private Founder acme;
    private Founder globex;

    @BeforeEach
    void foundTwoOrganizations() {
        acme = people.founder("acme");
        globex = people.founder("globex");
    }

    @Test
    void signsANewcomerInUnderANewSessionAndANewToken() {
        Caller browser = people.anonymous();
        String token = browser.csrfToken();
        String before = session(browser);
        String name = "n" + People.randomId().toString().substring(0, 8);

        Answer signedUp = browser.form("/signup", signUp(name, token));

        assertThat(signedUp.status()).isEqualTo(302);
        assertThat(signedUp.header("Location")).isEqualTo("/orgs/" + name);
        assertThat(session(browser)).isNotEqualTo(before);
        assertThat(people.anonymous().get("/api/organizations", "Cookie", "SESSION=" + before).status()).isEqualTo(401);
        assertThat(browser.post("/api/organizations", "{\"name\": \"Old\"}", "X-CSRF-TOKEN", token).status()).isEqualTo(
                403);
        assertThat(browser.get("/api/organizations").json().path("items")).hasSize(1);
        assertThat(browser.get("/orgs/" + acme.slug() + "/members", "Accept", "text/html").status()).isEqualTo(404);
    }

    @Test
    void signsNobodyInWhoseSignUpWasRefused() {
        Caller browser = people.anonymous();
        Map<String, String> taken = signUp(acme.slug(), browser.csrfToken());

        Answer refused = browser.form("/signup", taken);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("slug-error").doesNotContain(People.PASSWORD);
        assertThat(browser.get("/api/organizations").status()).isEqualTo(401);
    }

    @Test
    void keepsTheAddressOfAFailedSignInForOnePageAlone() {
        Caller browser = people.anonymous();
        browser.form("/login",
                Map.of("username", "\"><b>x@example.com", "password", "not the password", "_csrf", browser
                        .csrfToken()));

        Answer again = browser.get("/login?error", "Accept", "text/html");

        assertThat(again.body()).contains("value=\"&quot;&gt;&lt;b&gt;x@example.com\"")
                .doesNotContain("not the password");
        assertThat(browser.get("/login?error", "Accept", "text/html").body()).doesNotContain("x@example.com");
        assertThat(people.anonymous().get("/login?error", "Accept", "text/html").body()).doesNotContain(
                "x@example.com");
    }

    @Test
    void leadsOnWhoeverHasSignedIn() {
        Caller browser = people.browser(acme.email());

        assertThat(browser.get("/login", "Accept", "text/html").header("Location")).isEqualTo("/orgs");
        assertThat(browser.get("/signup", "Accept", "text/html").header("Location")).isEqualTo("/orgs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orgs?continue=https://elsewhere.example/", "/orgs?next=//elsewhere.example",
        "/account?back=%2f%2felsewhere.example"})
    void neverLeadsElsewhereAfterSignIn(String wanted) {
        Caller browser = people.anonymous();
        browser.get(wanted, "Accept", "text/html");

        Answer answer = browser.form("/login", Map.of("username", acme.email(), "password", People.PASSWORD, "_csrf",
                browser.csrfToken(), "redirect", "https://elsewhere.example/", "back", "//elsewhere.example"));

        assertThat(answer.header("Location")).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//elsewhere.example/", "/%2f%2felsewhere.example/", "/\\elsewhere.example"})
    void remembersNoAddressThatABrowserWouldTakeForAnotherHost(String wanted) {
        Caller browser = people.anonymous();
        browser.raw(wanted);

        Answer answer = browser.form("/login", Map.of("username", acme.email(), "password", People.PASSWORD, "_csrf",
                browser.csrfToken()));

        assertThat(answer.header("Location")).isEqualTo("/orgs");
    }

    @Test
    void keepsNoSessionOfAStrangerForLong() {
        Caller stranger = people.anonymous();
        stranger.get("/login", "Accept", "text/html");
        Caller member = people.browser(acme.email());
        people.browser(globex.email());

        assertThat(secondsKept(acme)).containsOnly(8 * 60 * 60);
        assertThat(lookup.sql("select distinct max_inactive_interval from sessions where principal_name is null").query(
                Integer.class).list()).containsOnly(30 * 60);
        assertThat(member.get("/api/organizations").status()).isEqualTo(200);
    }

    @Test
    void givesAStrangerWhoReadsNoFormNoSession() {
        int before = sessions();

        people.anonymous().get("/assets/app.css");
        people.anonymous().get("/api/organizations");
        people.anonymous().get("/assets/no-such-thing", "Accept", "text/html");

        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void givesAMachineNoSession() {
        int before = sessions();

        assertThat(acme.api().get("/api/organizations").header("Set-Cookie")).isEmpty();
        assertThat(globex.api().post(globex.path() + "/switch", "").header("Set-Cookie")).isEmpty();

        assertThat(sessions()).isEqualTo(before);
    }

    private static Map<String, String> signUp(String slug, String token) {
        Map<String, String> fields = new HashMap<>(Map.of("name", "New Person", "email", "new@" + slug + ".example",
                "password", People.PASSWORD, "organization", "New", "slug", slug));
        fields.put("_csrf", token);
        return fields;
    }

    private List<Integer> secondsKept(Founder person) {
        return lookup.sql("select max_inactive_interval from sessions where principal_name = :user")
                .param("user", person
                        .user().toString())
                .query(Integer.class).list();
    }

    private int sessions() {
        return lookup.sql("select count(*) from sessions").query(Integer.class).single();
    }

    private static String session(Caller browser) {
        return browser.cookies().getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(
                "SESSION")).map(HttpCookie::getValue).findFirst().orElseThrow();
    }
}
