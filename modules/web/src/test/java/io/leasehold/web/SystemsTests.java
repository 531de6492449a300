package io.leasehold.web;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.leasehold.web.app.Caller;
import io.leasehold.web.app.Town;
import io.leasehold.web.app.WebApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Three architectures, by configuration of one build. */
class SystemsTests {
    private static final String HTML = "text/html";

    @Nested
    @SpringBootTest(classes = WebApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "leasehold.web.resolvers=session", "example.pages="})
    class SessionOnly {
        @LocalServerPort
        private int port;

        @Test
        void servesPagesWithoutSlugForTheTenantOfTheSession() {
            Caller browser = Caller.browser(port, Town.LIN);
            browser.post("/api/organizations/" + Town.GLOBEX.id() + "/switch", "", "X-CSRF-TOKEN", browser.csrf());
            HttpResponse<String> page = browser.get("/tasks", "Accept", HTML);
            assertThat(page.body()).isEqualTo("<h1>Tasks of globex</h1>");
            assertThat(page.headers().firstValue("Cache-Control")).hasValue("private, no-store");
            browser.post("/api/organizations/" + Town.ACME.id() + "/switch", "", "X-CSRF-TOKEN", browser.csrf());
            assertThat(browser.get("/tasks", "Accept", HTML).body()).isEqualTo("<h1>Tasks of acme</h1>");
        }

        @Test
        void ignoresEveryOtherSignal() {
            Caller browser = Caller.browser(port, Town.LIN);
            browser.post("/api/organizations/" + Town.GLOBEX.id() + "/switch", "", "X-CSRF-TOKEN", browser.csrf());
            assertThat(browser.get("/tasks", "X-Tenant-ID", "acme").body()).isEqualTo("<h1>Tasks of globex</h1>");
            assertThat(browser.get("/api/tasks", "X-Tenant-ID", "acme, , nowhere").body()).contains("globex");
        }

        @Test
        void knowsNoPathsWithSlug() {
            Caller browser = Caller.browser(port, Town.LIN);
            assertThat(browser.get("/orgs/acme/tasks").statusCode()).isEqualTo(404);
            assertThat(browser.get("/orgs/acme/api/tasks").statusCode()).isEqualTo(404);
        }

        @Test
        void requiresTheSessionToHaveATenant() {
            HttpResponse<String> answer = Caller.browser(port, Town.LIN).get("/api/tasks");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("tenant_required");
        }
    }

    @Nested
    @SpringBootTest(classes = WebApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "leasehold.web.resolvers=path")
    class PathOnly {
        @LocalServerPort
        private int port;

        @Test
        void servesTwoTabsInTwoOrganizationsSideBySide() {
            Caller browser = Caller.browser(port, Town.LIN);
            assertThat(browser.get("/orgs/acme/tasks", "Accept", HTML).body()).isEqualTo("<h1>Tasks of acme</h1>");
            assertThat(browser.get("/orgs/globex/tasks", "Accept", HTML).body()).isEqualTo("<h1>Tasks of globex</h1>");
            assertThat(browser.get("/orgs/acme/api/tasks").body()).contains("\"tenant\":\"acme\"");
        }

        @Test
        void admitsMembersAlone() {
            HttpResponse<String> foreign = Caller.browser(port, Town.ADA).get("/orgs/globex/tasks", "Accept", HTML);
            assertThat(foreign.statusCode()).isEqualTo(404);
            assertThat(foreign.body()).isEqualTo("<p>not_found for nobody</p>");
            assertThat(foreign.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        }

        @Test
        void ignoresHeaderTokenAndDefaultMembership() {
            Caller lin = Caller.bearer(port, Town.LIN, Town.ACME);
            assertThat(lin.get("/orgs/globex/api/tasks", "X-Tenant-ID", "acme").body()).contains(
                    "\"tenant\":\"globex\"");
            assertThat(lin.get("/api/tasks").body()).contains("tenant_required");
        }
    }

    @Nested
    @SpringBootTest(classes = WebApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "leasehold.web.resolvers=header,session,default-membership", "leasehold.web.header-name=X-Organization"})
    class HeaderThenSessionThenDefault {
        @LocalServerPort
        private int port;

        @Test
        void followsThatOrder() {
            Caller browser = Caller.browser(port, Town.LIN);
            assertThat(browser.get("/api/tasks").body()).contains("\"tenant\":\"acme\"");
            browser.post("/api/organizations/" + Town.GLOBEX.id() + "/switch", "", "X-CSRF-TOKEN", browser.csrf());
            assertThat(browser.get("/api/tasks").body()).contains("\"tenant\":\"globex\"");
            assertThat(browser.get("/api/tasks", "X-Organization", "acme").body()).contains("\"tenant\":\"acme\"");
        }

        @Test
        void admitsNoForeignTenantByHeader() {
            assertThat(Caller.bearer(port, Town.ADA).get("/api/tasks", "X-Organization", "globex").statusCode())
                    .isEqualTo(404);
            assertThat(Caller.bearer(port, Town.ADA).get("/api/tasks", "X-Tenant-ID", "globex").body()).contains(
                    "\"tenant\":\"acme\"");
        }
    }
}
