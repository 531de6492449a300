package io.leasehold.depot.task;

import java.util.Set;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.leasehold.core.Membership;
import io.leasehold.core.Permission;
import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.leasehold.platform.console.ConsoleAddress;
import io.leasehold.platform.console.FormProblems;
import io.leasehold.platform.console.PageController;
import io.leasehold.web.RequiresPermission;
import io.leasehold.web.resource.EntityVersion;
import io.leasehold.web.resource.IfMatch;

/** The page of one task: written by those who may write, and read by the others. */
@PageController
@RequestMapping(ConsoleAddress.BASE + "/tasks")
class TaskPageController {
    private static final String FORM = "task/form";

    private final TaskService tasks;
    private final TaskPages pages;
    private final ConsoleAddress address;

    TaskPageController(TaskService tasks, TaskPages pages, ConsoleAddress address) {
        this.tasks = tasks;
        this.pages = pages;
        this.address = address;
    }

    @GetMapping("/new")
    @RequiresPermission("data.write")
    String empty(Tenant tenant, Model model) {
        model.addAttribute("form", new TaskFields("", null, TaskStatus.OPEN, TaskPriority.NORMAL, null, null));
        return show(tenant, model);
    }

    @PostMapping
    @RequiresPermission("data.write")
    String create(Tenant tenant, UserId caller, @Valid @ModelAttribute("form") TaskFields form, BindingResult errors,
            Model model, HttpServletResponse response, RedirectAttributes redirect) {
        if (FormProblems.attempt(errors, () -> tasks.create(tenant, caller, form))) {
            return done(tenant, redirect, "The task was created.");
        }
        response.setStatus(HttpStatus.valueOf(422).value());
        return show(tenant, model);
    }

    @GetMapping("/{id}")
    @RequiresPermission("data.read")
    String read(Membership caller, @PathVariable UUID id, Model model) {
        Task task = tasks.get(caller.tenant(), id);
        if (!caller.allows(new Permission("data.write"))) {
            pages.row(caller.tenant(), task, model);
            return "task/view";
        }
        model.addAttribute("form", task.fields()).addAttribute("version", task.version());
        return show(caller.tenant(), model.addAttribute("id", id));
    }

    @PostMapping("/{id}")
    @RequiresPermission("data.write")
    String change(Tenant tenant, @PathVariable UUID id, @RequestParam long version,
            @Valid @ModelAttribute("form") TaskFields form, BindingResult errors, Model model,
            HttpServletResponse response, RedirectAttributes redirect) {
        tasks.get(tenant, id);
        IfMatch shown = new IfMatch.OneOf(Set.of(new EntityVersion(version).etag()));
        if (FormProblems.attempt(errors, () -> tasks.change(tenant, id, shown, _ -> form))) {
            return done(tenant, redirect, "The task was saved.");
        }
        response.setStatus(HttpStatus.valueOf(422).value());
        return show(tenant, model.addAttribute("id", id).addAttribute("version", version));
    }

    @PostMapping("/{id}/delete")
    @RequiresPermission("data.write")
    String delete(Tenant tenant, @PathVariable UUID id, RedirectAttributes redirect) {
        tasks.delete(tenant, id, new IfMatch.Any());
        return done(tenant, redirect, "The task was deleted.");
    }

    private String show(Tenant tenant, Model model) {
        pages.choices(tenant, model);
        return FORM;
    }

    private String done(Tenant tenant, RedirectAttributes redirect, String what) {
        redirect.addFlashAttribute("done", what);
        return "redirect:" + address.of(tenant) + "/tasks";
    }
}
