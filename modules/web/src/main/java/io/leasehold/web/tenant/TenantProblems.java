package io.leasehold.web.tenant;

import org.springframework.http.HttpStatus;

import io.leasehold.web.Problem;

/** Why a request is not admitted to a tenant. */
final class TenantProblems {
    private TenantProblems() {}

    static Problem conflict() {
        return Problem.of(HttpStatus.BAD_REQUEST, "tenant_conflict",
                "The request names more than one organization. Name one, in one place.");
    }

    static Problem required() {
        return Problem.of(HttpStatus.BAD_REQUEST, "tenant_required",
                "The request names no organization, and you are a member of none.");
    }
}
