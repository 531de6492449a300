package io.leasehold.web.tenant;

import java.util.List;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Refuses to start an application with a handler that takes a tenant and says nothing about who may call it. */
public final class GuardedHandlers implements SmartInitializingSingleton {
    private final Iterable<RequestMappingHandlerMapping> mappings;

    public GuardedHandlers(Iterable<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (RequestMappingHandlerMapping mapping : mappings) {
            List<String> open = mapping.getHandlerMethods().values().stream().filter(
                    handler -> Guard.of(handler).isOpen()).map(
                            HandlerMethod::getShortLogMessage)
                    .sorted().distinct().toList();
            if (!open.isEmpty()) {
                throw new UnguardedHandlerException(open);
            }
        }
    }
}
