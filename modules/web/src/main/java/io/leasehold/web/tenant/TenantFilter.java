package io.leasehold.web.tenant;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import io.leasehold.core.Membership;
import io.leasehold.core.TenantContext;
import io.leasehold.web.Problem;
import io.leasehold.web.problem.ProblemWriter;
import io.leasehold.web.tenant.Admission.Admitted;
import io.leasehold.web.tenant.Admission.Anonymous;

/**
 * The door through which requests come: the only place where a request becomes a tenant. Stands right behind Spring Security's chain. The decision is made
 * once; asynchronous and error dispatches, which run on threads of their own, bind the same tenant anew.
 */
public final class TenantFilter implements Filter {
    static final String PRIVATE = "private, no-store";

    private final Admissions admissions;
    private final ProblemWriter problems;
    private final List<PathPattern> withoutTenant;

    /** @param withoutTenant patterns of paths that belong to no tenant, such as assets; nothing is asked or bound there */
    public TenantFilter(Admissions admissions, ProblemWriter problems, List<String> withoutTenant) {
        this.admissions = admissions;
        this.problems = problems;
        this.withoutTenant = withoutTenant.stream().map(PathPatternParser.defaultInstance::parse).toList();
    }

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) servletRequest;
        HttpServletResponse response = (HttpServletResponse) servletResponse;
        Admission admission;
        try {
            admission = request.getDispatcherType() == DispatcherType.REQUEST ? admit(request) : Admission.of(request);
        } catch (Problem refusal) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, PRIVATE);
            problems.write(request, response, refusal);
            return;
        }
        if (admission instanceof Admitted(Membership membership)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, PRIVATE);
            bound(membership, request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private Admission admit(HttpServletRequest request) {
        PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        Admission admission = withoutTenant.stream().anyMatch(pattern -> pattern.matches(path))
                ? new Anonymous()
                : Callers.current().map(user -> admissions.admit(request, user)).orElseGet(Anonymous::new);
        admission.keepWith(request);
        return admission;
    }

    private static void bound(Membership membership, HttpServletRequest request, HttpServletResponse response,
            FilterChain chain) throws IOException, ServletException {
        try (TenantTrail _ = TenantTrail.of(membership.tenant(), request)) {
            TenantContext.where(membership.tenant()).call(() -> {
                chain.doFilter(request, response);
                return membership;
            });
        } catch (IOException | ServletException | RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new ServletException(failure);
        }
    }
}
