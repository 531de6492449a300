package io.leasehold.platform;

import java.net.HttpCookie;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import io.leasehold.platform.People.Founder;

import static org.assertj.core.api.Assertions.assertThat;

@PlatformTest
class AccountPageTests {
    private static final Pattern HANDLE = Pattern.compile("/account/sessions/([0-9a-f]{64})/end");
    private static final String NEW_PASSWORD = "another good password";

    @Autowired
    private People people;

    private Founder ada;
    private Founder gus;

    @BeforeEach
    void foundTwoOrganizations() {
        ada = people.founder("acme");
        gus = people.founder("globex");
    }

    @Test
    void changesOnesOwnNameAlone() {
        Caller browser = people.browser(ada.email());

        Answer renamed = send(browser, "/account", Map.of("name", "  Ada <b>Lovelace</b> "));

        assertThat(renamed.header("Location")).isEqualTo("/account");
        assertThat(page(browser, "/account").body()).contains("Ada &lt;b&gt;Lovelace").doesNotContain("<b>Lovelace");
        assertThat(ada.api().get(ada.path() + "/members").body()).contains("Ada <b>Lovelace</b>");
        assertThat(gus.api().get(gus.path() + "/members").body()).contains("Owner of globex");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "one\nand two", "turned \u202eround"})
    void refusesWhatIsNoName(String name) {
        Caller browser = people.browser(ada.email());

        assertThat(send(browser, "/account", Map.of("name", name)).status()).isEqualTo(422);
        assertThat(page(browser, "/account").body()).contains("Owner of acme");
    }

    @Test
    void changesThePasswordAndEndsAllOtherSessionsOfThisPersonAlone() {
        Caller here = people.browser(ada.email());
        Caller elsewhere = people.browser(ada.email());
        Caller other = people.browser(gus.email());
        String before = session(here);

        Answer changed = send(here, "/account/password", Map.of("current", People.PASSWORD, "chosen", NEW_PASSWORD));

        assertThat(changed.header("Location")).isEqualTo("/account");
        assertThat(session(here)).isNotEqualTo(before);
        assertThat(here.get("/api/organizations").status()).isEqualTo(200);
        assertThat(elsewhere.get("/api/organizations").status()).isEqualTo(401);
        assertThat(other.get("/api/organizations").status()).isEqualTo(200);
        assertThat(token(ada, NEW_PASSWORD).status()).isEqualTo(200);
        assertThat(token(ada, People.PASSWORD).status()).isEqualTo(401);
        assertThat(token(gus, People.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void asksForTheOldPasswordAndSlowsDownGuessing() {
        Caller browser = people.browser(ada.email());

        for (int attempt = 0; attempt < 10; attempt++) {
            assertThat(send(browser, "/account/password", Map.of("current", "guess " + attempt, "chosen",
                    NEW_PASSWORD)).status()).isEqualTo(422);
        }

        Answer throttled = send(browser, "/account/password", Map.of("current", People.PASSWORD, "chosen",
                NEW_PASSWORD));
        assertThat(throttled.status()).isEqualTo(429);
        assertThat(throttled.body()).doesNotContain(NEW_PASSWORD).doesNotContain(People.PASSWORD);
        assertThat(browser.get("/api/organizations").status()).isEqualTo(200);
    }

    @Test
    void refusesAWeakPasswordBeforeTheOldOneIsTried() {
        Answer weak = send(people.browser(ada.email()), "/account/password", Map.of("current", People.PASSWORD,
                "chosen", "short"));

        assertThat(weak.status()).isEqualTo(422);
        assertThat(token(ada, People.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void showsWhereOneIsSignedInWithoutTheIdOfAnySession() {
        Caller here = people.browser(ada.email());
        Caller elsewhere = people.browser(ada.email());
        people.browser(gus.email());

        String body = page(here, "/account").body();

        assertThat(HANDLE.matcher(body).results()).hasSize(1);
        assertThat(body).contains("This browser").doesNotContain(session(here)).doesNotContain(session(elsewhere))
                .doesNotContain(session(here).replace("=", ""));
    }

    @Test
    void endsOneSessionByItsHandle() {
        Caller here = people.browser(ada.email());
        Caller elsewhere = people.browser(ada.email());

        Answer ended = send(here, "/account/sessions/" + handleOfOther(here) + "/end", Map.of());

        assertThat(ended.header("Location")).isEqualTo("/account");
        assertThat(elsewhere.get("/api/organizations").status()).isEqualTo(401);
        assertThat(here.get("/api/organizations").status()).isEqualTo(200);
    }

    @Test
    void endsAllOthersAtOnce() {
        Caller here = people.browser(ada.email());
        Caller elsewhere = people.browser(ada.email());
        Caller other = people.browser(gus.email());

        send(here, "/account/sessions/end-others", Map.of());

        assertThat(elsewhere.get("/api/organizations").status()).isEqualTo(401);
        assertThat(here.get("/api/organizations").status()).isEqualTo(200);
        assertThat(other.get("/api/organizations").status()).isEqualTo(200);
    }

    @Test
    void answersAForeignHandleAsARandomOne() {
        Caller gusHere = people.browser(gus.email());
        Caller gusElsewhere = people.browser(gus.email());
        Caller attacker = people.browser(ada.email());
        String random = HexFormat.of().formatHex(new byte[32]);

        Answer foreign = send(attacker, "/account/sessions/" + handleOfOther(gusHere) + "/end", Map.of());
        Answer unknown = send(attacker, "/account/sessions/" + random + "/end", Map.of());

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.apartFromTrace()).isEqualTo(unknown.apartFromTrace());
        assertThat(gusElsewhere.get("/api/organizations").status()).isEqualTo(200);
        assertThat(gusHere.get("/api/organizations").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account", "/account/password", "/account/sessions/end-others"})
    void needsTheTokenOfAPage(String path) {
        Caller browser = people.browser(ada.email());
        Caller elsewhere = people.browser(ada.email());

        Answer forged = browser.form(path, Map.of("name", "Forged", "current", People.PASSWORD, "chosen",
                NEW_PASSWORD));

        assertThat(forged.status()).isEqualTo(403);
        assertThat(elsewhere.get("/api/organizations").status()).isEqualTo(200);
        assertThat(token(ada, People.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void isForPeopleWhoHaveSignedIn() {
        assertThat(page(people.anonymous(), "/account").header("Location")).isEqualTo("/login");
        assertThat(page(people.browser(ada.email()), "/account").header("Cache-Control")).isEqualTo(
                "private, no-store");
    }

    private static String handleOfOther(Caller browser) {
        Matcher handle = HANDLE.matcher(page(browser, "/account").body());
        assertThat(handle.find()).isTrue();
        return handle.group(1);
    }

    private Answer token(Founder person, String password) {
        return people.anonymous().post("/api/tokens",
                """
                {"email": "%s", "password": "%s", "organization": "%s"}""".formatted(person.email(), password, person
                        .slug()));
    }

    private static Answer page(Caller browser, String path) {
        return browser.get(path, "Accept", "text/html");
    }

    private static Answer send(Caller browser, String path, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("_csrf", browser.csrfToken());
        return browser.form(path, all);
    }

    private static String session(Caller browser) {
        return browser.cookies().getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(
                "SESSION")).map(HttpCookie::getValue).findFirst().orElseThrow();
    }
}
