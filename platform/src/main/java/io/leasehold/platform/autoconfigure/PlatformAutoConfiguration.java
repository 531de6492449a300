package io.leasehold.platform.autoconfigure;

import java.time.Clock;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

import io.leasehold.platform.organization.NewOrganizations;
import io.leasehold.platform.signin.SignInSettings;
import io.leasehold.platform.throttle.ThrottleLimits;
import io.leasehold.platform.token.TokenSettings;
import io.leasehold.postgres.autoconfigure.LeaseholdPostgresAutoConfiguration;

/**
 * Brings the platform into an application. The features are found by scanning their packages, so that all of their classes can stay package-private; the
 * list of packages is the list of features. Their beans have long names, which no class of an application can have too.
 */
@AutoConfiguration(after = LeaseholdPostgresAutoConfiguration.class, beforeName = {
    "io.leasehold.web.autoconfigure.TenantWebAutoConfiguration",
    "io.leasehold.web.autoconfigure.ProblemAutoConfiguration",
    "io.leasehold.web.autoconfigure.ResourceAutoConfiguration",
    "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
    "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration",
    "org.springframework.boot.session.autoconfigure.SessionAutoConfiguration",
    "org.springframework.boot.session.jdbc.autoconfigure.JdbcSessionAutoConfiguration"})
@EnableConfigurationProperties(PlatformProperties.class)
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class, value = {
    "io.leasehold.platform.user", "io.leasehold.platform.member", "io.leasehold.platform.organization",
    "io.leasehold.platform.key", "io.leasehold.platform.throttle", "io.leasehold.platform.token",
    "io.leasehold.platform.signin", "io.leasehold.platform.signup", "io.leasehold.platform.openapi",
    "io.leasehold.platform.operator", "io.leasehold.platform.console"})
public final class PlatformAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SignInSettings signInSettings(PlatformProperties properties) {
        return properties.signIn().settings();
    }

    @Bean
    NewOrganizations newOrganizations(PlatformProperties properties) {
        return properties.platform().newOrganizations().settings();
    }

    @Bean
    TokenSettings tokenSettings(PlatformProperties properties) {
        return properties.tokens().settings();
    }

    @Bean
    ThrottleLimits throttleLimits(PlatformProperties properties) {
        return properties.throttle().limits();
    }
}
