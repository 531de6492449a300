package io.leasehold.web.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.DispatcherType;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import io.leasehold.core.Memberships;
import io.leasehold.web.autoconfigure.LeaseholdWebProperties.Source;
import io.leasehold.web.problem.ProblemWriter;
import io.leasehold.web.tenant.Admissions;
import io.leasehold.web.tenant.GuardedHandlers;
import io.leasehold.web.tenant.HeaderTenantResolver;
import io.leasehold.web.tenant.HostTenantResolver;
import io.leasehold.web.tenant.PathTenantResolver;
import io.leasehold.web.tenant.PermissionInterceptor;
import io.leasehold.web.tenant.RequestArguments;
import io.leasehold.web.tenant.SessionTenantResolver;
import io.leasehold.web.tenant.TenantFilter;
import io.leasehold.web.tenant.TenantPathMapping;
import io.leasehold.web.tenant.TenantPrefixes;
import io.leasehold.web.tenant.TenantResolver;
import io.leasehold.web.tenant.TenantSources;
import io.leasehold.web.tenant.TokenClaimTenantResolver;

/** Turns requests into tenants: the filter behind Spring Security's, and what handlers get from it. */
@AutoConfiguration(before = WebMvcAutoConfiguration.class, after = ProblemAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({WebMvcConfigurer.class, SecurityFilterProperties.class})
@EnableConfigurationProperties(LeaseholdWebProperties.class)
public final class TenantWebAutoConfiguration {
    private static final boolean TOKENS = ClassUtils.isPresent("org.springframework.security.oauth2.jwt.Jwt",
            TenantWebAutoConfiguration.class.getClassLoader());

    @Bean
    @ConditionalOnMissingBean
    TenantSources tenantSources(LeaseholdWebProperties properties, ObjectProvider<TenantResolver> others) {
        List<TenantResolver> naming = new ArrayList<>();
        List<TenantResolver> remembering = new ArrayList<>();
        for (Source source : properties.resolvers()) {
            switch (source) {
                case TOKEN -> {
                    if (TOKENS) {
                        naming.add(new TokenClaimTenantResolver());
                    }
                }
                case HEADER -> naming.add(new HeaderTenantResolver(properties.headerName()));
                case PATH -> naming.add(new PathTenantResolver(properties.pathPatterns()));
                case HOST -> {
                    String baseDomain = properties.baseDomain();
                    if (StringUtils.hasText(baseDomain)) {
                        naming.add(new HostTenantResolver(baseDomain));
                    }
                }
                case SESSION -> remembering.add(new SessionTenantResolver());
                case DEFAULT_MEMBERSHIP -> {
                } // no resolver: it is a question about the person, not the request
            }
        }
        others.orderedStream().forEach(naming::add);
        List<String> targets = TenantPrefixes.below(TenantPrefixes.of(properties.activePathPatterns()),
                properties.targetPatterns());
        return new TenantSources(naming, remembering, properties.resolvers().contains(Source.DEFAULT_MEMBERSHIP),
                targets);
    }

    @Bean
    FilterRegistrationBean<TenantFilter> tenantFilter(TenantSources sources, Memberships memberships,
            ProblemWriter problems, LeaseholdWebProperties properties) {
        FilterRegistrationBean<TenantFilter> registration = new FilterRegistrationBean<>(new TenantFilter(
                new Admissions(sources, memberships), problems, properties.withoutTenant()));
        registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
        registration.setAsyncSupported(true);
        return registration;
    }

    @Bean
    WebMvcConfigurer tenantArgumentsAndPermissions() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new RequestArguments());
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new PermissionInterceptor());
            }
        };
    }

    @Bean
    @ConditionalOnMissingBean
    WebMvcRegistrations tenantPathRegistrations(LeaseholdWebProperties properties) {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new TenantPathMapping(TenantPrefixes.of(properties.activePathPatterns()), properties
                        .withoutTenant());
            }
        };
    }

    @Bean
    GuardedHandlers guardedHandlers(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return new GuardedHandlers(mappings);
    }
}
