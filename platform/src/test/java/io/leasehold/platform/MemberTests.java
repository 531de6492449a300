package io.leasehold.platform;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import io.leasehold.core.UserId;
import io.leasehold.platform.People.Founder;
import io.leasehold.platform.member.Role;

import static org.assertj.core.api.Assertions.assertThat;

@PlatformTest
class MemberTests {
    @Autowired
    private People people;

    private Staff acme;
    private Founder globex;

    @BeforeEach
    void fillTwoOrganizations() {
        acme = new Staff(people, "acme");
        globex = people.founder("globex");
    }

    @Test
    void areListedInTheOrderOfJoiningWithWhoAddedThem() {
        Answer first = acme.as(Role.VIEWER).get(acme.path() + "/members?limit=3");
        Answer second = acme.as(Role.VIEWER).get(acme.path() + "/members?limit=3&cursor=" + first.text("next"));

        assertThat(first.json().path("items").valueStream().map(item -> item.path("role").asString())).containsExactly(
                "owner",
                "admin", "member");
        assertThat(second.json().path("items").valueStream().map(item -> item.path("role").asString())).containsExactly(
                "viewer");
        assertThat(second.json().path("next").isNull()).isTrue();
        assertThat(first.json().path("items").path(0).path("invited_by").isNull()).isTrue();
        assertThat(first.json().path("items").path(1).path("invited_by").asString()).isEqualTo(acme.founder().user()
                .toString());
        assertThat(first.json().path("items").path(1).path("invited_at").asString()).isNotEmpty();
        assertThat(first.json().path("items").path(1).path("email").asString())
                .isEqualTo(acme.person(Role.ADMIN).email());
    }

