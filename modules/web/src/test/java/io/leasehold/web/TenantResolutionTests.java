package io.leasehold.web;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.leasehold.core.UserId;
import io.leasehold.web.app.Caller;
import io.leasehold.web.app.RawHttp;
import io.leasehold.web.app.Town;
import io.leasehold.web.app.WebApplication;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = WebApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "leasehold.web.base-domain=example.com")
class TenantResolutionTests {
    @LocalServerPort
    private int port;

    @Autowired
    private Town town;

    private Caller lin() {
        return Caller.bearer(port, Town.LIN);
    }

    private static void assertServed(HttpResponse<String> answer, String slug) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"tenant\":\"" + slug + "\"");
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    private String atHost(String host, UserId user, Optional<Object> claim, String path) {
        return RawHttp.get(port, path, host, "Authorization: Bearer " + Caller.token(user, claim) + "\r\n");
    }

    @Test
    void servesTheTenantOfTheToken() {
        HttpResponse<String> answer = Caller.bearer(port, Town.LIN, Town.GLOBEX).get("/api/tasks");
        assertServed(answer, "globex");
        assertThat(answer.body()).contains("\"bound\":\"globex\"");
        assertServed(Caller.bearer(port, Town.LIN, Town.ACME).get("/api/tasks"), "acme");
    }

    @Test
    void servesTheTenantOfTheHeaderBySlugAndById() {
        assertServed(lin().get("/api/tasks", "X-Tenant-ID", "globex"), "globex");
        assertServed(lin().get("/api/tasks", "X-Tenant-ID", Town.GLOBEX.id().toString()), "globex");
    }

    @Test
    void servesTheTenantOfThePath() {
        assertServed(lin().get("/orgs/globex/api/tasks"), "globex");
        assertServed(lin().get("/orgs/acme/api/tasks"), "acme");
    }

    @Test
    void servesTheTenantOfTheHostWhateverItsCasePortOrFinalDot() {
        for (String host : List.of("globex.example.com", "GLOBEX.Example.com", "globex.example.com:8443",
                "globex.example.com.")) {
            assertThat(atHost(host, Town.LIN, Optional.empty(), "/api/tasks")).contains("\"tenant\":\"globex\"");
        }
    }

    @Test
    void takesTheBaseDomainItselfAndOtherHostsForNoTenant() {
        for (String host : List.of("example.com", "acme.example.org", "notexample.com", "127.0.0.1", "[::1]")) {
            assertThat(atHost(host, Town.GUS, Optional.empty(), "/api/tasks")).contains("\"tenant\":\"globex\"");
        }
    }

    @Test
    void servesTheOldestMembershipWhereNothingIsNamed() {
        assertServed(lin().get("/api/tasks"), "acme");
        assertServed(Caller.bearer(port, Town.GUS).get("/api/tasks"), "globex");
    }

    @Test
    void servesWhatTheSessionSwitchedToAndLetsTheRequestOverrideIt() {
        Caller browser = Caller.browser(port, Town.LIN);
        assertServed(browser.get("/api/tasks"), "acme");
        assertServed(browser.post("/api/organizations/" + Town.GLOBEX.id() + "/switch", "", "X-CSRF-TOKEN", browser
                .csrf()), "globex");
        assertServed(browser.get("/api/tasks"), "globex");
        assertServed(browser.get("/orgs/acme/api/tasks"), "acme");
        assertServed(browser.get("/api/tasks"), "globex");
    }

    @Test
    void agreesWhereSlugAndIdMeanOneTenant() {
        assertServed(Caller.bearer(port, Town.LIN, Town.GLOBEX).get("/orgs/globex/api/tasks", "X-Tenant-ID", "globex"),
                "globex");
    }

    @Test
    void refusesSignalsThatDisagreeWhetherOrNotTheOtherTenantExists() {
        Caller ada = Caller.bearer(port, Town.ADA, Town.ACME);
        String random = "01890000-0000-7000-8000-a0000000ffff";
        for (String other : List.of("globex", Town.GLOBEX.id().toString(), "nowhere", random, "initech")) {
            HttpResponse<String> answer = ada.get("/api/tasks", "X-Tenant-ID", other);
            assertRefused(answer, 400, "tenant_conflict");
            assertThat(withoutTrace(answer)).isEqualTo(withoutTrace(ada.get("/api/tasks", "X-Tenant-ID", "elsewhere")));
        }
        assertRefused(ada.get("/orgs/globex/api/tasks"), 400, "tenant_conflict");
        assertRefused(ada.get("/orgs/nowhere/api/tasks"), 400, "tenant_conflict");
        assertRefused(Caller.bearer(port, Town.LIN, Town.ACME).get("/orgs/globex/api/tasks"), 400, "tenant_conflict");
        assertThat(atHost("globex.example.com", Town.LIN, Optional.of("acme"), "/api/tasks")).contains(
                "tenant_conflict");
    }

    @Test
    void refusesMoreThanOneTenantInAHeader() {
        assertRefused(lin().get("/api/tasks", "X-Tenant-ID", "acme", "X-Tenant-ID", "globex"), 400, "tenant_conflict");
        assertRefused(lin().get("/api/tasks", "X-Tenant-ID", "acme", "X-Tenant-ID", "acme"), 400, "tenant_conflict");
        assertRefused(lin().get("/api/tasks", "X-Tenant-ID", "acme,globex"), 400, "tenant_conflict");
        assertRefused(lin().get("/api/tasks", "X-Tenant-ID", "acme, acme"), 400, "tenant_conflict");
    }

    @Test
    void refusesHeadersThatNobodyMeans() {
        assertRefused(lin().get("/api/tasks", "X-Tenant-ID", ""), 400, "malformed_request");
        assertRefused(lin().get("/api/tasks", "X-Tenant-ID", "ac me"), 400, "malformed_request");
        assertRefused(lin().get("/api/tasks", "X-Tenant-ID", "a".repeat(256)), 400, "malformed_request");
        assertThat(RawHttp.get(port, "/api/tasks", "localhost", "X-Tenant-ID: acm\u00e9\r\nAuthorization: Bearer "
                + Caller.token(Town.LIN, Optional.empty()) + "\r\n")).contains("malformed_request");
    }

    @Test
    void answersForeignUnknownAndDeactivatedTenantsAlike() {
        Caller ada = Caller.bearer(port, Town.ADA);
        String unknown = withoutTrace(ada.get("/api/tasks", "X-Tenant-ID", "nowhere"));
        for (String foreign : List.of("globex", "initech", "defunct", Town.GLOBEX.id().toString(), "ACME", "a".repeat(
                255))) {
            HttpResponse<String> answer = ada.get("/api/tasks", "X-Tenant-ID", foreign);
            assertRefused(answer, 404, "not_found");
            assertThat(withoutTrace(answer)).isEqualTo(unknown);
        }
        assertThat(withoutTrace(Caller.bearer(port, Town.DEE).get("/api/tasks", "X-Tenant-ID", "defunct"))).isEqualTo(
                unknown);
        assertThat(withoutTrace(ada.get("/orgs/globex/api/tasks"))).isEqualTo(unknown);
        assertThat(withoutTrace(ada.get("/orgs/globex/api/nothing"))).isEqualTo(unknown);
    }

    @Test
    void tellsMembersAloneThatTheirTenantIsSuspended() {
        assertRefused(Caller.bearer(port, Town.IAN).get("/api/tasks", "X-Tenant-ID", "initech"), 403,
                "tenant_suspended");
        assertRefused(Caller.bearer(port, Town.IAN).get("/api/tasks"), 403, "tenant_suspended");
        assertRefused(Caller.bearer(port, Town.ADA).get("/orgs/initech/api/tasks"), 404, "not_found");
    }

    @Test
    void servesWhatNeedsNoTenantToThoseWhoseTenantIsSuspendedOrWhoHaveNone() {
        for (UserId user : List.of(Town.IAN, Town.OPS, Town.DEE)) {
            assertThat(Caller.bearer(port, user).get("/api/organizations").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void requiresATenantWhereNothingNamesOne() {
        assertRefused(Caller.bearer(port, Town.OPS).get("/api/tasks"), 400, "tenant_required");
        assertRefused(Caller.bearer(port, Town.DEE).get("/api/tasks"), 400, "tenant_required");
    }

    @Test
    void shutsOutARemovedMemberWithALiveTokenOrSessionAtOnce() {
        town.join(Town.REX, Town.ACME, "data.read");
        town.join(Town.REX, Town.GLOBEX, "data.read");
        Caller token = Caller.bearer(port, Town.REX, Town.ACME);
        Caller browser = Caller.browser(port, Town.REX);
        browser.post("/api/organizations/" + Town.ACME.id() + "/switch", "", "X-CSRF-TOKEN", browser.csrf());
        assertServed(token.get("/api/tasks"), "acme");
        assertServed(browser.get("/api/tasks"), "acme");
        town.leave(Town.REX, Town.ACME);
        assertRefused(token.get("/api/tasks"), 404, "not_found");
        assertRefused(token.get("/orgs/acme/api/tasks"), 404, "not_found");
        // Not moved silently to globex, where a write meant for acme would go.
        assertRefused(browser.get("/api/tasks"), 404, "not_found");
        assertThat(browser.get("/api/organizations").statusCode()).isEqualTo(200);
    }

    @Test
    void actsUponTheTenantOfATargetPathWhicheverIsNamed() {
        String globex = "/api/organizations/" + Town.GLOBEX.id();
        assertServed(Caller.bearer(port, Town.LIN, Town.ACME).get(globex), "globex");
        assertServed(lin().get("/orgs/acme" + globex), "globex");
        assertRefused(Caller.bearer(port, Town.ADA, Town.ACME).get(globex), 404, "not_found");
        assertRefused(Caller.bearer(port, Town.LIN, Town.ACME).get(globex, "X-Tenant-ID", "globex"), 400,
                "tenant_conflict");
        assertRefused(Caller.bearer(port, Town.LIN, Town.INITECH).get(globex), 404, "not_found");
        assertRefused(Caller.bearer(port, Town.IAN).get("/api/organizations/" + Town.INITECH.id()), 403,
                "tenant_suspended");
    }

    @Test
    void findsNothingUnderOtherSpellingsOfATargetsId() {
        for (String spelling : List.of(Town.GLOBEX.id().toString().toUpperCase(Locale.ROOT), Town.GLOBEX.id()
                + "%20", "1-1-1-1-1", "nonsense")) {
            assertRefused(lin().get("/api/organizations/" + spelling), 404, "not_found");
        }
        assertServed(lin().get("/api/organizations/current"), "acme");
    }

    @Test
    void refusesATokenWhoseTenantIsNoText() {
        Caller odd = Caller.bearing(port, Caller.token(Town.LIN, Optional.of(List.of("acme", "globex"))));
        assertRefused(odd.get("/api/tasks"), 401, "invalid_token");
    }

    @Test
    void asksAboutMembershipsOnceForEachRequest() {
        int before = town.questions();
        assertServed(Caller.bearer(port, Town.LIN, Town.GLOBEX).get("/orgs/globex/api/tasks", "X-Tenant-ID", "globex"),
                "globex");
        assertThat(town.questions() - before).isEqualTo(1);
        assertServed(lin().get("/api/tasks"), "acme");
        assertThat(town.questions() - before).isEqualTo(2);
    }

    @Test
    void asksNothingForStrangersAndForPathsWithoutTenant() {
        int before = town.questions();
        assertThat(Caller.stranger(port).get("/open", "X-Tenant-ID", "acme").body()).isEqualTo("nobody's");
        assertRefused(Caller.stranger(port).get("/api/tasks"), 401, "unauthorized");
        assertRefused(lin().get("/assets/nothing.css"), 404, "not_found");
        assertThat(town.questions()).isEqualTo(before);
    }

    private static String withoutTrace(HttpResponse<String> answer) {
        return answer.statusCode() + answer.body().replaceAll("\"traceId\":\"[0-9a-f]{32}\"", "");
    }
}
