package io.leasehold.depot.task;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.UserId;

/** A task as pages show it. */
record TaskRow(UUID id, String title, @Nullable String description, TaskStatus status, TaskPriority priority,
        @Nullable String assignee, @Nullable LocalDate due, boolean overdue) {
    /** @param names of the members, by whom assignees are known */
    static TaskRow of(Task task, Map<UserId, String> names, LocalDate today) {
        UserId assignee = task.assignee();
        LocalDate due = task.dueDate();
        return new TaskRow(task.id(), task.title(), task.description(), task.status(), task.priority(), assignee == null
                ? null
                : names.getOrDefault(assignee, "a former member"), due,
                !task.status().isFinished() && due != null && due.isBefore(
                        today));
    }

    /** The class of the badge that shows the status. */
    public String statusBadge() {
        return switch (status) {
            case OPEN -> "bg-blue-lt";
            case IN_PROGRESS -> "bg-yellow-lt";
            case DONE -> "bg-green-lt";
            case CANCELLED -> "bg-secondary-lt";
        };
    }

    /** The class of the badge that shows the priority. */
    public String priorityBadge() {
        return switch (priority) {
            case LOW, NORMAL -> "bg-secondary-lt";
            case HIGH -> "bg-orange-lt";
            case URGENT -> "bg-red-lt";
        };
    }
}
