package io.leasehold.depot.task;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.UserId;

/**
 * Which tasks are meant.
 *
 * @param statuses any of these; none stands for all
 * @param priorities any of these; none stands for all
 * @param assignee who has to do them
 * @param due when they have to be done
 * @param text what has to occur in title or description, literally and whatever its case
 */
public record TaskFilter(Set<TaskStatus> statuses, Set<TaskPriority> priorities, Assignee assignee, Due due,
        @Nullable String text) {
    /** Every task of the tenant. */
    public static final TaskFilter ALL = new TaskFilter(Set.of(), new Anybody());

    public TaskFilter {
        statuses = statuses.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(statuses));
        priorities = priorities.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(priorities));
    }

    public TaskFilter(Set<TaskStatus> statuses, Assignee assignee) {
        this(statuses, Set.of(), assignee, new Whenever(), null);
    }

    /** The same with other statuses. */
    TaskFilter with(Set<TaskStatus> others) {
        return new TaskFilter(others, priorities, assignee, due, text);
    }

    /** Who has to do a task. */
    public sealed interface Assignee {}

    /** Somebody or nobody. */
    public record Anybody() implements Assignee {}

    /** Nobody yet. */
    public record Nobody() implements Assignee {}

    /** This one. */
    public record Person(UserId user) implements Assignee {}

    /** When a task has to be done. */
    public sealed interface Due {}

    /** On any day, or none. */
    public record Whenever() implements Due {}

    /** On no day. */
    public record OnNoDay() implements Due {}

    /** Before today, and not finished yet. */
    public record Overdue(LocalDate today) implements Due {}

    /** On one of these days, with the first and the last. */
    public record Between(LocalDate first, LocalDate last) implements Due {}
}
