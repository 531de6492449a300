package io.leasehold.platform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.leasehold.platform.People.Founder;
import io.leasehold.postgres.Operator;

import static org.assertj.core.api.Assertions.assertThat;

/** The pages of operators; each time with a tenant next to it that nothing happens to. */
@PlatformTest
class OperatorPagesTests {
    private static final String TENANTS = "/operator/tenants";

    @Autowired
    private People people;
    @Autowired
    @Operator
    private JdbcClient sql;

    private Caller operator;
    private Founder acme;
    private Founder globex;

    @BeforeEach
    void foundTwoOrganizations() {
        operator = people.browser(people.operator());
        acme = people.founder("acme");
        globex = people.founder("globex");
    }

    @Test
    void areWhereAnOperatorWithoutAnOrganizationLands() {
        assertThat(page(operator, "/").header("Location")).isEqualTo(TENANTS);
        assertThat(page(operator, "/operator").header("Location")).isEqualTo(TENANTS);
        assertThat(page(operator, "/orgs").body()).contains("Tenants (operator)");
        assertThat(page(people.browser(acme.email()), "/orgs").body()).doesNotContain("Tenants (operator)");
        assertThat(page(people.browser(acme.email()), "/").header("Location")).isEqualTo("/orgs/" + acme.slug());
    }

    @Test
    void listTenantsByWhatIsAskedForAndInParts() {
        send(at(acme) + "/suspend", Map.of());

        assertThat(page(operator, TENANTS + "?q=" + acme.slug()).body()).contains(at(acme), "suspended").doesNotContain(
                at(globex));
        assertThat(list("q=" + acme.slug() + "&status=suspended&placement=shared")).contains(at(acme));
        assertThat(list("q=" + acme.slug() + "&status=active")).doesNotContain(at(acme)).contains("No tenant fits");
        assertThat(list("q=" + acme.slug() + "&placement=schema")).doesNotContain(at(acme));
        assertThat(page(operator, TENANTS + "?status=lost").status()).isEqualTo(422);

        String group = "part" + UUID.randomUUID().toString().substring(0, 8);
        sql.sql("""
                /* leasehold:cross-tenant a list of tenants that is longer than a page */
                insert into tenants (tenant_id, slug, name, status, placement, server, created_at, created_by)
                select gen_random_uuid(), :group || '-' || lpad(i::text, 2, '0'), 'Part', 'deactivated', 'shared', 'main', now(), :by
                  from generate_series(1, 51) i""")
                .param("group", group).param("by", acme.user().value()).update();
        String next = "/operator/tenants?after=" + group + "-50&amp;q=" + group;
        assertThat(list("q=" + group)).contains(group + "-01<", group + "-50<", next).doesNotContain(group + "-51<");
        assertThat(list("after=" + group + "-50&q=" + group)).contains(group + "-51<", "First page").doesNotContain(
                group + "-50<", "Next page");
    }

    @Test
    void showATenantFromOutsideAlone() {
        acme.api().patch(acme.path(), "{\"settings\": {\"secret\": \"canary-7231\"}}");

        String seen = page(operator, at(acme)).body();

        assertThat(seen).contains(acme.slug(), acme.organization().toString(), "Shared tables", "as for everybody")
                .doesNotContain("canary-7231").doesNotContain(acme.email()).doesNotContain(globex.slug());
        assertThat(page(operator, TENANTS + "/" + People.randomId()).status()).isEqualTo(404);
        assertThat(page(operator, TENANTS + "/no-id").status()).isIn(400, 404);
    }

