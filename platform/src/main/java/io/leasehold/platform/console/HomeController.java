package io.leasehold.platform.console;

import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.web.bind.annotation.GetMapping;

import io.leasehold.core.Membership;
import io.leasehold.core.Memberships;
import io.leasehold.core.UserId;
import io.leasehold.platform.user.Users;
import io.leasehold.web.SessionTenant;

/** Leads from the root to the organization last switched to, or else to the one that the person joined first; operators without any to their pages. */
@PageController
@Conditional(HomeController.RootIsFree.class)
class HomeController {
    private final Memberships memberships;
    private final Users users;
    private final ConsoleAddress address;

    HomeController(Memberships memberships, Users users, ConsoleAddress address) {
        this.memberships = memberships;
        this.users = users;
        this.address = address;
    }

    @GetMapping("/")
    String home(UserId caller, HttpServletRequest request) {
        Optional<Membership> membership = SessionTenant.recall(request).flatMap(key -> memberships.of(caller, List.of(
                key)).stream().findFirst()).or(() -> memberships.defaultOf(caller));
        return "redirect:" + membership.map(found -> address.home(found.tenant().slug())).orElseGet(() -> users
                .isOperator(caller) ? "/operator/tenants" : "/orgs");
    }

    /** Where addresses name no organization, the root is the organization's own first page. */
    static final class RootIsFree implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !context.getEnvironment().resolvePlaceholders(ConsoleAddress.BASE).isEmpty();
        }
    }
}
