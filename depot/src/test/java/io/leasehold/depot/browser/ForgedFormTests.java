package io.leasehold.depot.browser;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;

import io.leasehold.depot.attack.Answer;
import io.leasehold.depot.attack.Browser;

import static org.assertj.core.api.Assertions.assertThat;

/** Every form that the pages of an organization send, sent by those who should not, or about what is not theirs. */
class ForgedFormTests {
    private static final Depot DEPOT = Depot.RUNNING;

    @Test
    void aboutThingsOfAnotherOrganizationAreAnsweredAsAboutRandomOnes() throws SQLException {
        Organization own = Organization.ofAda(DEPOT, "Own Things");
        Organization other = Organization.ofGus(DEPOT, "Other Things");
        own.add("lin@both.example", "admin");
        other.add("lin@both.example", "admin");
        Things foreign = Things.of(other);
        Things random = new Things(UUID.randomUUID().toString(), UUID.randomUUID().toString(), UUID.randomUUID()
                .toString());
        Browser lin = Browser.signedIn(DEPOT.port(), "lin@both.example");
        List<String> before = other.rows();

        List<String> forms = forms(own, foreign);
        List<String> sameWithRandomIds = forms(own, random);
        for (int form = 0; form < forms.size(); form++) {
            Answer answer = lin.submit("/orgs", forms.get(form), foreign.fields(own));
            assertThat(answer.body()).as(forms.get(form)).doesNotContain("Secret");
            if (!forms.get(form).equals(sameWithRandomIds.get(form))) {
                assertThat(answer.status()).as(forms.get(form)).isEqualTo(lin.submit("/orgs", sameWithRandomIds.get(
                        form), random.fields(own)).status());
            }
        }

        assertThat(other.rows()).isEqualTo(before);
    }

    @Test
    void ofStrangersOrWithoutTheirTokenChangeNothing() throws SQLException {
        Organization target = Organization.ofAda(DEPOT, "Target");
        Things things = Things.of(target);
        Browser gus = Browser.signedIn(DEPOT.port(), "gus@globex.example");
        Browser ada = Browser.signedIn(DEPOT.port(), "ada@acme.example");
        List<String> before = target.rows();

        for (String form : forms(target, things)) {
            assertThat(gus.submit("/orgs", form, things.fields(target)).status()).as("a stranger: " + form).isEqualTo(
                    404);
            assertThat(ada.forge(form, things.fields(target)).status()).as("without the token: " + form).isEqualTo(403);
        }

        assertThat(target.rows()).isEqualTo(before);
    }

    /** Where forms of an organization's pages lead, filled with the ids of certain things. */
    private static List<String> forms(Organization organization, Things things) {
        List<String> forms = Addresses.of(DEPOT.application(), RequestMethod.POST, "/orgs/{slug}", things.variables(
                organization));
        assertThat(forms).hasSizeGreaterThan(10);
        return forms;
    }

    /** A thing of each kind, by its id. */
    private record Things(String task, String product, String person) {
        static Things of(Organization organization) {
            return new Things(organization.task("Secret task"), organization.product("S-1", "Secret product"),
                    organization.add("mia@acme.example", "member"));
        }

        Map<String, String> variables(Organization organization) {
            return Map.of("/orgs/{slug}", organization.page(""), "/tasks/{id}", "/tasks/" + task, "/products/{id}",
                    "/products/" + product, "/members/{user}", "/members/" + person);
        }

        Map<String, String> fields(Organization organization) {
            return Map.ofEntries(Map.entry("title", "Forged"), Map.entry("name", "Forged"), Map.entry("slug",
                    organization.slug()), Map.entry("status", "done"), Map.entry("ids", task), Map.entry("id", task),
                    Map.entry("restore", task + ":cancelled:1"), Map.entry("assignee", person), Map.entry("version",
                            "1"),
                    Map.entry("role", "viewer"), Map.entry("sku", "S-" + UUID.randomUUID()), Map.entry("price", "0"),
                    Map.entry("currency",
                            "EUR"),
                    Map.entry("stock", "0"), Map.entry("confirmation", "Target"));
        }
    }
}
