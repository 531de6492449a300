package io.leasehold.depot.task;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;

import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.leasehold.platform.console.ConsoleAddress;
import io.leasehold.platform.console.Notice;
import io.leasehold.platform.console.PageController;
import io.leasehold.web.RequiresPermission;

/** A row of the list while it is edited. It is a page of its own, of which the list takes the row. */
@PageController
@RequestMapping(ConsoleAddress.BASE + "/tasks/{id}/edit")
class TaskRowPageController {
    private static final String VIEW = "task/row";

    private final TaskService tasks;
    private final TaskForms forms;
    private final TaskPages pages;
    private final ConsoleAddress address;

    TaskRowPageController(TaskService tasks, TaskForms forms, TaskPages pages, ConsoleAddress address) {
        this.tasks = tasks;
        this.forms = forms;
        this.pages = pages;
        this.address = address;
    }

    @GetMapping
    @RequiresPermission("data.write")
    String edit(Tenant tenant, @PathVariable UUID id, @ModelAttribute("origin") TaskOrigin origin, ZoneId zone,
            Model model) {
        Task task = tasks.get(tenant, id);
        model.addAttribute("form", TaskRowFields.of(task)).addAttribute("version", task.version());
        show(tenant, task, zone, model);
        return VIEW;
    }

    @PostMapping
    @RequiresPermission("data.write")
    String save(Tenant tenant, @PathVariable UUID id, @RequestParam long version,
            @Valid @ModelAttribute("form") TaskRowFields form, BindingResult errors,
            @ModelAttribute("origin") TaskOrigin origin, ZoneId zone, Model model, HttpServletResponse response,
            RedirectAttributes redirect) {
        Task before = tasks.get(tenant, id);
        if (forms.save(tenant, id, version, errors, form::applyTo)) {
            Notice.done(redirect, "The task was saved.");
            return "redirect:" + origin.address(address.of(tenant));
        }
        show(tenant, before, zone, model);
        // The list is replaced by what was saved, but only this row by what was refused.
        String row = "#row-" + id;
        response.setHeader("HX-Retarget", row);
        response.setHeader("HX-Reselect", row);
        return forms.refused(VIEW, tenant, id, version, errors, model, response);
    }

    private void show(Tenant tenant, Task task, ZoneId zone, Model model) {
        Map<UserId, String> names = pages.names(tenant);
        pages.choices(names, model);
        model.addAttribute("row", pages.rows(List.of(task), names, zone).getFirst());
    }
}
