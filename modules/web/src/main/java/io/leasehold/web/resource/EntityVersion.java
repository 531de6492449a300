package io.leasehold.web.resource;

import org.springframework.http.HttpStatus;

import io.leasehold.web.Problem;

/** Which state of a resource somebody has seen. As an {@code ETag} it is strong: two equal ones mean the same bytes. */
public record EntityVersion(long value) {
    /** As it stands in the header {@code ETag}. */
    public String etag() {
        return "\"" + value + "\"";
    }

    /** The resource is not in the state that the caller has seen. */
    public static Problem stale() {
        return Problem.of(HttpStatus.PRECONDITION_FAILED, "precondition_failed",
                "This was changed in the meantime. Read it again, then decide.");
    }
}
