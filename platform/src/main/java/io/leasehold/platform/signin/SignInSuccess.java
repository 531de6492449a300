package io.leasehold.platform.signin;

import java.io.IOException;
import java.util.UUID;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

import io.leasehold.core.Memberships;
import io.leasehold.core.UserId;
import io.leasehold.web.SessionTenant;
import io.leasehold.web.tenant.TenantSources;

/** Leads on to the page that was wanted. Where nothing but the session can name a tenant, it begins with the organization joined first. */
final class SignInSuccess extends SavedRequestAwareAuthenticationSuccessHandler {
    private final TenantSources sources;
    private final Memberships memberships;

    SignInSuccess(TenantSources sources, Memberships memberships, RequestCache wantedPage, String home) {
        this.sources = sources;
        this.memberships = memberships;
        setRequestCache(wantedPage);
        setDefaultTargetUrl(home);
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
            Authentication authentication) throws ServletException, IOException {
        if (!sources.remembering().isEmpty() && !sources.defaultMembership()) {
            memberships.defaultOf(new UserId(UUID.fromString(authentication.getName())))
                    .ifPresent(membership -> SessionTenant.remember(request, membership.tenant()));
        }
        super.onAuthenticationSuccess(request, response, authentication);
    }
}
