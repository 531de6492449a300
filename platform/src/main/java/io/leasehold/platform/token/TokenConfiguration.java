package io.leasehold.platform.token;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import javax.crypto.SecretKey;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

import io.leasehold.platform.key.Keys;

/** How access tokens are signed, and what is demanded of one that comes in: this issuer, audience, type and algorithm, and that it has not expired. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {
    static final String TYPE = "at+jwt";
    static final MacAlgorithm ALGORITHM = MacAlgorithm.HS256;
    private static final String PURPOSE = "access-token";

    @Bean
    JwtEncoder jwtEncoder(Keys keys) {
        return NimbusJwtEncoder.withSecretKey(keys.secret(PURPOSE)).algorithm(ALGORITHM).build();
    }

    @Bean
    @Primary
    JwtDecoder jwtDecoder(Keys keys, TokenSettings settings) {
        return decoder(keys, settings, Set.of(settings.audience()));
    }

    /** Lets tokens of organizations pass too: whoever comes with one learns no more of what operators do than anybody else. */
    @Bean
    @Qualifier(TokenSettings.OPERATORS)
    JwtDecoder operatorJwtDecoder(Keys keys, TokenSettings settings) {
        return decoder(keys, settings, Set.of(settings.audience(), settings.operatorAudience()));
    }

    private static JwtDecoder decoder(Keys keys, TokenSettings settings, Set<String> audiences) {
        SecretKey secret = keys.secret(PURPOSE);
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withSecretKey(secret).macAlgorithm(ALGORITHM).validateType(false)
                .build();
        decoder.setJwtValidator(demands(settings, audiences));
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> demands(TokenSettings settings, Set<String> audiences) {
        return new DelegatingOAuth2TokenValidator<>(List.of(new JwtTypeValidator(TYPE), new JwtTimestampValidator(),
                new JwtIssuerValidator(settings.issuer()),
                new JwtClaimValidator<@Nullable List<String>>(JwtClaimNames.AUD,
                        named -> named != null && named.size() == 1 && audiences.containsAll(named)),
                new JwtClaimValidator<Object>(JwtClaimNames.EXP, expiry -> expiry != null),
                new JwtClaimValidator<Object>(JwtClaimNames.SUB, TokenConfiguration::isUserId)));
    }

    private static boolean isUserId(Object subject) {
        try {
            return subject instanceof String text && UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException noUuid) {
            return false;
        }
    }
}
