package io.leasehold.web;

import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.leasehold.core.Membership;
import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.leasehold.web.app.WebApplication;
import io.leasehold.web.tenant.UnguardedHandlerException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GuardedHandlersTests {
    @RestController
    static class OpenByTenant {
        @GetMapping("/api/open-by-tenant")
        String open(Tenant tenant) {
            return tenant.slug().value();
        }
    }

    @RestController
    static class OpenByMembership {
        @GetMapping("/api/open-by-membership")
        String open(Membership membership) {
            return membership.user().toString();
        }
    }

    @RestController
    static class Guarded {
        @GetMapping("/api/guarded")
        @RequiresPermission("data.read")
        String guarded(Tenant tenant, UserId user) {
            return tenant.slug() + " " + user;
        }

        @GetMapping("/api/personal")
        String personal(UserId user) {
            return user.toString();
        }
    }

    private static ConfigurableApplicationContext start(Class<?> handlers) {
        return new SpringApplicationBuilder(WebApplication.class, handlers).properties("server.port=0").run();
    }

    @Test
    void refusesToStartWithAHandlerThatTakesATenantFromAnybody() {
        assertThatThrownBy(() -> start(OpenByTenant.class)).isInstanceOfSatisfying(UnguardedHandlerException.class,
                refusal -> assertThat(refusal.handlers()).singleElement().asString().contains("OpenByTenant#open"));
        assertThatThrownBy(() -> start(OpenByMembership.class)).isInstanceOf(UnguardedHandlerException.class)
                .hasMessageContaining("OpenByMembership#open").hasMessageContaining("@RequiresPermission");
    }

    @Test
    void startsWithHandlersThatSayWhoMayCallThem() {
        try (ConfigurableApplicationContext context = start(Guarded.class)) {
            assertThat(context.getBean(Guarded.class)).isNotNull();
        }
    }
}
