package io.leasehold.web;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.leasehold.web.app.Caller;
import io.leasehold.web.app.RawHttp;
import io.leasehold.web.app.Town;
import io.leasehold.web.app.WebApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that no proper client sends: refused by Tomcat, by the firewall, or by a filter, and answered in one form. */
@SpringBootTest(classes = WebApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "leasehold.web.base-domain=example.com")
class HostileRequestTests {
    @LocalServerPort
    private int port;

    private static void assertMalformed(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "\"malformed_request\"",
                "\"traceId\":\"", "private, no-store").doesNotContain("Exception", "Tomcat", "<html");
    }

    private String authorization() {
        return "Authorization: Bearer " + Caller.token(Town.LIN, Optional.empty()) + "\r\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/tasks/%00", "/api/tasks/%", "/api/tasks/%zz", "/api/tasks/..%2f..%2fsecret",
        "/api//tasks", "/orgs/acme;x=1/api/tasks", "/orgs/%2e%2e/api/tasks", "/api/tasks/%0d%0aX:1",
        "/orgs/acme%2fapi/tasks", "/api/tasks\\..\\x", "/api/tasks?{}|^", "/api/tasks?q=%zz", "/api/tasks?%",
        "/orgs/acme%5capi/tasks"})
    void refusesAddressesThatAreNone(String path) {
        assertMalformed(RawHttp.get(port, path, "localhost", authorization()));
    }

    @Test
    void refusesPathsOutOfTheApplication() {
        assertThat(RawHttp.get(port, "/../../etc/passwd", "localhost", authorization())).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Tenant-ID: ac\0me\r\n", "X-Tenant-ID: ac\u0007me\r\n", "X-Tenant-ID: \r\n",
        "X-Tenant-ID: acme \t me\r\n"})
    void refusesTenantHeadersThatNobodyMeans(String header) {
        assertThat(RawHttp.get(port, "/api/tasks", "localhost", header + authorization())).startsWith("HTTP/1.1 400")
                .doesNotContain("\"bound\"");
    }

    @Test
    void countsRepeatedHeadersHoweverTheyAreWritten() {
        for (String twice : new String[]{"X-Tenant-ID: acme\r\nx-tenant-id: globex\r\n",
            "X-Tenant-ID: acme\r\nX-TENANT-ID:\r\n", "X-Tenant-ID: acme\t,globex\r\n"}) {
            assertThat(RawHttp.get(port, "/api/tasks", "localhost", twice + authorization())).startsWith("HTTP/1.1 400")
                    .contains("tenant_conflict");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "acme.example.com/x", "acme.example.com:notaport", "[::1", "acme.example.com\u0001"})
    void refusesHostsThatAreNone(String host) {
        assertThat(RawHttp.get(port, "/api/tasks", host, authorization())).startsWith("HTTP/1.1 400").doesNotContain(
                "\"bound\"", "Exception");
    }

    @Test
    void refusesTwoHosts() {
        assertThat(RawHttp.get(port, "/api/tasks", "acme.example.com", "Host: globex.example.com\r\n"
                + authorization())).startsWith("HTTP/1.1 400").doesNotContain("\"bound\"");
    }

    @Test
    void readsNestedHostsAsUnknownTenants() {
        assertThat(RawHttp.get(port, "/api/tasks", "x.acme.example.com", authorization())).startsWith("HTTP/1.1 404");
        assertThat(RawHttp.get(port, "/api/tasks", ".example.com", authorization())).doesNotContain("\"bound\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense\r\n\r\n", "GET /api/tasks HTTP/9.9\r\nHost: localhost\r\n\r\n",
        "GET /api/tasks HTTP/1.1\r\n\r\n", "G@T /api/tasks HTTP/1.1\r\nHost: localhost\r\n\r\n"})
    void answersWhatIsNoHttpWithoutTellingAnything(String request) {
        assertThat(RawHttp.send(port, request)).containsPattern("^(HTTP/1.1 (400|405|501|505)|$)").doesNotContain(
                "Exception", "Tomcat", "<html", "at org.");
    }

    @Test
    void ignoresForwardedHeadersUnlessAProxyIsConfigured() {
        String spoofed = RawHttp.get(port, "/api/tasks", "acme.example.com",
                "X-Forwarded-Host: globex.example.com\r\nForwarded: host=globex.example.com\r\n" + authorization());
        assertThat(spoofed).contains("\"tenant\":\"acme\"");
    }
}
