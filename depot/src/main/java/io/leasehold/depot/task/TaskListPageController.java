package io.leasehold.depot.task;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.leasehold.depot.listing.ListAddress;
import io.leasehold.depot.listing.Lists;
import io.leasehold.depot.listing.Slice;
import io.leasehold.platform.console.ConsoleAddress;
import io.leasehold.platform.console.PageController;
import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;
import io.leasehold.web.RequiresPermission;
import io.leasehold.web.resource.Page;

/** The page that lists tasks, and what can be done there to one or many. */
@PageController
@RequestMapping(ConsoleAddress.BASE + "/tasks")
class TaskListPageController {
    private final TaskService tasks;
    private final TaskStatusService statuses;
    private final TaskPages pages;
    private final Lists lists;
    private final ConsoleAddress address;
    private final Clock clock;

    TaskListPageController(TaskService tasks, TaskStatusService statuses, TaskPages pages, Lists lists,
            ConsoleAddress address, Clock clock) {
        this.tasks = tasks;
        this.statuses = statuses;
        this.pages = pages;
        this.lists = lists;
        this.address = address;
        this.clock = clock;
    }

    @GetMapping
    @RequiresPermission("data.read")
    String list(Tenant tenant, UserId caller, @Valid @ModelAttribute("query") TaskQuery query, ZoneId zone,
            Model model) {
        LocalDate today = LocalDate.now(clock.withZone(zone));
        String canonical = query.canonical(caller);
        Slice slice = lists.slice(tenant, canonical, query.order(), query.cursor(), query.limit());
        Page<Task> page = lists.page(tenant, canonical, tasks.list(tenant, query.filter(caller, today), slice));
        pages.rows(tenant, page.items(), model);
        model.addAttribute("next", page.next());
        model.addAttribute("narrowed", !query.filter(caller, today).equals(TaskFilter.ALL));
        model.addAttribute("here",
                new ListAddress().with("q", query.q()).with("status", query.status()).with("assignee",
                        query.assignee()).with("sort", query.sort()).toString());
        return "task/list";
    }

    @PostMapping("/{id}/status")
    @RequiresPermission("data.write")
    String setStatus(Tenant tenant, @PathVariable UUID id, @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String back) {
        if (statuses.set(tenant, List.of(id), status(status)).found().isEmpty()) {
            throw Problem.notFound();
        }
        return redirect(tenant, back);
    }

    @PostMapping("/bulk")
    @RequiresPermission("data.write")
    String setStatus(Tenant tenant, @RequestParam(defaultValue = "") List<UUID> ids,
            @RequestParam(defaultValue = "") String status, @RequestParam(defaultValue = "") String back,
            RedirectAttributes redirect) {
        if (ids.isEmpty() || ids.size() > SetStatus.MOST) {
            redirect.addFlashAttribute("refused", "Tick 1 to " + SetStatus.MOST + " tasks first.");
            return redirect(tenant, back);
        }
        int updated = statuses.set(tenant, ids, status(status)).undo().size();
        redirect.addFlashAttribute("done", updated == 1 ? "1 task was changed." : updated + " tasks were changed.");
        return redirect(tenant, back);
    }

    private String redirect(Tenant tenant, String back) {
        return "redirect:" + ListAddress.back(address.of(tenant) + "/tasks", back);
    }

    private static TaskStatus status(String text) {
        return TaskStatus.parse(text).orElseThrow(() -> Problem.invalid(new InvalidField("/status", "invalid_value",
                "This has to be open, in_progress, done or cancelled.")));
    }
}
