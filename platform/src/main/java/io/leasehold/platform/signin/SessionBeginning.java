package io.leasehold.platform.signin;

import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.stereotype.Component;

import io.leasehold.core.Memberships;
import io.leasehold.core.UserId;
import io.leasehold.web.SessionTenant;
import io.leasehold.web.tenant.TenantSources;

/**
 * Makes the short session of a stranger that of somebody who has signed in: under a new id, so that whoever planted the old one gains nothing, for as
 * long as was configured, and with the browser that it is of. Where nothing but the session can name a tenant, it begins with the organization joined first.
 */
@Component
final class SessionBeginning implements SessionAuthenticationStrategy {
    static final String BROWSER = SessionBeginning.class.getName() + ".browser";
    private static final int LONGEST_BROWSER = 400;

    private final SessionAuthenticationStrategy newId = new ChangeSessionIdAuthenticationStrategy();
    private final SignInSettings settings;
    private final TenantSources sources;
    private final Memberships memberships;

    SessionBeginning(SignInSettings settings, TenantSources sources, Memberships memberships) {
        this.settings = settings;
        this.sources = sources;
        this.memberships = memberships;
    }

    @Override
    public void onAuthentication(@Nullable Authentication authentication, HttpServletRequest request,
            HttpServletResponse response) {
        if (authentication == null) {
            return;
        }
        newId.onAuthentication(authentication, request, response);
        HttpSession session = request.getSession();
        session.setMaxInactiveInterval(Math.toIntExact(settings.sessionTimeout().toSeconds()));
        session.setAttribute(BROWSER, browser(request.getHeader(HttpHeaders.USER_AGENT)));
        if (!sources.remembering().isEmpty() && !sources.defaultMembership()) {
            memberships.defaultOf(new UserId(UUID.fromString(authentication.getName())))
                    .ifPresent(membership -> SessionTenant.remember(request, membership.tenant()));
        }
    }

    private static String browser(@Nullable String userAgent) {
        return userAgent == null ? "" : userAgent.substring(0, Math.min(userAgent.length(), LONGEST_BROWSER));
    }
}