    @Test
    void closeAndOpenATenantAndOfferOnlyWhatIsPossible() {
        assertThat(page(operator, at(acme)).body()).contains("/suspend", "/deactivate").doesNotContain("/resume");

        assertThat(send(at(acme) + "/suspend", Map.of("reason", "unpaid")).header("Location")).isEqualTo(at(acme));
        assertThat(acme.api().get("/api/organizations/current").text("code")).isEqualTo("tenant_suspended");
        assertThat(globex.api().get("/api/organizations/current").status()).isEqualTo(200);
        assertThat(page(operator, at(acme)).body()).contains("was suspended", "/resume", "/deactivate").doesNotContain(
                "/suspend\"");

        send(at(acme) + "/resume", Map.of());
        assertThat(page(operator, at(acme)).body()).contains("was resumed");
        assertThat(acme.api().get("/api/organizations/current").status()).isEqualTo(200);
        send(at(acme) + "/deactivate", Map.of());
        assertThat(page(operator, at(acme)).body()).contains("was deactivated");
        assertThat(acme.api().get("/api/organizations/current").status()).isEqualTo(404);

        assertThat(send(at(acme) + "/suspend", Map.of()).status()).isEqualTo(302);
        assertThat(page(operator, at(acme)).body()).contains("Possible: drop, resume").doesNotContain(
                "/deactivate\"");
        assertThat(logged(acme)).containsExactly("suspend unpaid", "resume ", "deactivate ");
    }

    @Test
    void limitATenantAndKeepWhatWasTypedWrongly() {
        Answer wrong = send(at(acme) + "/limits", Map.of("connections", "many", "statementTimeout", "soon",
                "idleInTransactionTimeout", "-1s", "reason", "floods & more"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("connections-error", "statementTimeout-error",
                "idleInTransactionTimeout-error", "value=\"many\"", "value=\"soon\"", "floods &amp; more");
        assertThat(logged(acme)).isEmpty();

        assertThat(send(at(acme) + "/limits", Map.of("connections", "4", "statementTimeout", "1500ms", "canary", "true",
                "reason", "floods", "idleInTransactionTimeout", "")).header("Location")).isEqualTo(at(acme));
        assertThat(page(operator, at(acme)).body()).contains("value=\"4\"", "value=\"1500ms\"",
                "yes, migrated before the others", "The limits were saved.");
        assertThat(logged(acme)).containsExactly("change floods");

        Answer late = send(at(acme) + "/limits", Map.of("connections", "9", "state", "1"));
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.body()).contains("role=\"alert\"", "value=\"9\"");
        assertThat(page(operator, at(globex)).body()).doesNotContain("value=\"4\"");

        send(at(acme) + "/limits", Map.of("connections", ""));
        assertThat(page(operator, at(acme)).body()).doesNotContain("1500ms", "yes, migrated");
    }

    @Test
    void dropATenantOnlyWhereItsSlugIsTyped() {
        for (Map<String, String> fields : List.of(Map.of("slug", globex.slug()), Map.<String, String>of(), Map.of(
                "slug", acme.slug(), "retentionDays", "soon"), Map.of("slug", acme.slug(), "retentionDays", "-1"))) {
            Answer refused = send(at(acme) + "/drop", fields);
            assertThat(refused.status()).as(fields.toString()).isEqualTo(422);
            assertThat(refused.body()).contains("invalid-feedback");
        }
        assertThat(acme.api().get("/api/organizations/current").status()).isEqualTo(200);

        Answer later = send(at(acme) + "/drop", Map.of("slug", acme.slug(), "retentionDays", "7", "reason", "gone"));
        assertThat(later.header("Location")).isEqualTo(at(acme));
        assertThat(acme.api().get("/api/organizations/current").status()).isEqualTo(404);
        assertThat(page(operator, at(acme)).body()).contains("will be removed on", "<dt>Removed</dt>", "/resume");
        send(at(acme) + "/resume", Map.of());
        assertThat(acme.api().get("/api/organizations/current").status()).isEqualTo(200);
        assertThat(logged(acme)).containsExactly("drop gone", "resume ");

        assertThat(send(at(acme) + "/drop", Map.of("slug", acme.slug(), "retentionDays", "0")).header("Location"))
                .isEqualTo(TENANTS);
        assertThat(globex.api().get("/api/organizations/current").status()).isEqualTo(200);
    }

    @Test
    void makeATenantOrSayWhyNot() {
        String slug = "new-" + UUID.randomUUID().toString().substring(0, 8);
        Map<String, String> wanted = Map.of("name", "Made <b>by hand</b>", "slug", slug, "owner", acme.email(),
                "placement", "shared");

        assertThat(page(operator, TENANTS + "/new").body()).contains("Shared tables", "Own schema", "Own database")
                .doesNotContain("name=\"server\"");
        Answer nobody = send(TENANTS + "/new", with(wanted, "owner", "nobody@nowhere.example"));
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.body()).contains("owner-error", "value=\"nobody@nowhere.example\"", "&lt;b&gt;by hand")
                .doesNotContain("<b>by hand");
        assertThat(send(TENANTS + "/new", with(wanted, "slug", globex.slug())).body()).contains("slug-error");
        assertThat(send(TENANTS + "/new", with(wanted, "server", "mars")).body()).contains("server-error");
        assertThat(send(TENANTS + "/new", with(wanted, "placement", "cloud")).body()).contains("placement-error");
        assertThat(send(TENANTS + "/new", Map.of()).body()).contains("name-error", "owner-error");

        Answer made = send(TENANTS + "/new", wanted);
        assertThat(made.status()).isEqualTo(302);
        assertThat(page(operator, made.header("Location")).body()).contains("is ready.", slug, "active");
        assertThat(people.token(acme.email(), slug).get("/api/organizations/current").status()).isEqualTo(200);
        assertThat(page(people.browser(globex.email()), "/orgs/" + slug + "/members").status()).isEqualTo(404);
    }

