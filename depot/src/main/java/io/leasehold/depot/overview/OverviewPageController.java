package io.leasehold.depot.overview;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

import io.leasehold.core.Membership;
import io.leasehold.core.Tenant;
import io.leasehold.depot.product.ProductCounts;
import io.leasehold.depot.product.ProductService;
import io.leasehold.depot.product.StockStatistics;
import io.leasehold.depot.task.TaskCounts;
import io.leasehold.depot.task.TaskService;
import io.leasehold.depot.task.TaskStatistics;
import io.leasehold.platform.console.ConsoleAddress;
import io.leasehold.platform.console.PageController;
import io.leasehold.web.RequiresPermission;

/** The first page of an organization. */
@PageController
@RequestMapping(ConsoleAddress.BASE)
class OverviewPageController {
    private static final int SHOWN = 6;
    private static final int WEEKS = 12;

    private final TaskService tasks;
    private final TaskStatistics pace;
    private final ProductService products;
    private final StockStatistics stock;
    private final Workload workload;
    private final FirstSteps firstSteps;
    private final Clock clock;

    OverviewPageController(TaskService tasks, TaskStatistics pace, ProductService products, StockStatistics stock,
            Workload workload, FirstSteps firstSteps, Clock clock) {
        this.tasks = tasks;
        this.pace = pace;
        this.products = products;
        this.stock = stock;
        this.workload = workload;
        this.firstSteps = firstSteps;
        this.clock = clock;
    }

    @GetMapping
    @RequiresPermission("data.read")
    String overview(Membership caller, ZoneId zone, Model model) {
        Tenant tenant = caller.tenant();
        LocalDate today = LocalDate.now(clock.withZone(zone));
        TaskCounts taskCounts = tasks.count(tenant, today);
        ProductCounts productCounts = products.count(tenant);
        model.addAttribute("steps", firstSteps.of(caller, taskCounts, productCounts));
        model.addAttribute("figures", Figure.of(taskCounts, productCounts));
        model.addAttribute("chart", WeekChart.of(pace.weeks(tenant, today, zone, WEEKS)));
        model.addAttribute("load", workload.of(tenant, SHOWN));
        model.addAttribute("mine", tasks.next(tenant, caller.user(), SHOWN).stream().map(task -> NextTask.of(task,
                today)).toList());
        model.addAttribute("leastStock", products.scarcest(tenant, SHOWN));
        model.addAttribute("worth", stock.worth(tenant).stream().limit(2).map(Figure::money).toList());
        return "overview/overview";
    }
}
