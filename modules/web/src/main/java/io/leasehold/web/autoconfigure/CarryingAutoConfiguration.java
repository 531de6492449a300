package io.leasehold.web.autoconfigure;

import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.task.SimpleAsyncTaskExecutorCustomizer;
import org.springframework.boot.task.ThreadPoolTaskExecutorCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.TaskDecorator;
import org.springframework.core.task.support.CompositeTaskDecorator;

import io.leasehold.web.carry.TenantTaskDecorator;

/**
 * Has Spring Boot's executors ({@code @Async}, asynchronous handlers, and those made by its builders) carry the tenant. Not by a bean of type {@link TaskDecorator},
 * since its schedulers would take that as well.
 */
@AutoConfiguration(before = TaskExecutionAutoConfiguration.class)
public final class CarryingAutoConfiguration {
    @Bean
    ThreadPoolTaskExecutorCustomizer tenantCarryingPools(ObjectProvider<TaskDecorator> others) {
        return executor -> executor.setTaskDecorator(with(others));
    }

    @Bean
    SimpleAsyncTaskExecutorCustomizer tenantCarryingThreads(ObjectProvider<TaskDecorator> others) {
        return executor -> executor.setTaskDecorator(with(others));
    }

    private static TaskDecorator with(ObjectProvider<TaskDecorator> others) {
        return new CompositeTaskDecorator(
                Stream.concat(Stream.of(new TenantTaskDecorator()), others.orderedStream()).toList());
    }
}
