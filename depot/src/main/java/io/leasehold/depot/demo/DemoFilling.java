package io.leasehold.depot.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.springframework.stereotype.Component;

import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.depot.product.Product;
import io.leasehold.depot.product.ProductService;
import io.leasehold.depot.product.ProductTakeOver;
import io.leasehold.depot.task.TaskFilter;
import io.leasehold.depot.task.TaskService;
import io.leasehold.depot.task.TaskTakeOver;

/** Products and tasks for an organization of the demo, each written at once or not at all; what is there already is left alone. */
@Component
class DemoFilling {
    private static final long SEED = 20_261_122;

    private final TaskService tasks;
    private final ProductService products;
    private final TaskTakeOver newTasks;
    private final ProductTakeOver newProducts;
    private final Clock clock;

    DemoFilling(TaskService tasks, ProductService products, TaskTakeOver newTasks, ProductTakeOver newProducts,
            Clock clock) {
        this.tasks = tasks;
        this.products = products;
        this.newTasks = newTasks;
        this.newProducts = newProducts;
        this.clock = clock;
    }

    void fill(Tenant tenant, Crew crew) {
        long seed = seed(tenant.slug());
        // As exact as the database keeps it.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Product> catalogue = new Catalogue(tenant.slug(), seed).until(now);
        if (products.count(tenant).all() == 0) {
            newProducts.write(tenant, catalogue);
        }
        if (tasks.newest(tenant, TaskFilter.ALL, 1).isEmpty()) {
            Chores chores = new Chores(tenant.slug(), catalogue);
            newTasks.write(tenant, new TaskHistory(tenant.slug(), chores, crew, seed).until(now));
        }
    }

    /** Fixed, so that everybody finds the same. */
    static long seed(Slug organization) {
        return SEED + organization.value().hashCode();
    }
}
