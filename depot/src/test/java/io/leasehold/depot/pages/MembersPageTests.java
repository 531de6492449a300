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
        assertThat(other.get("/orgs/growing-ltd/members").text()).doesNotContain("Add member");

        String mona = added.html().forms().stream().map(form -> form.attr("action")).filter(action -> action.endsWith(
                "/remove")).filter(action -> added.form(action).text().contains("Remove Mona Member?")).findFirst()
                .orElseThrow();
        Page promoted = owner.submit(added, mona.replace("/remove", "/role"), Map.of("role", "admin"));
        assertThat(promoted.text()).contains("Mona Member is an admin now.");
        assertThat(other.get(members).text()).contains("Add member");

        Page removed = owner.submit(promoted, mona, Map.of());
        assertThat(removed.text()).doesNotContain("Mona Member");
        assertThat(other.get(members).status()).isEqualTo(404);
    }

    @Test
    void keepsTheLastOwnerAndSaysWhy() {
        Browser owner = Depot.WITH_SLUGS.stranger();
        owner.found("Owned Ltd");
        String members = "/orgs/owned-ltd/members";
        Page alone = owner.get(members);
        assertThat(alone.text()).contains("The only owner. Make somebody else an owner first.");
        assertThat(alone.html().forms()).noneMatch(form -> form.attr("action").endsWith("/remove"));

        Browser second = Depot.WITH_SLUGS.stranger();
        String email = second.found("Other Owner Ltd");
        Page two = owner.submit(alone, members, Map.of("email", email, "role", "owner"));
        Page seenBySecond = second.get(members);
        second.submit(seenBySecond, leave(seenBySecond), Map.of());
        Page kept = owner.submit(two, leave(two), Map.of());

        assertThat(kept.path()).isEqualTo(members);
        assertThat(kept.all(".alert-danger")).hasSize(1);
        assertThat(kept.text()).contains("An organization needs an owner");
        assertThat(second.get(members).status()).isEqualTo(404);
    }

    @Test
    void findsMembersByNameAddressAndRole() {
        Browser owner = Depot.WITH_SLUGS.stranger();
        owner.found("Searched Ltd", "Olive Searched");
        Browser other = Depot.WITH_SLUGS.stranger();
        String email = other.found("Unsearched Ltd", "Nora Finder");
        String members = "/orgs/searched-ltd/members";
        owner.submit(owner.get(members), members, Map.of("email", email, "role", "viewer"));

        assertThat(owner.get(members + "?q=FINDER").all("#members tbody tr")).hasSize(1);
        assertThat(owner.get(members + "?q=" + email.substring(0, 8)).text()).contains("Nora Finder");
        assertThat(owner.get(members + "?role=viewer").text()).contains("1 of 2 members").doesNotContain(
                "Olive Searched you");
        assertThat(owner.get(members + "?q=%22%3E%3Cscript%3E").all("#members script")).isEmpty();
        assertThat(owner.get(members + "?q=nobody").text()).contains("Nobody fits");
        assertThat(owner.get(members + "?page=9999999999").status()).isEqualTo(200);
        assertThat(other.get("/orgs/unsearched-ltd/members?q=Olive").text()).contains("Nobody fits");
        assertThat(owner.get("/orgs/unsearched-ltd/members?q=Nora").status()).isEqualTo(404);
    }

    @Test
    void exportsMembersWithoutFormulas() {
        Browser owner = Depot.WITH_SLUGS.stranger();
        String email = owner.found("Listing Ltd", "=HYPERLINK(\"https://elsewhere.example\")");
        Browser stranger = Depot.WITH_SLUGS.stranger();
        stranger.found("Not Listing Ltd");

        Page file = owner.get("/orgs/listing-ltd/members/members.csv");

        assertThat(file.body()).startsWith("name,email,role,joined_at").contains("\"'=HYPERLINK(\"\"", email, "owner");
        assertThat(file.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(file.headers().firstValue("Content-Disposition")).hasValue(
                "attachment; filename=\"members-listing-ltd.csv\"");
        assertThat(file.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        assertThat(stranger.get("/orgs/listing-ltd/members/members.csv").status()).isEqualTo(404);
    }

    @Test
    void saysWhatRolesMayDo() {
        Browser owner = Depot.WITH_SLUGS.stranger();
        owner.found("Rightful Ltd");

        Page roles = owner.get("/orgs/rightful-ltd/members/roles");

        assertThat(roles.all("tbody tr")).hasSize(9);
        assertThat(roles.all("tbody tr").getLast().text()).startsWith("deactivate the organization yes")
                .endsWith("no");
    }

    private static String leave(Page page) {
        return page.html().forms().stream().filter(form -> form.text().contains("Leave Owned Ltd?")).map(form -> form
                .attr("action")).findFirst().orElseThrow();
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
                            "method").equals("get") || form.text().contains("Leave"));
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
