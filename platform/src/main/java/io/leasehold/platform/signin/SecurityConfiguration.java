package io.leasehold.platform.signin;

import jakarta.servlet.DispatcherType;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.CacheControlConfig;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.RequestCache;

import io.leasehold.web.problem.ProblemEntryPoint;

/** The filter chain for everybody, for browsers with a session and machines with a bearer token alike. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    static final String LOGIN = "/login";
    private static final String TOKENS = "/api/tokens";
    private static final String[] PUBLIC = {LOGIN, "/signup", "/error", "/favicon.ico", "/assets/**", "/webjars/**",
        "/actuator/health", "/actuator/health/**", "/actuator/prometheus", "/v3/api-docs", "/v3/api-docs/**",
        "/v3/api-docs.yaml", "/api-docs", "/swagger-ui/**"};

    /** Scripts, styles and everything else come from here; nothing inline runs, and nobody frames a page. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
            + "frame-ancestors 'none'; base-uri 'none'";

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http, SignInSettings settings, Refusals refusals,
            ProblemEntryPoint problems, SignIn signIn, CsrfTokenRepository tokens) {
        RequestCache wantedPage = new WantedPage();
        SavedRequestAwareAuthenticationSuccessHandler success = new SavedRequestAwareAuthenticationSuccessHandler();
        success.setRequestCache(wantedPage);
        success.setDefaultTargetUrl(settings.home());
        return http.authorizeHttpRequests(SecurityConfiguration::authorize).requestCache(cache -> cache.requestCache(
                wantedPage))
                .formLogin(form -> form.loginPage(LOGIN).withObjectPostProcessor(signIn.forForms())
                        .successHandler(success).failureHandler(
                                new SignInFailure()))
                .logout(logout -> logout.logoutSuccessUrl(LOGIN + "?logout"))
                .oauth2ResourceServer(bearer -> bearer.bearerTokenResolver(new OneBearerToken())
                        .jwt(Customizer.withDefaults()).authenticationEntryPoint(problems)
                        .accessDeniedHandler(refusals))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens).ignoringRequestMatchers(TOKENS))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(SecurityConfiguration::headers).build();
    }

    /** The token against forged forms stands in the session, where no other host of this domain can plant one. */
    @Bean
    CsrfTokenRepository csrfTokenRepository() {
        return new HttpSessionCsrfTokenRepository();
    }

    private static void authorize(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC).permitAll()
                .requestMatchers(PUBLIC).permitAll().requestMatchers(HttpMethod.POST, TOKENS).permitAll()
                .requestMatchers("/actuator/**").denyAll().anyRequest().authenticated();
    }

    static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY)).referrerPolicy(
                policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)).permissionsPolicyHeader(
                        policy -> policy.policy(
                                "camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
                .crossOriginOpenerPolicy(
                        policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .cacheControl(
                        CacheControlConfig::disable)
                .addHeaderWriter((request, response) -> {
                    if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
                        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
                    }
                });
    }
}
