package io.leasehold.web.app;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

import io.leasehold.core.TenantContext;

/** A page for people, in place of a template: says what it knows, and for whom it was made. */
@Component
class ErrorPage implements ErrorViewResolver {
    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        View view = (@Nullable Map<String, ?> shown, HttpServletRequest asked,
                HttpServletResponse response) -> {
            response.setContentType("text/html");
            String whose = TenantContext.current().map(tenant -> tenant.slug().value()).orElse("nobody");
            response.getOutputStream().write(("<p>" + model.get("code") + " for " + whose + "</p>").getBytes(
                    StandardCharsets.UTF_8));
        };
        return new ModelAndView(view, model);
    }
}