    @Test
    void areAddedByAddressAndMayActAtOnce() {
        Answer added = acme.as(Role.ADMIN).post(acme.path() + "/members",
                "{\"email\": \"%s\", \"role\": \"member\"}".formatted(
                        globex.email()));

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.header("Location")).isEqualTo(acme.member(globex.user()));
        assertThat(people.token(globex.email(), acme.founder().slug()).get("/api/organizations/current").text("slug"))
                .isEqualTo(
                        acme.founder().slug());
        assertThat(globex.api().get("/api/organizations").json().path("items")).hasSize(2);
        assertThat(globex.api().get("/api/organizations/current").text("slug")).isEqualTo(globex.slug());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"role\": \"member\"}|/email|required",
        "{\"email\": \"x\", \"role\": \"member\"}|/email|invalid_value",
        "{\"email\": \"nobody@nowhere.example\", \"role\": \"member\"}|/email|invalid_reference",
        "{\"email\": \"nobody@nowhere.example\"}|/role|required",
        "{\"email\": \"nobody@nowhere.example\", \"role\": \"god\"}|/role|invalid_value",
        "{\"email\": \"nobody@nowhere.example\", \"role\": \"member\", \"user_id\": \"x\"}|/user_id|unknown_field"})
    void areNotAddedWithWrongInput(String body, String pointer, String code) {
        Answer answer = acme.as(Role.OWNER).post(acme.path() + "/members", body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").path(0).path("pointer").asString()).isEqualTo(pointer);
        assertThat(answer.json().path("errors").path(0).path("code").asString()).isEqualTo(code);
    }

    @Test
    void areNotAddedTwice() {
        Answer again = acme.as(Role.OWNER).post(acme.path() + "/members",
                "{\"email\": \"%s\", \"role\": \"admin\"}".formatted(
                        acme.person(Role.VIEWER).email()));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("code")).isEqualTo("already_member");
        assertThat(acme.roleOf(acme.user(Role.VIEWER))).isEqualTo("viewer");
    }

    @Test
    void getAnotherRoleFromOnePersonAtATime() {
        String viewer = acme.member(acme.user(Role.VIEWER));
        String seen = acme.as(Role.ADMIN).get(viewer).header("ETag");

        Answer changed = acme.as(Role.ADMIN).patch(viewer, "{\"role\": \"member\"}", "If-Match", seen);
        Answer late = acme.as(Role.OWNER).patch(viewer, "{\"role\": \"admin\"}", "If-Match", seen);

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("role")).isEqualTo("member");
        assertThat(changed.header("ETag")).isNotEqualTo(seen);
        assertThat(late.status()).isEqualTo(412);
        assertThat(acme.as(Role.OWNER).delete(viewer, "If-Match", seen).status()).isEqualTo(412);
    }

    @Test
    void actInTheNewRoleFromTheNextRequestOn() {
        acme.as(Role.OWNER).patch(acme.member(acme.user(Role.ADMIN)), "{\"role\": \"viewer\"}");

        assertThat(acme.as(Role.ADMIN).patch(acme.path(), "{\"name\": \"X\"}").status()).isEqualTo(403);
    }

    @Test
    void giveNobodyARoleAboveTheirOwn() {
        Answer added = acme.as(Role.ADMIN).post(acme.path() + "/members",
                "{\"email\": \"%s\", \"role\": \"owner\"}".formatted(
                        globex.email()));
        Answer promoted = acme.as(Role.ADMIN).patch(acme.member(acme.user(Role.VIEWER)), "{\"role\": \"owner\"}");
        Answer oneself = acme.as(Role.ADMIN).patch(acme.member(acme.user(Role.ADMIN)), "{\"role\": \"owner\"}");
        Answer demoted = acme.as(Role.ADMIN).patch(acme.member(acme.user(Role.OWNER)), "{\"role\": \"viewer\"}");
        Answer removed = acme.as(Role.ADMIN).delete(acme.member(acme.user(Role.OWNER)));

        assertThat(List.of(added, promoted, oneself, demoted, removed)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text("code")).isEqualTo("role_escalation");
        });
        assertThat(acme.roleOf(acme.user(Role.OWNER))).isEqualTo("owner");
        assertThat(acme.roleOf(acme.user(Role.VIEWER))).isEqualTo("viewer");
    }

    @Test
    void mayLeaveButNotRemoveOthersWithoutThePermission() {
        Answer others = acme.as(Role.VIEWER).delete(acme.member(acme.user(Role.MEMBER)));
        Answer random = acme.as(Role.VIEWER).delete(acme.member(new UserId(People.randomId())));
        Answer oneself = acme.as(Role.VIEWER).delete(acme.member(acme.user(Role.VIEWER)));

        assertThat(others.status()).isEqualTo(403);
        assertThat(others.apartFromTrace()).isEqualTo(random.apartFromTrace());
        assertThat(oneself.status()).isEqualTo(204);
        assertThat(acme.as(Role.VIEWER).get(acme.path()).status()).isEqualTo(404);
    }

    @Test
    void haveNoAccessAnyMoreOnceRemovedWhateverTheyHold() {
        Caller browser = people.browser(acme.person(Role.MEMBER).email());
        String csrf = browser.csrfToken();
        assertThat(browser.post(acme.path() + "/switch", "", "X-CSRF-TOKEN", csrf).status()).isEqualTo(204);
        assertThat(browser.get("/api/organizations/current").text("id"))
                .isEqualTo(acme.founder().organization().toString());

        assertThat(acme.as(Role.ADMIN).delete(acme.member(acme.user(Role.MEMBER))).status()).isEqualTo(204);

        Answer byToken = acme.as(Role.MEMBER).get("/api/organizations/current");
        Answer byPath = browser.get("/orgs/" + acme.founder().slug() + "/api/organizations/current");
        Answer bySession = browser.get("/api/organizations/current");
        assertThat(List.of(byToken, byPath, bySession)).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(
                404));
        assertThat(byPath.apartFromTrace()).isEqualTo(browser.get("/orgs/no-such-slug/api/organizations/current")
                .apartFromTrace());
        assertThat(browser.get("/api/organizations").body()).doesNotContain(acme.founder().slug() + "\"");
    }

    @Test
    void ofAnotherOrganizationAnswerLikeNobody() {
        Answer foreign = acme.as(Role.OWNER).get(acme.member(globex.user()));
        Answer random = acme.as(Role.OWNER).get(acme.member(new UserId(People.randomId())));
        Answer patched = acme.as(Role.OWNER).patch(acme.member(globex.user()), "{\"role\": \"nonsense\"}");
        Answer deleted = acme.as(Role.OWNER).delete(acme.member(globex.user()));

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(List.of(random, patched, deleted)).extracting(Answer::apartFromTrace).containsOnly(foreign
                .apartFromTrace());
    }
}
