package io.leasehold.web.autoconfigure;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;

import io.leasehold.web.app.Town;
import io.leasehold.web.autoconfigure.LeaseholdWebProperties.Source;
import io.leasehold.web.problem.RequestTrace;
import io.leasehold.web.resource.CursorCodec;
import io.leasehold.web.tenant.HeaderTenantResolver;
import io.leasehold.web.tenant.HostTenantResolver;
import io.leasehold.web.tenant.PathTenantResolver;
import io.leasehold.web.tenant.SessionTenantResolver;
import io.leasehold.web.tenant.TenantFilter;
import io.leasehold.web.tenant.TenantSources;
import io.leasehold.web.tenant.TokenClaimTenantResolver;
import io.micrometer.tracing.Tracer;

import static org.assertj.core.api.Assertions.assertThat;

class WebAutoConfigurationTests {
    private static final AutoConfigurations ALL = AutoConfigurations.of(ProblemAutoConfiguration.class,
            TenantWebAutoConfiguration.class, CarryingAutoConfiguration.class, ResourceAutoConfiguration.class,
            StrictJsonAutoConfiguration.class, ErrorMvcAutoConfiguration.class, WebMvcAutoConfiguration.class,
            DispatcherServletAutoConfiguration.class);

    private final WebApplicationContextRunner web = new WebApplicationContextRunner().withConfiguration(ALL).withBean(
            Town.class);

    @Test
    void readsEveryWayInWhichARequestMayNameATenant() {
        web.run(context -> {
            TenantSources sources = context.getBean(TenantSources.class);
            assertThat(sources.naming()).hasExactlyElementsOfTypes(TokenClaimTenantResolver.class,
                    HeaderTenantResolver.class, PathTenantResolver.class);
            assertThat(sources.remembering()).hasExactlyElementsOfTypes(SessionTenantResolver.class);
            assertThat(sources.defaultMembership()).isTrue();
            assertThat(sources.targetPatterns()).containsExactly("/api/organizations/{tenant}/**",
                    "/orgs/{pathTenant}/api/organizations/{tenant}/**");
            LeaseholdWebProperties properties = context.getBean(LeaseholdWebProperties.class);
            assertThat(properties.resolvers()).containsExactly(Source.values());
            assertThat(properties.headerName()).isEqualTo("X-Tenant-ID");
            assertThat(properties.pathPatterns()).containsExactly("/orgs/{tenant}/**");
            assertThat(properties.baseDomain()).isNull();
        });
    }

    @Test
    void readsHostsOnceTheyHaveABaseDomain() {
        web.withPropertyValues("leasehold.web.base-domain=example.com", "leasehold.web.resolvers=host").run(
                context -> assertThat(context.getBean(TenantSources.class).naming()).hasExactlyElementsOfTypes(
                        HostTenantResolver.class));
    }

    @Test
    void backsOffForAnApplicationsOwn() {
        CursorCodec codec = new CursorCodec(new byte[32]);
        TenantSources none = new TenantSources(List.of(), List.of(), false, List.of());
        web.withBean(CursorCodec.class, () -> codec).withBean(TenantSources.class, () -> none).run(context -> {
            assertThat(context.getBean(CursorCodec.class)).isSameAs(codec);
            assertThat(context.getBean(TenantSources.class)).isSameAs(none);
        });
    }

    @Test
    void worksWithoutTracing() {
        web.withClassLoader(new FilteredClassLoader(Tracer.class)).run(context -> assertThat(context).hasSingleBean(
                RequestTrace.class).hasBean("requestTrace"));
    }

    @Test
    void staysAwayFromApplicationsWithoutWeb() {
        new ApplicationContextRunner().withConfiguration(ALL).run(context -> assertThat(context).hasNotFailed()
                .doesNotHaveBean(TenantFilter.class).doesNotHaveBean(TenantSources.class));
    }

    @Test
    void refusesToStartWithoutMemberships() {
        new WebApplicationContextRunner().withConfiguration(ALL).run(context -> assertThat(context).hasFailed()
                .getFailure().hasMessageContaining("Memberships"));
    }

    @Test
    void refusesASecretThatIsTooShort() {
        web.withPropertyValues("leasehold.web.cursor-secret=short").run(context -> assertThat(context).hasFailed()
                .getFailure().hasRootCauseMessage("A secret of 5 bytes cannot sign cursors. Give at least 32 random "
                        + "bytes."));
    }

    @Test
    void refusesPathPatternsThatNameNoTenant() {
        web.withPropertyValues("leasehold.web.path-patterns=/orgs/{org}/**").run(context -> assertThat(context)
                .hasFailed().getFailure().rootCause().hasMessageContaining("/orgs/{org}/** names no tenant"));
    }
}
