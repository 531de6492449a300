package io.leasehold.platform.console;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.ui.ModelMap;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

import io.leasehold.core.Membership;
import io.leasehold.core.Permission;
import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.leasehold.platform.organization.OrganizationService;
import io.leasehold.platform.organization.OwnOrganization;
import io.leasehold.platform.user.Users;
import io.leasehold.web.RequiresPermission;
import io.leasehold.web.resource.PageLimit;
import io.leasehold.web.tenant.CurrentMembership;

import static java.util.stream.Collectors.toUnmodifiableSet;

/** Adds to a page what stands around it. Asked for only once the page is to be shown, so that a redirect costs no query. */
@Component
class ConsoleFrame implements HandlerInterceptor {
    private static final PageLimit MOST_IN_MENU = new PageLimit(200);

    private final ConsoleAddress address;
    private final OrganizationService organizations;
    private final Users users;
    private final List<NavigationEntry> navigation;
    private final List<String> stylesheets;

    ConsoleFrame(ConsoleAddress address, OrganizationService organizations, Users users,
            List<NavigationEntry> navigation,
            @Value("${leasehold.console.stylesheets}") List<String> stylesheets) {
        this.address = address;
        this.organizations = organizations;
        this.users = users;
        this.navigation = List.copyOf(navigation);
        this.stylesheets = List.copyOf(stylesheets);
    }

    @Override
    public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
            @Nullable ModelAndView page) {
        if (page == null || !(handler instanceof HandlerMethod method) || !isShown(page) || !isPage(method)) {
            return;
        }
        surround(page.getModelMap(), request);
        if (isOfOrganization(method)) {
            String path = request.getRequestURI().substring(request.getContextPath().length());
            CurrentMembership.of(request).ifPresent(membership -> surround(page.getModelMap(), membership, path));
        }
    }

    /** What stands around every page. */
    void surround(ModelMap page, HttpServletRequest request) {
        page.addAttribute("stylesheets", stylesheets);
        page.addAttribute("zone", ViewerLocale.zone(request));
        caller(request).ifPresent(user -> surround(page, user));
    }

    private void surround(ModelMap page, UserId caller) {
        List<OwnOrganization> own = organizations.own(caller, Optional.empty(), MOST_IN_MENU).items();
        page.addAttribute("person", users.find(Set.of(caller)).values().stream().map(Person::of).findFirst().orElse(
                null));
        page.addAttribute("organizations", own.stream().map(OrganizationEntry::of).toList());
        page.addAttribute("slugInPath", address.namesOrganization());
    }

    /** What stands around a page of an organization besides. */
    void surround(ModelMap page, Membership membership, String path) {
        Tenant tenant = membership.tenant();
        String base = address.of(tenant);
        page.addAttribute("base", base);
        page.addAttribute("organization", OrganizationEntry.of(organizations.find(tenant)));
        page.addAttribute("permissions", membership.permissions().stream().map(Permission::name).collect(
                toUnmodifiableSet()));
        page.addAttribute("navigation", navigation.stream().filter(entry -> membership.allows(new Permission(entry
                .permission()))).map(entry -> entry.link(base, path)).toList());
    }

    private static Optional<UserId> caller(HttpServletRequest request) {
        return Optional.ofNullable(request.getUserPrincipal()).map(principal -> new UserId(UUID.fromString(principal
                .getName())));
    }

    private static boolean isShown(ModelAndView page) {
        String view = page.getViewName();
        return view != null && !view.startsWith("redirect:");
    }

    private static boolean isPage(HandlerMethod handler) {
        return AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), PageController.class);
    }

    /** A page that needs a permission is one of an organization; the others are a person's own, whatever is bound. */
    private static boolean isOfOrganization(HandlerMethod handler) {
        return handler.hasMethodAnnotation(RequiresPermission.class) || AnnotatedElementUtils.hasAnnotation(handler
                .getBeanType(), RequiresPermission.class);
    }
}
