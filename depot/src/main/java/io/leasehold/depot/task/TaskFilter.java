package io.leasehold.depot.task;

import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.UserId;

/**
 * Which tasks are meant.
 *
 * @param statuses any of these; none stands for all
 * @param assignee who has to do them
 * @param text what has to occur in title or description, literally and whatever its case
 */
public record TaskFilter(Set<TaskStatus> statuses, Assignee assignee, @Nullable String text) {
    /** Every task of the tenant. */
    public static final TaskFilter ALL = new TaskFilter(Set.of(), new Anybody(), null);

    public TaskFilter {
        statuses = statuses.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(statuses));
    }

    /** Who has to do a task. */
    public sealed interface Assignee {}

    /** Somebody or nobody. */
    public record Anybody() implements Assignee {}

    /** Nobody yet. */
    public record Nobody() implements Assignee {}

    /** This one. */
    public record Person(UserId user) implements Assignee {}
}
