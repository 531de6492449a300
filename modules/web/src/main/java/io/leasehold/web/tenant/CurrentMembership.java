package io.leasehold.web.tenant;

import java.util.Optional;

import jakarta.servlet.ServletRequest;

import io.leasehold.core.Membership;

/** The membership that a request was admitted by, for pages that show it where there is one. Handlers that need it take it as an argument. */
public final class CurrentMembership {
    private CurrentMembership() {}

    /** The membership, if the request is one for a tenant. */
    public static Optional<Membership> of(ServletRequest request) {
        return Admission.of(request).findMembership();
    }
}
