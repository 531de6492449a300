package io.leasehold.platform;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import io.leasehold.platform.People.Founder;
import io.leasehold.platform.member.Role;

import static org.assertj.core.api.Assertions.assertThat;

/** The pages around an organization, attacked as the API is. */
@PlatformTest
class OrganizationPagesTests {
    @Autowired
    private People people;

    private Founder acme;
    private Founder globex;

    @BeforeEach
    void foundTwoOrganizations() {
        acme = people.founder("acme");
        globex = people.founder("globex");
    }

    /** Somebody who was added to Acme. */
    private Founder colleague(Role role) {
        Founder person = people.founder("acme-" + role.code());
        assertThat(acme.api().post(acme.path() + "/members", "{\"email\": \"%s\", \"role\": \"%s\"}".formatted(person
                .email(), role.code())).status()).isEqualTo(201);
        return person;
    }

    private String roleOf(Founder person) {
        return acme.api().get(acme.member(person.user())).text("role");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/members", "/members/roles", "/members/members.csv", "/settings"})
    void answersAForeignSlugAsARandomOne(String path) {
        Caller attacker = people.browser(globex.email());

        Answer foreign = page(attacker, "/orgs/" + acme.slug() + path);
        Answer random = page(attacker, "/orgs/no-such-organization" + path);

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(withoutTrace(foreign)).isEqualTo(withoutTrace(random));
        assertThat(foreign.body()).doesNotContain(acme.slug()).doesNotContain("name=\"_csrf\"");
        assertThat(foreign.header("Cache-Control")).isEqualTo("private, no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/members/%s/role", "/members/%s/remove"})
    void answersAForeignMemberAsARandomOne(String action) {
        Caller owner = people.browser(acme.email());
        String base = "/orgs/" + acme.slug();

        Answer foreign = send(owner, base + action.formatted(globex.user()), Map.of("role", "viewer"));
        Answer random = send(owner, base + action.formatted(UUID.randomUUID()), Map.of("role", "viewer"));
        Answer none = send(owner, base + action.formatted("no-id"), Map.of("role", "viewer"));

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.apartFromTrace()).isEqualTo(random.apartFromTrace()).isEqualTo(none.apartFromTrace());
        assertThat(globex.api().get(globex.member(globex.user())).text("role")).isEqualTo("owner");
    }

    @Test
    void changesNothingOfAnOrganizationThatSomebodyElseOwns() {
        Founder theMember = colleague(Role.MEMBER);
        Caller attacker = people.browser(globex.email());
        String base = "/orgs/" + acme.slug();

        for (String path : new String[]{"/settings", "/settings/deactivate", "/members",
            "/members/" + theMember.user() + "/role",
            "/members/" + theMember.user() + "/remove"}) {
            Answer refused = send(attacker, base + path, Map.of("name", "Taken", "slug", "taken-over", "confirmation",
                    "acme", "email", globex.email(), "role", "owner"));
            assertThat(refused.status()).as(path).isEqualTo(404);
        }
        assertThat(acme.api().get(acme.path()).text("name")).isEqualTo("acme");
        assertThat(roleOf(theMember)).isEqualTo("member");
    }

    @Test
    void refusesWhatTheRoleDoesNotAllowAndSaysWhoCanHelp() {
        colleague(Role.ADMIN);
        Founder theMember = colleague(Role.MEMBER);
        Founder theViewer = colleague(Role.VIEWER);
        Caller viewer = people.browser(theViewer.email());
        String base = "/orgs/" + acme.slug();

        Answer settings = page(viewer, base + "/settings");
        Answer forged = send(viewer, base + "/members/" + theMember.user() + "/role", Map.of("role", "viewer"));

        assertThat(settings.status()).isEqualTo(403);
        assertThat(settings.body()).contains("change the organization&#39;s name", "organization.update",
                "Owner of acme", "Owner of acme-admin").doesNotContain("Owner of acme-member").doesNotContain(
                        "Owner of globex")
                .doesNotContain("name=\"_csrf\"");
        assertThat(forged.status()).isEqualTo(403);
        assertThat(roleOf(theMember)).isEqualTo("member");
    }

    @Test
    void refusesARoleAboveOnesOwn() {
        Founder theAdmin = colleague(Role.ADMIN);
        Founder theMember = colleague(Role.MEMBER);
        Caller admin = people.browser(theAdmin.email());
        String members = "/orgs/" + acme.slug() + "/members";

        Answer raised = send(admin, members + "/" + theMember.user() + "/role", Map.of("role", "owner"));
        Answer lowered = send(admin, members + "/" + acme.user() + "/role", Map.of("role", "viewer"));
        Answer added = send(admin, members, Map.of("email", globex.email(), "role", "owner"));

        assertThat(raised.status()).isEqualTo(403);
        assertThat(lowered.status()).isEqualTo(403);
        assertThat(added.status()).isEqualTo(422);
        assertThat(roleOf(theMember)).isEqualTo("member");
        assertThat(roleOf(acme)).isEqualTo("owner");
    }

