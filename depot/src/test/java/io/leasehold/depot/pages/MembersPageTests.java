package io.leasehold.depot.pages;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MembersPageTests {
    @Test
    void addsChangesAndRemovesMembers() {
        Browser owner = Depot.WITH_SLUGS.stranger();
        owner.found("Growing Ltd", "Olive Owner");
        Browser other = Depot.WITH_SLUGS.stranger();
        String email = other.found("Elsewhere Ltd", "Mona Member");
        String members = "/orgs/growing-ltd/members";

        Page unknown = owner.submit(owner.get(members), members, Map.of("email", "nobody@example.com"));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.all("#email-error")).hasSize(1);
        Page added = owner.submit(unknown, members, Map.of("email", email, "role", "member"));
        assertThat(added.text()).contains("Mona Member", email);
        assertThat(other.get("/orgs").text()).contains("Growing Ltd");
        assertThat(other.get("/orgs/growing-ltd/members").hasForm(members)).isFalse();

        String mona = added.html().forms().stream().map(form -> form.attr("action")).filter(action -> action.endsWith(
                "/remove")).filter(action -> added.form(action).text().equals("Remove")).findFirst().orElseThrow();
        Page promoted = owner.submit(added, mona.replace("/remove", "/role"), Map.of("role", "admin"));
        assertThat(promoted.form(mona.replace("/remove", "/role")).formData()).anyMatch(field -> field.value().equals(
                "admin"));
        assertThat(other.get(members).hasForm(members)).isTrue();

        Page removed = owner.submit(promoted, mona, Map.of());
        assertThat(removed.text()).doesNotContain("Mona Member");
        assertThat(other.get(members).status()).isEqualTo(404);
    }

    @Test
    void keepsTheLastOwner() {
        Browser owner = Depot.WITH_SLUGS.stranger();
        owner.found("Owned Ltd");
        Page page = owner.get("/orgs/owned-ltd/members");
        String leave = page.html().forms().stream().map(form -> form.attr("action")).filter(action -> action.endsWith(
                "/remove")).findFirst().orElseThrow();

        Page kept = owner.submit(page, leave, Map.of());
        Page demoted = owner.submit(page, leave.replace("/remove", "/role"), Map.of("role", "viewer"));

        assertThat(kept.status()).isEqualTo(409);
        assertThat(kept.all(".alert-danger")).hasSize(1);
        assertThat(demoted.status()).isEqualTo(409);
        assertThat(owner.get("/orgs/owned-ltd/members").text()).contains("(you)");
    }

    @Test
    void showsAViewerNoFormsAndRefusesThemAnyway() {
        Browser owner = Depot.WITH_SLUGS.stranger();
        owner.found("Watched Ltd");
        String task = Tasks.create(owner, "/orgs/watched-ltd", "Look at this");
        String product = Products.create(owner, "/orgs/watched-ltd", "SEEN", "Seen thing");
        Browser viewer = Depot.WITH_SLUGS.stranger();
        String email = viewer.found("Viewers Own Ltd");
        owner.submit(owner.get("/orgs/watched-ltd/members"), "/orgs/watched-ltd/members", Map.of("email", email, "role",
                "viewer"));

        for (String path : new String[]{"", "/tasks", "/tasks/" + task, "/products", "/products/" + product,
            "/members"}) {
            Page page = viewer.get("/orgs/watched-ltd" + path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.html().forms()).as(path)
                    .allMatch(form -> form.attr("action").equals("/logout") || form.attr(
                            "method").equals("get") || form.text().equals("Leave"));
            assertThat(page.text()).doesNotContain("New task", "New product", "Settings");
        }
        assertThat(viewer.get("/orgs/watched-ltd/tasks/" + task).text()).contains("Look at this");
        for (String path : new String[]{"/tasks/new", "/products/new", "/products/import", "/settings"}) {
            assertThat(viewer.get("/orgs/watched-ltd" + path).status()).as(path).isEqualTo(403);
        }
        String token = viewer.get("/orgs").all("meta[name=_csrf]").getFirst().attr("content");
        Page refused = viewer.forge("/orgs/watched-ltd/tasks/" + task + "/delete", Map.of("_csrf", token));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("data.write");
        assertThat(owner.get("/orgs/watched-ltd/tasks").text()).contains("Look at this");
    }
}
