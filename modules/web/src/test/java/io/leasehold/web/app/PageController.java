package io.leasehold.web.app;

import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.web.RequiresPermission;

/** Pages such as an application has, with or without the slug in their addresses. */
@RestController
class PageController {
    @GetMapping(path = "${example.pages}/tasks", produces = "text/html")
    @RequiresPermission("data.read")
    String tasks(Tenant tenant) {
        return "<h1>Tasks of " + tenant.slug() + "</h1>";
    }

    @GetMapping("/csrf")
    String csrf(CsrfToken token) {
        return token.getToken();
    }

    @GetMapping("/open")
    String open() {
        return TenantContext.current().map(tenant -> tenant.slug().value()).orElse("nobody's");
    }
}
