package io.leasehold.depot.overview;

import java.util.List;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

import io.leasehold.core.Tenant;
import io.leasehold.depot.product.ProductCounts;
import io.leasehold.depot.product.ProductService;
import io.leasehold.depot.task.TaskCounts;
import io.leasehold.depot.task.TaskFilter;
import io.leasehold.depot.task.TaskService;
import io.leasehold.depot.task.TaskStatus;
import io.leasehold.platform.console.ConsoleAddress;
import io.leasehold.platform.console.PageController;
import io.leasehold.web.RequiresPermission;

/** The first page of an organization. */
@PageController
@RequestMapping(ConsoleAddress.BASE)
class OverviewPageController {
    private static final int SHOWN = 6;

    private final TaskService tasks;
    private final ProductService products;

    OverviewPageController(TaskService tasks, ProductService products) {
        this.tasks = tasks;
        this.products = products;
    }

    @GetMapping
    @RequiresPermission("data.read")
    String overview(Tenant tenant, Model model) {
        TaskCounts counts = tasks.count(tenant);
        ProductCounts stock = products.count(tenant);
        model.addAttribute("figures", List.of(
                new Figure("Open tasks", counts.byStatus().getOrDefault(TaskStatus.OPEN, 0), "/tasks?status=open",
                        false),
                new Figure("In progress", counts.byStatus().getOrDefault(TaskStatus.IN_PROGRESS, 0),
                        "/tasks?status=in_progress", false),
                new Figure("Overdue", counts.overdue(), "/tasks?status=open&status=in_progress&sort=due_date", counts
                        .overdue() > 0),
                new Figure("Low on stock", stock.low(), "/products?sort=stock", stock.low() > 0)));
        model.addAttribute("newestTasks", tasks.newest(tenant, TaskFilter.ALL, SHOWN));
        model.addAttribute("leastStock", products.scarcest(tenant, SHOWN));
        return "overview/overview";
    }

    /** A number, and where it comes from. */
    record Figure(String label, int value, String path, boolean alarming) {}
}
