package io.leasehold.depot.attack;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.leasehold.depot.DepotApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Depot as S3: the tenant comes from the address, and membership in it is checked at each request. */
@SpringBootTest(classes = DepotApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = "leasehold.web.resolvers=path")
class PathOnlyTests {
    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        AttackedDepot.onTheAttackedDatabase(properties);
    }

    @Test
    void twoTabsInTwoOrganizationsWorkSideBySide() {
        Browser lin = Browser.signedIn(port, "lin@both.example");

        assertThat(lin.json("/orgs/acme/api/organizations/current").json().path("slug").asString()).isEqualTo("acme");
        assertThat(lin.json("/orgs/globex/api/organizations/current").json().path("slug").asString())
                .isEqualTo("globex");
        assertThat(lin.get("/orgs/acme/tasks").status()).isEqualTo(200);
        assertThat(lin.get("/orgs/globex/tasks").status()).isEqualTo(200);
    }

    @Test
    void anAddressWithoutAnOrganizationNamesNone() {
        Browser lin = Browser.signedIn(port, "lin@both.example");

        assertThat(lin.json("/api/tasks").code()).isEqualTo("tenant_required");
        assertThat(lin.json("/api/tasks", "X-Tenant-ID", "acme").code()).isEqualTo("tenant_required");
    }

    @Test
    void anothersOrganizationIsNotFoundLikeOneThatIsNot() {
        Browser ada = Browser.signedIn(port, "ada@acme.example");

        for (String page : new String[]{"/orgs/%s", "/orgs/%s/tasks", "/orgs/%s/products", "/orgs/%s/members",
            "/orgs/%s/settings"}) {
            Answer foreign = ada.get(page.formatted("globex"));
            assertThat(foreign.status()).isEqualTo(404);
            assertThat(foreign.without("globex"))
                    .isEqualTo(ada.get(page.formatted("no-such-organization")).without("no-such-organization"));
        }
    }

    @Test
    void onlyTheCanonicalSpellingNamesAnOrganization() {
        Browser ada = Browser.signedIn(port, "ada@acme.example");

        assertThat(ada.get("/orgs/acme/tasks").status()).isEqualTo(200);
        for (String spelling : new String[]{"ACME", "Acme", "acme%20", "acme%00", "%61cme%2f", "acm%C3%A9"}) {
            assertThat(ada.get("/orgs/" + spelling + "/tasks").status()).as(spelling).isIn(400, 404);
        }
    }
}
