package io.leasehold.platform.autoconfigure;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import io.leasehold.platform.signin.SignInSettings;
import io.leasehold.platform.throttle.Limit;
import io.leasehold.platform.throttle.ThrottleLimits;
import io.leasehold.platform.token.TokenSettings;

import static org.assertj.core.api.Assertions.assertThat;

class PlatformPropertiesTests {
    @Test
    void haveDefaults() {
        PlatformProperties properties = bound(Map.of());

        assertThat(properties.signIn().settings()).isEqualTo(new SignInSettings(false, "/orgs", Duration.ofHours(8)));
        assertThat(properties.tokens().settings())
                .isEqualTo(new TokenSettings("leasehold", "leasehold-api", Duration.ofHours(
                        1), Duration.ofMinutes(15)));
        Duration period = Duration.ofMinutes(10);
        assertThat(properties.throttle().limits())
                .isEqualTo(new ThrottleLimits(new Limit(10, period), new Limit(100, period),
                        new Limit(60, period), new Limit(30, period), new Limit(100, period)));
    }

    @Test
    void takeOtherValues() {
        PlatformProperties properties = bound(
                Map.of("leasehold.sign-in.https", "true", "leasehold.tokens.validity", "5m",
                        "leasehold.throttle.account-from-address", "3", "leasehold.throttle.period", "1m"));

        assertThat(properties.signIn().https()).isTrue();
        assertThat(properties.tokens().validity()).isEqualTo(Duration.ofMinutes(5));
        assertThat(properties.throttle().limits().accountFromAddress()).isEqualTo(new Limit(3, Duration.ofMinutes(1)));
    }

    private static PlatformProperties bound(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("leasehold",
                PlatformProperties.class);
    }
}
