package io.leasehold.depot.task;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.UserId;
import io.leasehold.depot.listing.SortKey;
import io.leasehold.depot.listing.SortOrder;
import io.leasehold.depot.text.SingleLine;
import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.temporal.TemporalAdjusters.nextOrSame;
import static java.time.temporal.TemporalAdjusters.previousOrSame;
import static java.util.stream.Collectors.joining;

/**
 * A list of tasks as it is asked for.
 *
 * @param status any of these
 * @param priority any of these
 * @param assignee the id of a person, {@code me}, or {@code none}
 * @param due {@code overdue} (and not finished), {@code today}, {@code week} (from Monday to Sunday), or {@code none}
 * @param q what has to occur in title or description
 * @param sort title, status, priority, due_date, created_at or updated_at; a minus in front turns the order around
 * @param limit how many at once
 * @param cursor from the answer before
 */
record TaskQuery(@Nullable List<String> status, @Nullable List<String> priority, @Nullable String assignee,
        @Nullable String due, @Nullable @SingleLine String q, @Nullable String sort, @Nullable Integer limit,
        @Nullable String cursor) {
    private static final List<SortKey> KEYS = List.of(new SortKey("created_at", "created_at", "timestamptz"),
            new SortKey("updated_at", "updated_at", "timestamptz"), new SortKey("title", "lower(title)", "text"),
            new SortKey("status", "array_position(array['open', 'in_progress', 'done', 'cancelled'], status)", "int"),
            new SortKey("priority", "array_position(array['low', 'normal', 'high', 'urgent'], priority)", "int"),
            // What is due on no day stands last, whichever way around.
            new SortKey("due_date", "coalesce(due_date, 'infinity')", "coalesce(due_date, '-infinity')", "date"));

    static SortOrder newestFirst() {
        return SortOrder.parse("-created_at", KEYS);
    }

    /** The same for one status, from the beginning. */
    TaskQuery of(TaskStatus one) {
        return new TaskQuery(List.of(one.text()), priority, assignee, due, q, sort, limit, null);
    }

    static SortOrder dueFirst() {
        return SortOrder.parse("due_date", KEYS);
    }

    SortOrder order() {
        return sort == null ? newestFirst() : SortOrder.parse(sort, KEYS);
    }

    /** @param today where it is asked */
    TaskFilter filter(UserId caller, LocalDate today) {
        String text = q == null || q.isBlank() ? null : q;
        return new TaskFilter(statuses(), priorities(), assignee(caller), due(today), text);
    }

    /** The same for two queries that mean the same list; a list that was begun yesterday is still the same today. */
    String canonical(UserId caller) {
        TaskFilter filter = filter(caller, LocalDate.EPOCH);
        return "tasks?status=" + filter.statuses().stream().sorted().map(TaskStatus::text).collect(joining(","))
                + "&priority=" + filter.priorities().stream().sorted().map(TaskPriority::text).collect(joining(","))
                + "&assignee=" + filter.assignee() + "&due=" + filter.due() + "&sort=" + order() + "&q=" + filter
                        .text();
    }

    private Set<TaskStatus> statuses() {
        return any(status, TaskStatus.class, TaskStatus::parse, "/status",
                "This has to be open, in_progress, done or cancelled.");
    }

    private Set<TaskPriority> priorities() {
        return any(priority, TaskPriority.class, TaskPriority::parse, "/priority",
                "This has to be low, normal, high or urgent.");
    }

    private static <E extends Enum<E>> Set<E> any(@Nullable List<String> texts, Class<E> type,
            Function<String, Optional<E>> parse, String pointer, String allowed) {
        Set<E> values = EnumSet.noneOf(type);
        for (String text : texts == null ? List.<String>of() : texts) {
            values.add(parse.apply(text).orElseThrow(() -> Problem.invalid(new InvalidField(pointer, "invalid_value",
                    allowed))));
        }
        return values;
    }

    private TaskFilter.Due due(LocalDate today) {
        return switch (due) {
            case null -> new TaskFilter.Whenever();
            case "" -> new TaskFilter.Whenever();
            case "overdue" -> new TaskFilter.Overdue(today);
            case "today" -> new TaskFilter.Between(today, today);
            case "week" -> new TaskFilter.Between(today.with(previousOrSame(MONDAY)), today.with(nextOrSame(SUNDAY)));
            case "none" -> new TaskFilter.OnNoDay();
            default -> throw Problem.invalid(new InvalidField("/due", "invalid_value",
                    "This has to be overdue, today, week or none."));
        };
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
