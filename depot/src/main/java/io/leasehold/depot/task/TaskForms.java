package io.leasehold.depot.task;

import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;

import io.leasehold.core.Tenant;
import io.leasehold.platform.console.FormProblems;
import io.leasehold.web.resource.EntityVersion;
import io.leasehold.web.resource.IfMatch;

/** Saves what was typed over the version that was shown, and says where that cannot be. */
@Component
class TaskForms {
    private final TaskService tasks;

    TaskForms(TaskService tasks) {
        this.tasks = tasks;
    }

    boolean save(Tenant tenant, UUID id, long version, BindingResult errors, UnaryOperator<TaskFields> change) {
        IfMatch shown = new IfMatch.OneOf(Set.of(new EntityVersion(version).etag()));
        return FormProblems.attempt(errors, () -> tasks.change(tenant, id, shown, change));
    }

    /** Shows the form again. Who was told of somebody else's change, and saves once more, means it. */
    String refused(String view, Tenant tenant, UUID id, long version, BindingResult errors, Model model,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.valueOf(422).value());
        boolean overtaken = errors.hasGlobalErrors();
        model.addAttribute("overtaken", overtaken);
        model.addAttribute("version", overtaken ? tasks.get(tenant, id).version() : version);
        return view;
    }
}