    @Test
    void areNobodyElses() {
        Caller owner = people.browser(acme.email());
        String nothing = withoutTrace(page(owner, "/nothing"));
        for (String path : List.of("/operator", TENANTS, TENANTS + "/new", at(acme), at(globex), TENANTS + "/"
                + People.randomId())) {
            assertThat(withoutTrace(page(owner, path))).as(path).isEqualTo(nothing);
            assertThat(page(people.anonymous(), path).header("Location")).as(path).endsWith("/login");
        }
        for (String path : List.of(TENANTS + "/new", at(globex) + "/suspend", at(globex) + "/resume", at(globex)
                + "/deactivate", at(globex) + "/limits", at(globex) + "/drop", TENANTS, at(globex))) {
            Answer refused = send(owner, path, Map.of("slug", globex.slug(), "retentionDays", "0", "name", "Taken",
                    "owner", acme.email(), "placement", "shared"));
            assertThat(refused.status()).as(path).isEqualTo(404);
        }
        assertThat(globex.api().get("/api/organizations/current").status()).isEqualTo(200);
        assertThat(logged(globex)).isEmpty();
    }

    @Test
    void takeNoFormWithoutTheTokenOfAPage() {
        for (String path : List.of("/suspend", "/resume", "/deactivate", "/limits", "/drop")) {
            assertThat(operator.form(at(acme) + path, Map.of("slug", acme.slug(), "retentionDays", "0"), "Accept",
                    "text/html").status()).as(path).isEqualTo(403);
        }
        assertThat(operator.form(TENANTS + "/new", Map.of("name", "Forged", "owner", acme.email()), "Accept",
                "text/html").status()).isEqualTo(403);
        assertThat(acme.api().get("/api/organizations/current").status()).isEqualTo(200);
        assertThat(logged(acme)).isEmpty();
    }

    private static String at(Founder founder) {
        return TENANTS + "/" + founder.organization();
    }

    private String list(String query) {
        return page(operator, TENANTS + "?" + query).body();
    }

    private static Answer page(Caller caller, String path) {
        return caller.get(path, "Accept", "text/html");
    }

    private Answer send(String path, Map<String, String> fields) {
        return send(operator, path, fields);
    }

    private static Answer send(Caller caller, String path, Map<String, String> fields) {
        return caller.form(path, with(fields, "_csrf", caller.csrfToken()), "Accept", "text/html");
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> all = new HashMap<>(fields);
        all.put(name, value);
        return all;
    }

    private static String withoutTrace(Answer answer) {
        return answer.status() + answer.body().replaceAll("[0-9a-f]{32}", "trace");
    }

    private List<String> logged(Founder founder) {
        return sql.sql("select action || ' ' || coalesce(reason, '') from operator_log where slug = :slug order by id")
                .param("slug", founder.slug()).query(String.class).list();
    }
}
