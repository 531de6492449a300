package io.leasehold.depot.task;

import java.time.LocalDate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.UserId;
import io.leasehold.depot.text.CalendarDay;
import io.leasehold.depot.text.SingleLine;

/** What of a task can be written right in the list. */
record TaskRowFields(@NotBlank @Size(max = 200) @SingleLine String title, @NotNull TaskPriority priority,
        @Nullable UserId assignee, @Nullable @CalendarDay LocalDate dueDate) {
    static TaskRowFields of(Task task) {
        return new TaskRowFields(task.title(), task.priority(), task.assignee(), task.dueDate());
    }

    TaskFields applyTo(TaskFields task) {
        return new TaskFields(title, task.description(), task.status(), priority, assignee, dueDate);
    }
}
