package io.leasehold.platform.console;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TimeZone;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;
import org.springframework.web.servlet.i18n.AbstractLocaleContextResolver;
import org.springframework.web.util.WebUtils;

/**
 * In which language and in which zone somebody reads: pages are in English, times in the zone that the browser told by a cookie, or else in UTC. Controllers
 * get it as an argument of type {@link ZoneId}.
 */
final class ViewerLocale extends AbstractLocaleContextResolver {
    private static final String COOKIE = "zone";

    @Override
    public LocaleContext resolveLocaleContext(HttpServletRequest request) {
        return new SimpleTimeZoneAwareLocaleContext(Locale.UK, TimeZone.getTimeZone(zone(request)));
    }

    @Override
    public void setLocaleContext(HttpServletRequest request, @Nullable HttpServletResponse response,
            @Nullable LocaleContext context) {
        throw new IllegalStateException("The zone is the browser's to choose, not the server's.");
    }

    static ZoneId zone(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        try {
            return cookie == null ? ZoneOffset.UTC : ZoneId.of(cookie.getValue());
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
