package io.leasehold.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import io.leasehold.core.Permission;

/** An outcome that is not the one asked for, with the code that programs rely on. It leaves as {@code application/problem+json}. */
public final class Problem extends RuntimeException {
    private final HttpStatus status;
    private final String code;
    private final transient Map<String, Object> properties = new LinkedHashMap<>();
    private final transient HttpHeaders headers = new HttpHeaders();

    private Problem(HttpStatus status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    /**
     * Any outcome.
     *
     * @param code a word for programs, in {@code snake_case}
     * @param detail a sentence for people; never another tenant's data, SQL, or a class name
     */
    public static Problem of(HttpStatus status, String code, String detail) {
        return new Problem(status, code, detail);
    }

    /** What was asked for does not exist, or is not the caller's: the same answer for both. */
    public static Problem notFound() {
        return of(HttpStatus.NOT_FOUND, "not_found", "There is nothing here, or nothing that you have access to.");
    }

    /** The organization is closed for its members, and they may know. */
    public static Problem tenantSuspended() {
        return of(HttpStatus.FORBIDDEN, "tenant_suspended",
                "This organization is suspended. Its data is kept; ask the people who run this service.");
    }

    /** The request is not one that can be understood. */
    public static Problem malformed(String detail) {
        return of(HttpStatus.BAD_REQUEST, "malformed_request", detail);
    }

    /** Nobody has signed in. */
    public static Problem unauthorized() {
        return of(HttpStatus.UNAUTHORIZED, "unauthorized", "Sign in, or send a bearer token.");
    }

    /** The change contradicts what is there. */
    public static Problem conflict(String code, String detail) {
        return of(HttpStatus.CONFLICT, code, detail);
    }

    /** The caller's role in the tenant does not allow it. */
    public static Problem forbidden(Permission missing) {
        return of(HttpStatus.FORBIDDEN, "forbidden", "Your role in this organization does not allow this.").with(
                "permission", missing.name());
    }

    /** The input is understood and wrong. */
    public static Problem invalid(List<InvalidField> fields) {
        return of(HttpStatus.valueOf(422), "invalid_request", "The request has invalid values; see errors.").with(
                "errors", List.copyOf(fields));
    }

    /** The input is understood and wrong in one place. */
    public static Problem invalid(InvalidField field) {
        return invalid(List.of(field));
    }

    /** The same outcome with one more member in its body. */
    public Problem with(String property, Object value) {
        properties.put(property, value);
        return this;
    }

    /** The same outcome with a header in its answer, such as {@code Retry-After}. */
    public Problem withHeader(String name, String value) {
        headers.set(name, value);
        return this;
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** The sentence for people. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    public Map<String, Object> properties() {
        return Map.copyOf(properties);
    }

    public HttpHeaders headers() {
        return HttpHeaders.readOnlyHttpHeaders(headers);
    }
}
