package io.leasehold.depot.task;

import java.time.LocalDate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import io.leasehold.core.UserId;
import io.leasehold.depot.text.CalendarDay;
import io.leasehold.depot.text.MultiLine;
import io.leasehold.depot.text.SingleLine;
import io.leasehold.web.resource.Change;

/** The wish to change some fields of a task and to keep the others. */
public record ChangeTask(Change<@NotBlank @Size(max = 200) @SingleLine String> title,
        Change<@Size(max = 10_000) @MultiLine String> description,
        Change<@NotNull TaskStatus> status,
        Change<@NotNull TaskPriority> priority,
        Change<UserId> assignee,
        Change<@CalendarDay LocalDate> dueDate) {
    TaskFields applyTo(TaskFields task) {
        return new TaskFields(title.orElse(task.title()), description.applyTo(task.description()), status.applyTo(task
                .status()), priority.applyTo(task.priority()), assignee.applyTo(task.assignee()), dueDate.applyTo(
                        task
                                .dueDate()));
    }
}
