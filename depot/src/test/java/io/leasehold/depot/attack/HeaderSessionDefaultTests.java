package io.leasehold.depot.attack;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.leasehold.depot.DepotApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Depot as S5: header, then the session's organization, then the default membership. */
@SpringBootTest(classes = DepotApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "leasehold.web.resolvers=header,session,default-membership", "leasehold.console.base="})
class HeaderSessionDefaultTests {
    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        AttackedDepot.onTheAttackedDatabase(properties);
    }

    @Test
    void theHeaderComesBeforeTheSessionAndTheSessionBeforeTheDefault() {
        Browser lin = Browser.signedIn(port, "lin@both.example");
        assertThat(current(lin)).isEqualTo("acme");

        String globex = lin.json("/api/organizations/current", "X-Tenant-ID", "globex").json().path("id").asString();
        assertThat(lin.post("/api/organizations/" + globex + "/switch", "{}").status()).isBetween(200, 204);

        assertThat(current(lin)).isEqualTo("globex");
        assertThat(current(lin, "X-Tenant-ID", "acme")).isEqualTo("acme");
        assertThat(current(lin)).isEqualTo("globex");
    }

    @Test
    void theHeaderIsVerifiedLikeEveryOtherName() {
        Browser ada = Browser.signedIn(port, "ada@acme.example");

        assertThat(ada.json("/api/tasks", "X-Tenant-ID", "globex").without("globex"))
                .isEqualTo(
                        ada.json("/api/tasks", "X-Tenant-ID", "no-such-organization").without("no-such-organization"));
        assertThat(ada.json("/api/tasks", "X-Tenant-ID", "globex").status()).isEqualTo(404);
    }

    private static String current(Browser person, String... headers) {
        return person.json("/api/organizations/current", headers).json().path("slug").asString();
    }
}
