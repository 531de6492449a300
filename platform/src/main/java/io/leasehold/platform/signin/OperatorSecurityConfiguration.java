package io.leasehold.platform.signin;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfTokenRepository;

import io.leasehold.platform.token.TokenSettings;
import io.leasehold.web.Problem;
import io.leasehold.web.problem.ProblemEntryPoint;
import io.leasehold.web.problem.ProblemWriter;

/**
 * The filter chain of the operators' part, in front of the one for everybody: signed in as everywhere, but only operators get through, and to everybody
 * else it is as if there were nothing.
 */
@Configuration(proxyBeanMethods = false)
class OperatorSecurityConfiguration {
    @Bean
    @Order(1)
    SecurityFilterChain operatorSecurityFilterChain(HttpSecurity http, OperatorGate gate, Refusals refusals,
            ProblemEntryPoint problems, ProblemWriter writer, CsrfTokenRepository tokens,
            @Qualifier(TokenSettings.OPERATORS) JwtDecoder decoder) {
        return http.securityMatcher("/api/operator", "/api/operator/**", "/operator", "/operator/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().access(gate))
                .requestCache(cache -> cache.requestCache(new WantedPage()))
                .oauth2ResourceServer(bearer -> bearer.bearerTokenResolver(new OneBearerToken())
                        .jwt(jwt -> jwt.decoder(decoder)).authenticationEntryPoint(problems))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(refusals).accessDeniedHandler((request,
                        response, denied) -> {
                    if (denied instanceof CsrfException) {
                        refusals.handle(request, response, denied);
                    } else {
                        writer.write(request, response, Problem.notFound());
                    }
                })).headers(SecurityConfiguration::headers).build();
    }
}
