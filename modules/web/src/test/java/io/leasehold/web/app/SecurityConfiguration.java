package io.leasehold.web.app;

import java.nio.charset.StandardCharsets;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import jakarta.servlet.DispatcherType;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.RequestMatcher;

import io.leasehold.web.problem.Audience;
import io.leasehold.web.problem.ProblemAccessDeniedHandler;
import io.leasehold.web.problem.ProblemEntryPoint;

/** Sign-in by form and by token, as an application has it. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    static final SecretKey KEY = new SecretKeySpec("only for tests, and 32 bytes at least".getBytes(
            StandardCharsets.UTF_8), "HmacSHA256");

    @Bean
    SecurityFilterChain chain(HttpSecurity http, ProblemEntryPoint entryPoint, ProblemAccessDeniedHandler denied,
            Audience audience) {
        RequestMatcher pages = audience::wantsPage;
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR,
                DispatcherType.ASYNC).permitAll().requestMatchers("/login", "/csrf", "/open",
                        "/assets/**")
                .permitAll().anyRequest().authenticated()).formLogin(
                        form -> form.permitAll())
                .oauth2ResourceServer(
                        server -> server.jwt(jwt -> {}).authenticationEntryPoint(
                                entryPoint))
                .exceptionHandling(
                        handling -> handling.defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"),
                                pages).defaultAuthenticationEntryPointFor(entryPoint,
                                        request -> true)
                                .accessDeniedHandler(
                                        denied))
                .build();
    }

    @Bean
    JwtDecoder tokens() {
        return NimbusJwtDecoder.withSecretKey(KEY).build();
    }

    @Bean
    UserDetailsService people() {
        return name -> {
            if (name.length() != 36) {
                throw new UsernameNotFoundException(name);
            }
            return User.withUsername(name).password("{noop}secret").build();
        };
    }
}
