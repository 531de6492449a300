package io.leasehold.depot.task;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.leasehold.platform.console.ConsoleAddress;
import io.leasehold.platform.console.FormProblems;
import io.leasehold.platform.console.Notice;
import io.leasehold.platform.console.PageController;
import io.leasehold.web.RequiresPermission;

/** How a task is written down: on a page of its own, or in one line above the list. */
@PageController
@RequestMapping(ConsoleAddress.BASE + "/tasks")
class NewTaskPageController {
    private final TaskService tasks;
    private final TaskPages pages;
    private final ConsoleAddress address;

    NewTaskPageController(TaskService tasks, TaskPages pages, ConsoleAddress address) {
        this.tasks = tasks;
        this.pages = pages;
        this.address = address;
    }

    @GetMapping("/new")
    @RequiresPermission("data.write")
    String empty(Tenant tenant, @ModelAttribute("origin") TaskOrigin origin, Model model) {
        model.addAttribute("form", new TaskFields("", null, TaskStatus.OPEN, TaskPriority.NORMAL, null, null));
        return show(tenant, model);
    }

    @PostMapping
    @RequiresPermission("data.write")
    String create(Tenant tenant, UserId caller, @Valid @ModelAttribute("form") TaskFields form, BindingResult errors,
            @ModelAttribute("origin") TaskOrigin origin, Model model, HttpServletResponse response,
            RedirectAttributes redirect) {
        if (FormProblems.attempt(errors, () -> tasks.create(tenant, caller, form))) {
            Notice.done(redirect, "The task was created.");
            return back(tenant, origin);
        }
        response.setStatus(HttpStatus.valueOf(422).value());
        return show(tenant, model);
    }

    /** The title is all that is asked for there. */
    @PostMapping("/quick")
    @RequiresPermission("data.write")
    String createQuickly(Tenant tenant, UserId caller, @Valid @ModelAttribute("form") TaskFields form,
            BindingResult errors, @ModelAttribute("origin") TaskOrigin origin, RedirectAttributes redirect) {
        if (FormProblems.attempt(errors, () -> tasks.create(tenant, caller, form))) {
            Notice.done(redirect, "The task was created.");
        } else {
            Notice.refused(redirect, "Nothing was created. A title has 1 to 200 characters, in one line.");
        }
        return back(tenant, origin);
    }

    private String show(Tenant tenant, Model model) {
        pages.choices(pages.names(tenant), model);
        return "task/form";
    }

    private String back(Tenant tenant, TaskOrigin origin) {
        return "redirect:" + origin.address(address.of(tenant));
    }
}
