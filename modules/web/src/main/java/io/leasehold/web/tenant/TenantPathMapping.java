package io.leasehold.web.tenant;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Finds every handler of the API below each path of tenants as well: {@code /api/tasks} is also {@code /orgs/{slug}/api/tasks}. Those at paths that belong
 * to no tenant are found there alone.
 */
public final class TenantPathMapping extends RequestMappingHandlerMapping {
    private final List<String> prefixes;
    private final List<PathPattern> withoutTenant;

    /**
     * @param prefixes as {@link TenantPrefixes#of} gives them
     * @param withoutTenant patterns of paths that belong to no tenant
     */
    public TenantPathMapping(List<String> prefixes, List<String> withoutTenant) {
        this.prefixes = List.copyOf(prefixes);
        this.withoutTenant = withoutTenant.stream().map(PathPatternParser.defaultInstance::parse).toList();
    }

    @Override
    protected @Nullable RequestMappingInfo getMappingForMethod(Method method, Class<?> handlerType) {
        RequestMappingInfo mapping = super.getMappingForMethod(method, handlerType);
        if (mapping == null || prefixes.isEmpty()) {
            return mapping;
        }
        List<String> paths = new ArrayList<>(mapping.getPatternValues());
        int own = paths.size();
        mapping.getPatternValues().stream().filter(path -> path.startsWith("/api/")).filter(path -> withoutTenant
                .stream().noneMatch(pattern -> pattern.matches(PathContainer.parsePath(path))))
                .forEach(path -> prefixes.forEach(
                        prefix -> paths.add(prefix + path)));
        return paths.size() == own
                ? mapping
                : mapping.mutate().options(getBuilderConfiguration()).paths(paths.toArray(
                        String[]::new)).build();
    }
}
