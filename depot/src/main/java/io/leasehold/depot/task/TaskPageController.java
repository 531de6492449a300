package io.leasehold.depot.task;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

import io.leasehold.core.Membership;
import io.leasehold.core.Permission;
import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.leasehold.platform.console.ConsoleAddress;
import io.leasehold.platform.console.Notice;
import io.leasehold.platform.console.PageController;
import io.leasehold.web.RequiresPermission;
import io.leasehold.web.resource.IfMatch;

/** The page of one task: written by those who may write, and read by the others. */
@PageController
@RequestMapping(ConsoleAddress.BASE + "/tasks/{id}")
class TaskPageController {
    private static final Permission WRITE = new Permission("data.write");

    private final TaskService tasks;
    private final TaskForms forms;
    private final TaskPages pages;
    private final ConsoleAddress address;

    TaskPageController(TaskService tasks, TaskForms forms, TaskPages pages, ConsoleAddress address) {
        this.tasks = tasks;
        this.forms = forms;
        this.pages = pages;
        this.address = address;
    }

    @GetMapping
    @RequiresPermission("data.read")
    String read(Membership caller, @PathVariable UUID id, @ModelAttribute("origin") TaskOrigin origin, ZoneId zone,
            Model model) {
        Tenant tenant = caller.tenant();
        Task task = tasks.get(tenant, id);
        model.addAttribute("form", task.fields()).addAttribute("version", task.version());
        show(tenant, task, zone, model);
        return caller.allows(WRITE) ? "task/form" : "task/view";
    }

    @PostMapping
    @RequiresPermission("data.write")
    String change(Tenant tenant, @PathVariable UUID id, @RequestParam long version,
            @Valid @ModelAttribute("form") TaskFields form, BindingResult errors,
            @ModelAttribute("origin") TaskOrigin origin, ZoneId zone, Model model, HttpServletResponse response,
            RedirectAttributes redirect) {
        Task before = tasks.get(tenant, id);
        if (forms.save(tenant, id, version, errors, _ -> form)) {
            Notice.done(redirect, "The task was saved.");
            return "redirect:" + origin.address(address.of(tenant));
        }
        show(tenant, before, zone, model);
        return forms.refused("task/form", tenant, id, version, errors, model, response);
    }

    @PostMapping("/delete")
    @RequiresPermission("data.write")
    String delete(Tenant tenant, @PathVariable UUID id, @ModelAttribute("origin") TaskOrigin origin,
            RedirectAttributes redirect) {
        Task task = tasks.get(tenant, id);
        tasks.delete(tenant, id, new IfMatch.Any());
        Notice.undoable(redirect, "The task was deleted.", address.of(tenant) + "/tasks", again(task, origin));
        return "redirect:" + origin.address(address.of(tenant));
    }

    /** The fields of the form that makes the same task again. */
    private static Map<String, List<String>> again(Task task, TaskOrigin origin) {
        TaskFields deleted = task.fields();
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("title", List.of(deleted.title()));
        fields.put("description", List.of(Objects.requireNonNullElse(deleted.description(), "")));
        fields.put("status", List.of(deleted.statusOrDefault().name()));
        fields.put("priority", List.of(deleted.priorityOrDefault().name()));
        fields.put("assignee", deleted.assignee() == null ? List.of() : List.of(deleted.assignee().value().toString()));
        fields.put("dueDate", deleted.dueDate() == null ? List.of() : List.of(deleted.dueDate().toString()));
        fields.put("view", List.of(origin.isBoard() ? TaskOrigin.BOARD : ""));
        fields.put("back", List.of(origin.query()));
        return fields;
    }

    private void show(Tenant tenant, Task task, ZoneId zone, Model model) {
        Map<UserId, String> names = pages.names(tenant);
        pages.choices(names, model);
        model.addAttribute("row", pages.rows(List.of(task), names, zone).getFirst());
    }
}
