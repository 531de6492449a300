package io.leasehold.web.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

import io.leasehold.web.resource.CursorCodec;

/** Building blocks of an API's resources that need configuration. */
@AutoConfiguration
@EnableConfigurationProperties(LeaseholdWebProperties.class)
public final class ResourceAutoConfiguration {
    private static final int SECRET_BYTES = 32;

    @Bean
    @ConditionalOnMissingBean
    CursorCodec cursorCodec(LeaseholdWebProperties properties) {
        String secret = properties.cursorSecret();
        return new CursorCodec(secret == null
                ? random()
                : secret.getBytes(
                        StandardCharsets.UTF_8));
    }

    private static byte[] random() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }
}
