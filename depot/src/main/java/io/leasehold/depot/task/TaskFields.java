package io.leasehold.depot.task;

import java.time.LocalDate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.UserId;
import io.leasehold.depot.text.CalendarDay;
import io.leasehold.depot.text.MultiLine;
import io.leasehold.depot.text.SingleLine;

/** What of a task a client decides. The title suffices: a task is open, and of normal priority, unless said otherwise. */
public record TaskFields(@NotBlank @Size(max = 200) @SingleLine String title,
        @Nullable @Size(max = 10_000) @MultiLine String description, @Nullable TaskStatus status,
        @Nullable TaskPriority priority, @Nullable UserId assignee, @Nullable @CalendarDay LocalDate dueDate) {
    TaskStatus statusOrDefault() {
        return status == null ? TaskStatus.OPEN : status;
    }

    TaskPriority priorityOrDefault() {
        return priority == null ? TaskPriority.NORMAL : priority;
    }
}
