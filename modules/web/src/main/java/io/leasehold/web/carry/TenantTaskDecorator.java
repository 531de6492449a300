package io.leasehold.web.carry;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.task.TaskDecorator;

import io.leasehold.core.TenantContext;

/**
 * Has a task work for the tenant for which it was submitted, and log as it was submitted. On executors of Spring Boot it is installed; give it to those that
 * you make yourself. Not meant for schedulers: work that comes again and again is not the work of one request.
 */
public final class TenantTaskDecorator implements TaskDecorator {
    @Override
    public Runnable decorate(Runnable task) {
        Runnable bound = TenantContext.carry(task);
        Map<String, String> submitted = MDC.getCopyOfContextMap();
        return () -> {
            Map<String, String> before = MDC.getCopyOfContextMap();
            logAs(submitted);
            try {
                bound.run();
            } finally {
                logAs(before);
            }
        };
    }

    private static void logAs(@Nullable Map<String, String> entries) {
        if (entries == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(entries);
        }
    }
}
