package io.leasehold.web.tenant;

import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Paths with a tenant in them, read by the parser that finds the handlers, so that both see the same path. */
final class TenantPaths {
    private static final String VARIABLE = "tenant";

    private final List<PathPattern> patterns;

    TenantPaths(List<String> patterns) {
        this.patterns = patterns.stream().map(PathPatternParser.defaultInstance::parse).toList();
        patterns.stream().filter(pattern -> !pattern.contains("{" + VARIABLE + "}")).findFirst().ifPresent(pattern -> {
            throw new IllegalArgumentException("The path pattern " + pattern + " names no tenant. Write {" + VARIABLE
                    + "} where the tenant stands, as in /orgs/{" + VARIABLE + "}/**.");
        });
    }

    /** What stands where the first pattern that matches has its variable. */
    Optional<String> tenantIn(HttpServletRequest request) {
        if (patterns.isEmpty()) {
            return Optional.empty();
        }
        PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        for (PathPattern pattern : patterns) {
            PathPattern.PathMatchInfo match = pattern.matchAndExtract(path);
            if (match != null) {
                return Optional.ofNullable(match.getUriVariables().get(VARIABLE));
            }
        }
        return Optional.empty();
    }
}
