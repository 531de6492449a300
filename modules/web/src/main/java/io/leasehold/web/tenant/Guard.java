package io.leasehold.web.tenant;

import java.util.Arrays;
import java.util.Optional;

import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

import io.leasehold.core.Membership;
import io.leasehold.core.Permission;
import io.leasehold.core.Tenant;
import io.leasehold.web.RequiresPermission;

/**
 * What a handler demands of its callers.
 *
 * @param takesTenant whether it receives the tenant
 */
record Guard(Optional<Permission> permission, boolean takesTenant) {
    static Guard of(HandlerMethod handler) {
        RequiresPermission own = handler.getMethodAnnotation(RequiresPermission.class);
        RequiresPermission demanded = own != null
                ? own
                : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), RequiresPermission.class);
        boolean takesTenant = Arrays.stream(handler.getMethodParameters()).map(
                MethodParameter::getParameterType).anyMatch(type -> type == Tenant.class || type == Membership.class);
        return new Guard(Optional.ofNullable(demanded).map(RequiresPermission::value).map(Permission::new),
                takesTenant);
    }

    boolean needsTenant() {
        return takesTenant || permission.isPresent();
    }

    boolean isOpen() {
        return takesTenant && permission.isEmpty();
    }
}
