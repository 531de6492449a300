package io.leasehold.depot.task;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.UserId;

/**
 * A task as pages show it.
 *
 * @param assignee the name of whoever has to do it
 * @param author the name of whoever wrote it down
 * @param day when it is due, in a word where there is one
 */
record TaskRow(Task task, @Nullable String assignee, String author, Day day) {
    /** @param names of the members, by whom people are known */
    static TaskRow of(Task task, Map<UserId, String> names, LocalDate today) {
        UserId assignee = task.assignee();
        return new TaskRow(task, assignee == null ? null : name(assignee, names), name(task.createdBy(), names),
                Day.of(task, today));
    }

    public UUID id() {
        return task.id();
    }

    public String statusClass() {
        return classOf(task.status());
    }

    public String priorityClass() {
        return switch (task.priority()) {
            case LOW, NORMAL -> "is-muted";
            case HIGH -> "is-warn";
            case URGENT -> "is-danger";
        };
    }

    /** The class that a status is coloured by. */
    static String classOf(TaskStatus status) {
        return switch (status) {
            case OPEN -> "is-open";
            case IN_PROGRESS -> "is-progress";
            case DONE -> "is-done";
            case CANCELLED -> "is-muted";
        };
    }

    private static String name(UserId person, Map<UserId, String> names) {
        return names.getOrDefault(person, "a former member");
    }

    /** How the day that something is due on stands to today; of what is finished, no day is pressing. */
    enum Day {
        NONE, OVERDUE, TODAY, OTHER;

        static Day of(Task task, LocalDate today) {
            LocalDate due = task.dueDate();
            if (due == null) {
                return NONE;
            }
            if (task.status().isFinished() || due.isAfter(today)) {
                return OTHER;
            }
            return due.isEqual(today) ? TODAY : OVERDUE;
        }
    }
}
