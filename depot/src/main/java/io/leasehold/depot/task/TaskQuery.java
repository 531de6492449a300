package io.leasehold.depot.task;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.UserId;
import io.leasehold.depot.listing.SortKey;
import io.leasehold.depot.listing.SortOrder;
import io.leasehold.depot.text.SingleLine;
import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;

import static java.util.stream.Collectors.joining;

/**
 * A list of tasks as it is asked for.
 *
 * @param status any of these
 * @param assignee the id of a person, {@code me}, or {@code none}
 * @param q what has to occur in title or description
 * @param sort title, status, priority, due_date, created_at or updated_at; a minus in front turns the order around
 * @param limit how many at once
 * @param cursor from the answer before
 */
record TaskQuery(@Nullable List<String> status, @Nullable String assignee, @Nullable @SingleLine String q,
        @Nullable String sort, @Nullable Integer limit, @Nullable String cursor) {
    private static final List<SortKey> KEYS = List.of(new SortKey("created_at", "created_at", "timestamptz"),
            new SortKey("updated_at", "updated_at", "timestamptz"), new SortKey("title", "lower(title)", "text"),
            new SortKey("status", "array_position(array['open', 'in_progress', 'done', 'cancelled'], status)", "int"),
            new SortKey("priority", "array_position(array['low', 'normal', 'high', 'urgent'], priority)", "int"),
            // What is due on no day stands last, whichever way around.
            new SortKey("due_date", "coalesce(due_date, 'infinity')", "coalesce(due_date, '-infinity')", "date"));

    static SortOrder newestFirst() {
        return SortOrder.parse("-created_at", KEYS);
    }

    SortOrder order() {
        return sort == null ? newestFirst() : SortOrder.parse(sort, KEYS);
    }

    TaskFilter filter(UserId caller) {
        String text = q == null || q.isBlank() ? null : q;
        return new TaskFilter(statuses(), assignee(caller), text);
    }

    /** The same for two queries that mean the same list. */
    String canonical(UserId caller) {
        TaskFilter filter = filter(caller);
        String statuses = filter.statuses().stream().sorted().map(TaskStatus::text).collect(joining(","));
        return "tasks?status=" + statuses + "&assignee=" + filter.assignee() + "&sort=" + order() + "&q=" + filter
                .text();
    }

    private Set<TaskStatus> statuses() {
        Set<TaskStatus> statuses = EnumSet.noneOf(TaskStatus.class);
        for (String text : status == null ? List.<String>of() : status) {
            statuses.add(TaskStatus.parse(text).orElseThrow(() -> Problem.invalid(List.of(new InvalidField("/status",
                    "invalid_value", "This has to be open, in_progress, done or cancelled.")))));
        }
        return statuses;
    }

    private TaskFilter.Assignee assignee(UserId caller) {
        return switch (assignee) {
            case null -> new TaskFilter.Anybody();
            case "" -> new TaskFilter.Anybody();
            case "me" -> new TaskFilter.Person(caller);
            case "none" -> new TaskFilter.Nobody();
            default -> new TaskFilter.Person(person(assignee).orElseThrow(() -> Problem.invalid(List.of(
                    new InvalidField("/assignee", "invalid_value",
                            "This has to be the id of a person, me, or none.")))));
        };
    }

    private static Optional<UserId> person(String text) {
        try {
            return Optional.of(new UserId(UUID.fromString(text)));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
