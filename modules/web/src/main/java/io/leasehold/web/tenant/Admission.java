package io.leasehold.web.tenant;

import java.util.Optional;

import jakarta.servlet.ServletRequest;

import org.springframework.web.context.request.NativeWebRequest;

import io.leasehold.core.Membership;
import io.leasehold.core.UserId;
import io.leasehold.web.Problem;

/** What became of a request's tenant. Decided once, and kept with the request for its later dispatches. */
sealed interface Admission {
    /** A person, working for a tenant. */
    record Admitted(Membership membership) implements Admission {}

    /** A person, working for no tenant. A handler that needs one answers with the reason; others do not mind. */
    record Tenantless(UserId user, Problem reason) implements Admission {}

    /** Nobody in particular, and so no tenant. */
    record Anonymous() implements Admission {}

    private static String attribute() {
        return Admission.class.getName();
    }

    default void keepWith(ServletRequest request) {
        request.setAttribute(attribute(), this);
    }

    static Admission of(ServletRequest request) {
        return request.getAttribute(attribute()) instanceof Admission admission ? admission : new Anonymous();
    }

    static Admission of(NativeWebRequest request) {
        ServletRequest servletRequest = request.getNativeRequest(ServletRequest.class);
        return servletRequest == null ? new Anonymous() : of(servletRequest);
    }

    /** The membership, or why there is none. */
    default Membership requireMembership() {
        return switch (this) {
            case Admitted(Membership membership) -> membership;
            case Tenantless(UserId _, Problem reason) -> throw reason;
            case Anonymous() -> throw Problem.unauthorized();
        };
    }

    /** Whoever has signed in. */
    default UserId requireUser() {
        return switch (this) {
            case Admitted(Membership membership) -> membership.user();
            case Tenantless(UserId user, Problem _) -> user;
            case Anonymous() -> throw Problem.unauthorized();
        };
    }

    default Optional<Membership> findMembership() {
        return this instanceof Admitted(Membership membership) ? Optional.of(membership) : Optional.empty();
    }
}
