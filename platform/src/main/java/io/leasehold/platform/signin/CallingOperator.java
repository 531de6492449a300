package io.leasehold.platform.signin;

import java.util.List;

import jakarta.servlet.ServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import io.leasehold.core.UserId;
import io.leasehold.web.Problem;

/**
 * The operator who is calling, as an argument of handlers. One whose request did not come through the operators' gate answers {@code 404} before it is
 * called, by whatever path it was reached.
 */
public record CallingOperator(UserId user) {
    private static String attribute() {
        return CallingOperator.class.getName();
    }

    void keepWith(ServletRequest request) {
        request.setAttribute(attribute(), this);
    }

    private static @Nullable CallingOperator of(@Nullable ServletRequest request) {
        return request != null && request.getAttribute(attribute()) instanceof CallingOperator operator
                ? operator
                : null;
    }

    /** Gives handlers this argument. */
    @Component
    static final class Argument implements HandlerMethodArgumentResolver, WebMvcConfigurer {
        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.add(this);
        }

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == CallingOperator.class;
        }

        @Override
        public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
                NativeWebRequest request, @Nullable WebDataBinderFactory binderFactory) {
            CallingOperator operator = of(request.getNativeRequest(ServletRequest.class));
            if (operator == null) {
                throw Problem.notFound();
            }
            return operator;
        }
    }
}
