package io.leasehold.web.tenant;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import io.leasehold.core.Membership;
import io.leasehold.core.Permission;
import io.leasehold.web.Problem;
import io.leasehold.web.RequiresPermission;

/** Holds back callers without the {@link RequiresPermission} of a handler, before anything of the request's body is read. */
public final class PermissionInterceptor implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            Guard guard = Guard.of(method);
            if (guard.needsTenant()) {
                Membership membership = Admission.of(request).requireMembership();
                guard.permission().filter(permission -> !membership.allows(permission)).ifPresent(
                        PermissionInterceptor::refuse);
            }
        }
        return true;
    }

    private static void refuse(Permission missing) {
        throw Problem.forbidden(missing);
    }
}
