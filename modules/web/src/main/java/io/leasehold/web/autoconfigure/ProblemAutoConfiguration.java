package io.leasehold.web.autoconfigure;

import java.util.List;
import java.util.Optional;

import jakarta.servlet.DispatcherType;

import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.annotation.ResponseStatusExceptionResolver;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;

import io.leasehold.web.problem.Audience;
import io.leasehold.web.problem.BodyProblems;
import io.leasehold.web.problem.ContainerErrorValve;
import io.leasehold.web.problem.ProblemAccessDeniedHandler;
import io.leasehold.web.problem.ProblemEntryPoint;
import io.leasehold.web.problem.ProblemExceptionResolver;
import io.leasehold.web.problem.ProblemRejectedHandler;
import io.leasehold.web.problem.ProblemTranslator;
import io.leasehold.web.problem.ProblemWriter;
import io.leasehold.web.problem.RequestProblems;
import io.leasehold.web.problem.RequestTrace;
import io.leasehold.web.problem.RequestTraceFilter;
import io.leasehold.web.problem.ValidationProblems;
import io.leasehold.web.tenant.TenantPrefixes;
import io.micrometer.tracing.Tracer;
import tools.jackson.databind.json.JsonMapper;

/** The error contract: whatever goes wrong, in whichever layer, is answered in one form. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(WebMvcConfigurer.class)
@EnableConfigurationProperties(LeaseholdWebProperties.class)
public final class ProblemAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    RequestTrace requestTrace() {
        return new RequestTrace(Optional::empty);
    }

    @Bean
    Audience audience(LeaseholdWebProperties properties) {
        return new Audience(TenantPrefixes.of(properties.activePathPatterns()));
    }

    @Bean
    ProblemWriter problemWriter(RequestTrace trace, Audience audience) {
        return new ProblemWriter(trace, audience);
    }

    @Bean
    ProblemTranslator problemTranslator(ObjectProvider<JsonMapper> mapper) {
        return new ProblemTranslator(new RequestProblems(new BodyProblems(), new ValidationProblems(new JsonNames(
                mapper)::of)));
    }

    @Bean
    FilterRegistrationBean<RequestTraceFilter> requestTraceFilter(RequestTrace trace, Audience audience) {
        FilterRegistrationBean<RequestTraceFilter> registration = new FilterRegistrationBean<>(new RequestTraceFilter(
                trace, audience));
        // Right behind the filter that opens the observation of the request, and so its trace.
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
        registration.setAsyncSupported(true);
        return registration;
    }

    @Bean
    WebMvcConfigurer problemsForExceptions(ProblemTranslator translator, ProblemWriter writer) {
        return new WebMvcConfigurer() {
            @Override
            public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
                resolvers.removeIf(resolver -> resolver instanceof ResponseStatusExceptionResolver
                        || resolver instanceof DefaultHandlerExceptionResolver);
                resolvers.add(new ProblemExceptionResolver(translator, writer));
            }
        };
    }

    @Bean
    @ConditionalOnMissingBean(ErrorController.class)
    ProblemErrorController problemErrorController(ErrorAttributes attributes, ObjectProvider<ErrorViewResolver> views,
            ProblemTranslator translator, ProblemWriter writer, RequestTrace trace, Audience audience) {
        return new ProblemErrorController(attributes, views.orderedStream().toList(), translator, writer, trace,
                audience);
    }

    /** What Spring Security answers by itself. An application names these two in its chain. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(AuthenticationEntryPoint.class)
    static class SecurityProblems {
        @Bean
        @ConditionalOnMissingBean
        ProblemEntryPoint problemEntryPoint(ProblemWriter writer) {
            return new ProblemEntryPoint(writer);
        }

        @Bean
        @ConditionalOnMissingBean
        ProblemAccessDeniedHandler problemAccessDeniedHandler(ProblemWriter writer) {
            return new ProblemAccessDeniedHandler(writer);
        }

        @Bean
        @ConditionalOnMissingBean(RequestRejectedHandler.class)
        ProblemRejectedHandler problemRejectedHandler(ProblemWriter writer) {
            return new ProblemRejectedHandler(writer);
        }
    }

    /** Problems bear the id of the trace where there is one. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Tracer.class)
    static class TracedProblems {
        @Bean
        @ConditionalOnMissingBean
        RequestTrace tracedRequestTrace(ObjectProvider<Tracer> tracer) {
            return new RequestTrace(() -> Optional.ofNullable(tracer.getIfAvailable()).map(Tracer::currentSpan).map(
                    span -> span.context().traceId()));
        }
    }

    /** Tomcat refuses some requests before any filter; these are answered in the same form. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({Tomcat.class, TomcatServletWebServerFactory.class})
    static class ContainerProblems {
        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> containerProblems() {
            return factory -> factory.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(ContainerErrorValve.class.getName());
                }
            });
        }
    }
}
