package io.leasehold.platform.token;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

/** Hands out access tokens for e-mail address, password and organization. Which of the three is wrong shows neither in the answer nor in its time. */
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
        return throttle.signIn(request.email(), from, () -> membership(request)).map(this::token);
    }

    private Optional<Membership> membership(RequestToken.Credentials request) {
        UserId user = users.authenticate(request.email(), request.password()).map(User::id).orElse(NOBODY);
        return memberships.of(user, List.of(new TenantKey(request.organization()))).stream().findFirst();
    }

    private AccessToken token(Membership membership) {
        Instant now = clock.instant();
        JwtClaimsSet claims = JwtClaimsSet.builder().issuer(settings.issuer()).subject(membership.user().toString())
                .audience(List.of(settings.audience())).issuedAt(now).expiresAt(now.plus(settings.validity())).id(UUID
                        .randomUUID().toString())
                .claim("tenant", membership.tenant().id().toString()).build();
        JwsHeader header = JwsHeader.with(TokenConfiguration.ALGORITHM).type(TokenConfiguration.TYPE).build();
        String value = encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
        return new AccessToken(value, "Bearer", settings.validity().toSeconds());
    }
}
