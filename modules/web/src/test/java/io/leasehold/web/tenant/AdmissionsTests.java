package io.leasehold.web.tenant;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.mock.web.MockHttpServletRequest;

import io.leasehold.core.Membership;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantKey;
import io.leasehold.core.TenantStatus;
import io.leasehold.core.UserId;
import io.leasehold.web.Problem;
import io.leasehold.web.app.Town;
import io.leasehold.web.tenant.Admission.Admitted;
import io.leasehold.web.tenant.Admission.Anonymous;
import io.leasehold.web.tenant.Admission.Tenantless;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a request says, in whichever combination: its caller's own tenant, or a refusal. */
class AdmissionsTests {
    private static final List<Tenant> TENANTS = List.of(Town.ACME, Town.GLOBEX, Town.INITECH, Town.DEFUNCT);

    private final Town town = new Town();
    private final Admissions admissions = new Admissions(new TenantSources(List.of(new HeaderTenantResolver(
            "X-Tenant-ID"), new PathTenantResolver(List.of("/orgs/{tenant}/**")),
            new HostTenantResolver(
                    "example.com")),
            List.of(), true, List.of("/orgs/{pathTenant}/api/organizations/{tenant}/**")),
            town);

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> known = Arbitraries.of(TENANTS).flatMap(tenant -> Arbitraries.of(tenant.slug().value(), tenant
                .id().toString()));
        Arbitrary<String> nearly = known.map(name -> name.toUpperCase(Locale.ROOT));
        return Arbitraries.oneOf(known, known, known, nearly, Arbitraries.strings().ofMaxLength(300), Arbitraries.of(
                "acme ", " acme", "acme,globex", "acme\u0000", "a\u0441me", "..", "%2e%2e", "{tenant}", "*", "' or 1=1",
                "xn--acme", ""));
    }

    @Provide
    Arbitrary<UserId> users() {
        return Arbitraries.of(Town.ADA, Town.GUS, Town.LIN, Town.VIC, Town.IAN, Town.DEE, Town.OPS);
    }

    private void assertOwnTenantOrRefusal(HttpServletRequest request, UserId user) {
        try {
            switch (admissions.admit(request, user)) {
                case Admitted(Membership membership) -> {
                    assertThat(membership.user()).isEqualTo(user);
                    assertThat(membership.tenant().status()).isEqualTo(TenantStatus.ACTIVE);
                    assertThat(town.of(user, List.of(new TenantKey(membership.tenant().slug()
                            .value())))).hasSize(1);
                }
                case Tenantless(UserId tenantless, Problem reason) -> {
                    assertThat(tenantless).isEqualTo(user);
                    assertThat(reason.code()).isIn("tenant_required", "tenant_suspended", "not_found");
                }
                case Anonymous() -> throw new AssertionError("somebody has signed in");
            }
        } catch (Problem refusal) {
            assertThat(refusal.code()).isIn("tenant_conflict", "malformed_request", "not_found", "tenant_suspended");
        }
    }

    @Property(tries = 1_000)
    void admitsToOwnTenantsAloneWhateverTheHeaderSays(@ForAll("names") String name, @ForAll("users") UserId user) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/tasks");
        request.addHeader("X-Tenant-ID", name);
        assertOwnTenantOrRefusal(request, user);
    }

    @Property(tries = 1_000)
    void admitsToOwnTenantsAloneWhateverThePathSays(@ForAll("names") String name, @ForAll("names") String target,
            @ForAll("users") UserId user) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/orgs/" + encoded(name)
                + "/api/organizations/" + encoded(target));
        assertOwnTenantOrRefusal(request, user);
    }

    @Property(tries = 1_000)
    void admitsToOwnTenantsAloneWhateverTheHostSays(@ForAll("names") String name, @ForAll("users") UserId user) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/tasks");
        request.setServerName(name + ".example.com");
        assertOwnTenantOrRefusal(request, user);
    }

    @Property(tries = 2_000)
    void admitsWhereAllThatSpeakMeanOneTenantAlone(@ForAll("names") String header, @ForAll("names") String path,
            @ForAll("names") String host, @ForAll("users") UserId user) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/orgs/" + encoded(path) + "/tasks");
        request.addHeader("X-Tenant-ID", header);
        request.setServerName(host + ".example.com");
        assertOwnTenantOrRefusal(request, user);
        try {
            if (admissions.admit(request, user) instanceof Admitted(Membership membership)) {
                String slug = membership.tenant().slug().value();
                String id = membership.tenant().id().toString();
                // An empty segment is none: such a path names nothing.
                assertThat(List.of(header, path.isEmpty() ? slug : path)).allMatch(name -> name.equals(slug) || name
                        .equals(id));
                assertThat(host).matches(name -> name.equalsIgnoreCase(slug) || name.equalsIgnoreCase(id));
            }
        } catch (Problem refusal) {
            assertThat(refusal.status().is4xxClientError()).isTrue();
        }
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
