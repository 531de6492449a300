package io.leasehold.depot.task;

import java.time.ZoneId;
import java.util.Map;

import jakarta.validation.Valid;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.leasehold.depot.listing.ListAddress;
import io.leasehold.depot.listing.Lists;
import io.leasehold.depot.listing.Slice;
import io.leasehold.platform.console.ConsoleAddress;
import io.leasehold.platform.console.PageController;
import io.leasehold.web.RequiresPermission;
import io.leasehold.web.resource.Page;

/** Many tasks: as a list, page by page, and as a board. */
@PageController
@RequestMapping(ConsoleAddress.BASE + "/tasks")
class TaskListPageController {
    private static final int IN_EACH_COLUMN = 25;

    private final TaskService tasks;
    private final TaskPages pages;
    private final Lists lists;

    TaskListPageController(TaskService tasks, TaskPages pages, Lists lists) {
        this.tasks = tasks;
        this.pages = pages;
        this.lists = lists;
    }

    @GetMapping
    @RequiresPermission("data.read")
    String list(Tenant tenant, UserId caller, @Valid @ModelAttribute("query") TaskQuery query, ZoneId zone,
            Model model) {
        TaskFilter filter = query.filter(caller, pages.today(zone));
        String canonical = query.canonical(caller);
        Slice slice = lists.slice(tenant, canonical, query.order(), query.cursor(), query.limit());
        Page<Task> page = lists.page(tenant, canonical, tasks.list(tenant, filter, slice));
        Map<UserId, String> names = surround(tenant, query, filter, model);
        model.addAttribute("total", tasks.total(tenant, filter));
        model.addAttribute("rows", pages.rows(page.items(), names, zone));
        model.addAttribute("next", page.next());
        model.addAttribute("origin", new TaskOrigin(null, address(query).with("cursor", query.cursor()).toString()));
        return "task/list";
    }

    @GetMapping("/board")
    @RequiresPermission("data.read")
    String board(Tenant tenant, UserId caller, @Valid @ModelAttribute("query") TaskQuery query, ZoneId zone,
            Model model) {
        TaskFilter filter = query.filter(caller, pages.today(zone));
        TaskBoard board = tasks.board(tenant, filter, IN_EACH_COLUMN);
        Map<UserId, String> names = surround(tenant, query, filter, model);
        model.addAttribute("columns", board.columns().stream().map(column -> new TaskColumn(column.status(), column
                .total(), pages.rows(column.latest(), names, zone), address(query.of(column.status())).toString()))
                .toList());
        model.addAttribute("origin", new TaskOrigin(TaskOrigin.BOARD, address(query).toString()));
        return "task/board";
    }

    private Map<UserId, String> surround(Tenant tenant, TaskQuery query, TaskFilter filter, Model model) {
        Map<UserId, String> names = pages.names(tenant);
        pages.choices(names, model);
        model.addAttribute("narrowed", !filter.equals(TaskFilter.ALL));
        model.addAttribute("here", address(query).toString());
        return names;
    }

    private static ListAddress address(TaskQuery query) {
        return new ListAddress().with("q", query.q()).with("status", query.status()).with("priority", query.priority())
                .with("assignee", query.assignee()).with("due", query.due()).with("sort", query.sort());
    }
}
