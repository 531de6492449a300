package io.leasehold.platform.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.stereotype.Service;

import io.leasehold.core.Membership;
import io.leasehold.core.Memberships;
import io.leasehold.core.TenantKey;
import io.leasehold.core.UserId;
import io.leasehold.platform.throttle.ClientAddress;
import io.leasehold.platform.throttle.Throttle;
import io.leasehold.platform.user.User;
import io.leasehold.platform.user.Users;

/**
 * Hands out access tokens for e-mail address, password and organization. Which of the three is wrong shows neither in the answer nor in its time. An
 * operator gets one without an organization, which opens none.
 */
@Service
class TokenService {
    private static final UserId NOBODY = new UserId(new UUID(0, 0));

    private final Users users;
    private final Memberships memberships;
    private final Throttle throttle;
    private final JwtEncoder encoder;
    private final TokenSettings settings;
    private final Clock clock;

    TokenService(Users users, Memberships memberships, Throttle throttle, JwtEncoder encoder, TokenSettings settings,
            Clock clock) {
        this.users = users;
        this.memberships = memberships;
        this.throttle = throttle;
        this.encoder = encoder;
        this.settings = settings;
        this.clock = clock;
    }

    Optional<AccessToken> issue(RequestToken.Credentials request, ClientAddress from) {
        @Nullable
        String organization = request.organization();
        return organization == null
                ? throttle.signIn(request.email(), from, () -> operator(request)).map(this::token)
                : throttle.signIn(request.email(), from, () -> membership(request, organization)).map(this::token);
    }

    private Optional<User> operator(RequestToken.Credentials request) {
        return users.authenticate(request.email(), request.password()).filter(User::operator);
    }

    private Optional<Membership> membership(RequestToken.Credentials request, String organization) {
        UserId user = users.authenticate(request.email(), request.password()).map(User::id).orElse(NOBODY);
        return memberships.of(user, List.of(new TenantKey(organization))).stream().findFirst();
    }

    private AccessToken token(User operator) {
        return signed(claims(operator.id(), settings.operatorAudience(), settings.operatorValidity()), settings
                .operatorValidity());
    }

    private AccessToken token(Membership membership) {
        return signed(claims(membership.user(), settings.audience(), settings.validity()).claim("tenant", membership
                .tenant().id().toString()), settings.validity());
    }

    private JwtClaimsSet.Builder claims(UserId user, String audience, Duration validity) {
        Instant now = clock.instant();
        return JwtClaimsSet.builder().issuer(settings.issuer()).subject(user.toString()).audience(List.of(audience))
                .issuedAt(now).expiresAt(now.plus(validity)).id(UUID.randomUUID().toString());
    }

    private AccessToken signed(JwtClaimsSet.Builder claims, Duration validity) {
        JwsHeader header = JwsHeader.with(TokenConfiguration.ALGORITHM).type(TokenConfiguration.TYPE).build();
        String value = encoder.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
        return new AccessToken(value, "Bearer", validity.toSeconds());
    }
}
