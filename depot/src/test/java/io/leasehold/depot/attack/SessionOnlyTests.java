package io.leasehold.depot.attack;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.leasehold.depot.DepotApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Depot as S1: the tenant comes from the session and never from the address. */
@SpringBootTest(classes = DepotApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "leasehold.web.resolvers=session", "leasehold.console.base="})
class SessionOnlyTests {
    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        AttackedDepot.onTheAttackedDatabase(properties);
    }

    @Test
    void pagesStandWithoutTheOrganizationInTheirAddress() {
        Browser ada = Browser.signedIn(port, "ada@acme.example");

        assertThat(ada.get("/tasks").status()).isEqualTo(200);
        assertThat(ada.get("/products").status()).isEqualTo(200);
        assertThat(ada.get("/tasks").body()).doesNotContain("/orgs/acme");
        assertThat(ada.get("/orgs/acme/tasks").status()).isEqualTo(404);
    }

    @Test
    void addressAndHeaderNameNothing() {
        Browser lin = Browser.signedIn(port, "lin@both.example");

        assertThat(lin.json("/api/organizations/current", "X-Tenant-ID", "globex").json().path("slug").asString())
                .isEqualTo("acme");
        assertThat(lin.json("/api/organizations/current", "X-Tenant-ID", "no-such-organization").status())
                .isEqualTo(200);
    }

    @Test
    void switchingChangesTheTenantOfThatSessionAlone() {
        Browser lin = Browser.signedIn(port, "lin@both.example");
        Browser other = Browser.signedIn(port, "lin@both.example");
        String globex = Browser.signedIn(port, "gus@globex.example").json("/api/organizations/current").json()
                .path("id").asString();

        assertThat(lin.post("/api/organizations/" + globex + "/switch", "{}").status()).isBetween(200, 204);

        assertThat(lin.json("/api/organizations/current").json().path("slug").asString()).isEqualTo("globex");
        assertThat(other.json("/api/organizations/current").json().path("slug").asString()).isEqualTo("acme");
    }

    @Test
    void nobodySwitchesToAnOrganizationThatIsNotTheirs() {
        Browser ada = Browser.signedIn(port, "ada@acme.example");
        String globex = Browser.signedIn(port, "gus@globex.example").json("/api/organizations/current").json()
                .path("id").asString();

        assertThat(ada.post("/api/organizations/" + globex + "/switch", "{}").status()).isEqualTo(404);
        assertThat(ada.json("/api/organizations/current").json().path("slug").asString()).isEqualTo("acme");
    }
}
