package io.leasehold.web.tenant;

import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

import io.leasehold.core.Membership;
import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;

/** Gives handlers their {@link Tenant}, {@link Membership} and {@link UserId}; a handler that asks for one that is not there is not called. */
public final class RequestArguments implements HandlerMethodArgumentResolver {
    private static final Map<Class<?>, Function<Admission, Object>> ARGUMENTS = Map.of(Tenant.class,
            admission -> admission.requireMembership().tenant(), Membership.class, Admission::requireMembership,
            UserId.class, Admission::requireUser);

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return ARGUMENTS.containsKey(parameter.getParameterType());
    }

    @Override
    public @Nullable Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
            NativeWebRequest request, @Nullable WebDataBinderFactory binderFactory) {
        Function<Admission, Object> argument = ARGUMENTS.get(parameter.getParameterType());
        return argument == null ? null : argument.apply(Admission.of(request));
    }
}