    @Test
    void endsAtOnceForARemovedMemberWithALiveSession() {
        Founder theMember = colleague(Role.MEMBER);
        Caller member = people.browser(theMember.email());
        String members = "/orgs/" + acme.slug() + "/members";
        assertThat(page(member, members).status()).isEqualTo(200);

        send(people.browser(acme.email()), members + "/" + theMember.user() + "/remove", Map.of());

        assertThat(page(member, members).status()).isEqualTo(404);
        assertThat(withoutTrace(page(member, members))).isEqualTo(withoutTrace(page(member,
                "/orgs/no-such-organization/members")));
        assertThat(page(member, "/orgs").body()).doesNotContain("/orgs/" + acme.slug() + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/settings", "/settings/deactivate", "/members"})
    void needsTheTokenOfAPageAndSaysHowToGoOn(String path) {
        Caller owner = people.browser(acme.email());

        Answer forged = owner.form("/orgs/" + acme.slug() + path, Map.of("confirmation", "acme", "name", "X",
                "slug", "forged-slug", "email", globex.email(), "role", "member"), "Accept", "text/html");

        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.body()).contains("This page was too old");
        assertThat(acme.api().get(acme.path()).text("name")).isEqualTo("acme");
    }

    @Test
    void leadsBackFromAnOldFormToAPageOfOursAlone() {
        Caller owner = people.browser(acme.email());
        String settings = "/orgs/" + acme.slug() + "/settings";

        Answer ours = owner.form(settings, Map.of(), "Accept", "text/html", "Referer", "http://localhost" + settings
                + "?a=1");
        Answer foreign = owner.form(settings, Map.of(), "Accept", "text/html", "Referer",
                "http://elsewhere.example/orgs");
        Answer tricky = owner.form(settings, Map.of(), "Accept", "text/html", "Referer",
                "http://localhost//elsewhere.example/");

        assertThat(ours.body()).contains("href=\"" + settings + "?a=1\"");
        assertThat(foreign.body()).doesNotContain("elsewhere.example");
        assertThat(tricky.body()).doesNotContain("elsewhere.example");
    }

    @Test
    void showsMarkupInNamesAsText() {
        Founder theViewer = colleague(Role.VIEWER);
        Caller owner = people.browser(acme.email());
        String hostile = "\"><img src=x onerror=alert(1)>";
        Answer renamed = send(owner, "/orgs/" + acme.slug() + "/settings", Map.of("name", hostile, "slug",
                acme.slug()));
        send(owner, "/account", Map.of("name", hostile));
        assertThat(renamed.status()).isEqualTo(302);

        String base = "/orgs/" + acme.slug();
        Caller viewer = people.browser(theViewer.email());
        for (Answer page : new Answer[]{page(owner, base + "/settings"), page(owner, base + "/members"), page(owner,
                "/orgs"),
            page(owner, "/account"), page(owner, base + "/nothing"), page(viewer, base + "/settings"),
            page(viewer, base + "/members?q=%22%3E%3Cimg%20src=x%3E")}) {
            assertThat(page.body()).contains("&lt;img src=x").doesNotContain("<img src=x");
        }
    }

    @Test
    void saysWhetherAnAddressIsFree() {
        Caller browser = people.browser(globex.email());
        String taken = acme.slug();

        assertThat(browser.get("/slugs?slug=" + taken).body()).contains(taken + " is taken.");
        assertThat(browser.get("/slugs?slug=free-" + taken).body()).contains("is free.");
        assertThat(browser.get("/slugs?slug=admin").body()).contains("is no reserved word");
        assertThat(browser.get("/slugs?slug=%3Cb%3E").body()).doesNotContain("<b>");
        assertThat(browser.get("/slugs?slug=" + globex.slug() + "&current=" + globex.slug()).body()).doesNotContain(
                "taken");
        assertThat(browser.get("/slugs?slug=" + taken).header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(people.anonymous().get("/slugs?slug=" + taken, "Accept", "text/html").header("Location")).isEqualTo(
                "/login");
    }

    @Test
    void countsQuestionsForAddressesAsAttemptsToClaimThem() {
        Caller browser = people.browser(globex.email());

        for (int attempt = 0; attempt < 100; attempt++) {
            browser.get("/slugs?slug=guess-" + attempt);
        }

        assertThat(browser.get("/slugs?slug=" + acme.slug()).body()).doesNotContain("taken");
        assertThat(globex.api().post("/api/organizations", "{\"name\": \"One more\"}").status()).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orgs//acme", "/orgs//acme/members", "/orgs/acme;a=b/members", "/orgs/%2e%2e/members",
        "/login", "/signup", "/orgs/nothing/members", "/nothing", "/slugs?slug=x"})
    void isKeptInNoCache(String path) {
        for (Caller browser : new Caller[]{people.anonymous(), people.browser(globex.email())}) {
            assertThat(browser.raw(path)).as(path).contains("Cache-Control: private, no-store");
        }
    }

    private static Answer page(Caller browser, String path) {
        return browser.get(path, "Accept", "text/html");
    }

    private static Answer send(Caller browser, String path, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("_csrf", browser.csrfToken());
        return browser.form(path, all);
    }

    private static String withoutTrace(Answer answer) {
        return answer.body().replaceAll("[0-9a-f]{32}", "trace");
    }
}
