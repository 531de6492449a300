package io.leasehold.web.tenant;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Finds every handler of the API below each path of tenants as well: {@code /api/tasks} is also {@code /orgs/{slug}/api/tasks}. */
public final class TenantPathMapping extends RequestMappingHandlerMapping {
    private final List<String> prefixes;

    /** @param prefixes as {@link TenantPrefixes#of} gives them */
    public TenantPathMapping(List<String> prefixes) {
        this.prefixes = List.copyOf(prefixes);
    }

    @Override
    protected @Nullable RequestMappingInfo getMappingForMethod(Method method, Class<?> handlerType) {
        RequestMappingInfo mapping = super.getMappingForMethod(method, handlerType);
        if (mapping == null || prefixes.isEmpty()) {
            return mapping;
        }
        List<String> paths = new ArrayList<>(mapping.getPatternValues());
        int own = paths.size();
        mapping.getPatternValues().stream().filter(path -> path.startsWith("/api/")).forEach(path -> prefixes.forEach(
                prefix -> paths.add(prefix + path)));
        return paths.size() == own
                ? mapping
                : mapping.mutate().options(getBuilderConfiguration()).paths(paths.toArray(
                        String[]::new)).build();
    }
}
