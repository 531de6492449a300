package io.leasehold.depot.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.leasehold.depot.product.ProductImport;
import io.leasehold.depot.product.ProductService;
import io.leasehold.depot.task.TaskFields;
import io.leasehold.depot.task.TaskFilter;
import io.leasehold.depot.task.TaskPriority;
import io.leasehold.depot.task.TaskService;
import io.leasehold.depot.task.TaskStatus;

/** Tasks and products for an organization of the demo; what is there already is left alone. */
@Component
class DemoFilling {
    private static final int MORE_THAN_THERE_ARE = 200;

    private final TaskService tasks;
    private final ProductService products;
    private final ProductImport imports;
    private final Clock clock;

    DemoFilling(TaskService tasks, ProductService products, ProductImport imports, Clock clock) {
        this.tasks = tasks;
        this.products = products;
        this.imports = imports;
        this.clock = clock;
    }

    void fill(Tenant tenant, UserId author, Map<String, UserId> people) {
        try {
            if (products.count(tenant).all() == 0) {
                imports.run(tenant, new ClassPathResource("demo/" + tenant.slug() + "-products.csv")
                        .getContentAsByteArray(), false);
            }
            Set<String> there = new HashSet<>();
            tasks.newest(tenant, TaskFilter.ALL, MORE_THAN_THERE_ARE).forEach(task -> there.add(task.title()));
            for (DemoTask task : DemoTask.of(tenant.slug())) {
                if (there.add(task.title())) {
                    tasks.create(tenant, author, fields(task, people));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the demo data of " + tenant.slug()
                    + " failed. It is part of the application: build it anew.", e);
        }
    }

    private TaskFields fields(DemoTask task, Map<String, UserId> people) {
        return new TaskFields(task.title(), textOrNull(task.description()),
                TaskStatus.parse(task.status()).orElseThrow(),
                TaskPriority.valueOf(task.priority().toUpperCase(Locale.ROOT)), people.get(task.assignee()), day(task
                        .dueInDays()));
    }

    private @Nullable LocalDate day(String inDays) {
        return inDays.isEmpty()
                ? null
                : LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(Long.parseLong(
                        inDays));
    }

    private static @Nullable String textOrNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
