package io.leasehold.web.problem;

import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;

/** Whom an answer is for: a program, which gets {@code application/problem+json}, or a person before a browser, who gets a page. */
public final class Audience {
    private static final String TENANT_VARIABLE = "\\{[^}]+}";

    private final Pattern api;
    private final Pattern tenantPath;

    /** @param tenantPrefixes beginnings of paths that name a tenant, such as <code>/orgs/{pathTenant}</code> */
    public Audience(List<String> tenantPrefixes) {
        String prefixes = tenantPrefixes.stream().map(prefix -> Pattern.compile(TENANT_VARIABLE).splitAsStream(prefix
                + " ").map(String::strip).map(Pattern::quote).collect(Collectors.joining("[^/]+"))).collect(
                        Collectors.joining("|"));
        tenantPath = Pattern.compile("(" + (prefixes.isEmpty() ? "(?!)" : prefixes) + ")(/.*)?");
        api = Pattern.compile("(" + prefixes + ")?/(api|actuator)(/.*)?");
    }

    /** Whether this address is one for programs. */
    public boolean isApi(HttpServletRequest request) {
        return api.matcher(path(request)).matches();
    }

    /** Whether the answer is a page. A decision about looks alone; it hides and reveals nothing. */
    public boolean wantsPage(HttpServletRequest request) {
        return !isApi(request)
                && Collections.list(request.getHeaders(HttpHeaders.ACCEPT)).stream().anyMatch(
                        accepted -> accepted.contains("text/html"));
    }

    /** Whether no cache may keep the answer, by its address alone. What is bound to a tenant elsewhere is kept out by the tenant filter. */
    boolean isPrivate(HttpServletRequest request) {
        String path = path(request);
        return isApi(request) || tenantPath.matcher(path).matches();
    }

    private static String path(HttpServletRequest request) {
        Object failed = request.getDispatcherType() == DispatcherType.ERROR
                ? request.getAttribute(
                        RequestDispatcher.ERROR_REQUEST_URI)
                : null;
        String uri = failed instanceof String text ? text : request.getRequestURI();
        String context = request.getContextPath();
        return uri.startsWith(context) ? uri.substring(context.length()) : uri;
    }
}
