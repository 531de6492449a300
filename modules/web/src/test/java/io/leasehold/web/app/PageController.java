package io.leasehold.web.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.web.RequiresPermission;

/** Pages such as an application has, with or without the slug in their addresses. */
@RestController
class PageController {
    private static final Logger LOG = LoggerFactory.getLogger(PageController.class);

    @GetMapping(path = "${example.pages}/tasks", produces = "text/html")
    @RequiresPermission("data.read")
    String tasks(Tenant tenant) {
        LOG.info("Showing tasks");
        return "<h1>Tasks of " + tenant.slug() + "</h1>";
    }

    @GetMapping("/csrf")
    String csrf(CsrfToken token) {
        return token.getToken();
    }

    @GetMapping("/open")
    String open() {
        LOG.info("Open to all");
        return TenantContext.current().map(tenant -> tenant.slug().value()).orElse("nobody's");
    }
}
