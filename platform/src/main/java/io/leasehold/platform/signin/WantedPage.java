package io.leasehold.platform.signin;

import java.util.Collections;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/**
 * Remembers, across the sign-in, which page somebody asked for: its path on this server and nothing else, so that nobody is ever sent elsewhere and no
 * header of a stranger is kept.
 */
final class WantedPage implements RequestCache {
    private static final String ATTRIBUTE = WantedPage.class.getName();
    private static final int LONGEST = 2_000;

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString();
        String page = request.getRequestURI() + (query == null ? "" : "?" + query);
        if (isPage(request) && isLocal(page)) {
            request.getSession().setAttribute(ATTRIBUTE, page);
        }
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof String page && isLocal(page)
                ? new SimpleSavedRequest(page)
                : null;
    }

    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    private static boolean isPage(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod()) && request.getHeader("HX-Request") == null && Collections
                .list(request.getHeaders(HttpHeaders.ACCEPT)).stream().anyMatch(accepted -> accepted.contains(
                        "text/html"));
    }

    private static boolean isLocal(String page) {
        return page.length() <= LONGEST && page.startsWith("/") && !page.startsWith("//") && page.indexOf('\\') < 0;
    }
}
