package io.leasehold.web;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.springframework.http.HttpStatus;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantKey;

/** The tenant that a browser session last switched to. Remembered as an id only: membership and status are read anew on every request. */
public final class SessionTenant {
    private static final String ATTRIBUTE = SessionTenant.class.getName();

    private SessionTenant() {}

    /**
     * From now on this session means that tenant where a request names none.
     *
     * @throws Problem {@code 400 no_session} when the request belongs to no session
     */
    public static void remember(HttpServletRequest request, Tenant tenant) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "no_session",
                    "Only a browser session can switch. Name the organization in the request instead.");
        }
        session.setAttribute(ATTRIBUTE, tenant.id().toString());
    }

    /** The tenant last switched to, as unverified as any other key. */
    public static Optional<TenantKey> recall(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof String id
                ? Optional.of(new TenantKey(id))
                : Optional.empty();
    }

    /** This session means no tenant any more. */
    public static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }
}
