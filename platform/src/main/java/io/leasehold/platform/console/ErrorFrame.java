package io.leasehold.platform.console;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.ui.ModelMap;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

import io.leasehold.core.Membership;
import io.leasehold.core.Permission;
import io.leasehold.platform.member.MemberService;
import io.leasehold.platform.member.Permissions;
import io.leasehold.web.tenant.CurrentMembership;

/**
 * Puts the frame around error pages too, and says who can help. An organization is shown only to those who were admitted to it, so that a page about a
 * stranger's looks like one about none. What cannot be found out any more, such as with the database away, is left out.
 */
@Component
class ErrorFrame implements HandlerInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorFrame.class);
    private static final int MOST_NAMES = 5;

    private final ConsoleFrame frame;
    private final ConsoleAddress address;
    private final MemberService members;

    ErrorFrame(ConsoleFrame frame, ConsoleAddress address, MemberService members) {
        this.frame = frame;
        this.address = address;
        this.members = members;
    }

    @Override
    public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
            @Nullable ModelAndView page) {
        if (page == null || request.getDispatcherType() != DispatcherType.ERROR) {
            return;
        }
        ModelMap model = page.getModelMap();
        back(request).ifPresent(back -> model.addAttribute("back", back));
        try {
            frame.surround(model, request);
            CurrentMembership.of(request).filter(membership -> isOf(membership, request)).ifPresent(membership -> {
                frame.surround(model, membership, path(request));
                explain(membership, model);
            });
        } catch (RuntimeException unavailable) {
            LOG.warn("An error page is shown without what stands around it: {}", unavailable.toString());
            model.remove("person");
            model.remove("organization");
        }
    }

    /** What is missing in words, and who can give it: for members who may see who the others are. */
    private void explain(Membership membership, ModelMap model) {
        if (model.getAttribute("permission") instanceof String missing) {
            model.addAttribute("missing", PermissionWords.of(missing));
            if (membership.allows(new Permission(Permissions.MEMBERS_READ))) {
                List<String> names = members.all(membership.tenant()).stream().filter(member -> member.member().role()
                        .allows(Permissions.MEMBERS_MANAGE)).map(member -> member.user().name().value()).limit(
                                MOST_NAMES)
                        .toList();
                model.addAttribute("granters", names);
            }
        }
    }

    private boolean isOf(Membership membership, HttpServletRequest request) {
        String base = address.of(membership.tenant());
        return path(request).equals(base) || path(request).startsWith(base + "/");
    }

    private static String path(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String uri = failed instanceof String text ? text : request.getRequestURI();
        return withoutContext(uri, request);
    }

    private static String withoutContext(String path, HttpServletRequest request) {
        return path.startsWith(request.getContextPath()) ? path.substring(request.getContextPath().length()) : path;
    }

    /** The page of ours that somebody came from: its path and nothing else, so that the link never leads elsewhere. */
    private static Optional<String> back(HttpServletRequest request) {
        try {
            URI referer = URI.create(Optional.ofNullable(request.getHeader(HttpHeaders.REFERER)).orElse(""));
            if (!request.getServerName().equals(referer.getHost()) || referer.getRawPath() == null) {
                return Optional.empty();
            }
            String query = referer.getRawQuery() == null ? "" : "?" + referer.getRawQuery();
            return Optional.of(withoutContext(referer.getRawPath(), request) + query).filter(page -> page.startsWith(
                    "/") && !page.startsWith("//"));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
