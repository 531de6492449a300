package io.leasehold.depot.listing;

import java.util.List;

import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;

import static java.util.stream.Collectors.joining;

/** In which order a list is read; rows that are equal by the key follow their ids, so that the order is total. */
public record SortOrder(SortKey key, boolean descending) {
    /** Reads {@code due_date} or {@code -due_date}. */
    public static SortOrder parse(String text, List<SortKey> keys) {
        boolean descending = text.startsWith("-");
        String name = descending ? text.substring(1) : text;
        return keys.stream().filter(key -> key.name().equals(name)).findFirst().map(key -> new SortOrder(key,
                descending)).orElseThrow(() -> Problem.invalid(
                        List.of(new InvalidField("/sort", "invalid_value",
                                "Sort by one of " + keys.stream().map(SortKey::name).collect(joining(", "))
                                        + "; a minus in front turns the order around."))));
    }

    /** The compared value as text, to be selected next to the row. */
    public String keyAsText() {
        return "cast(" + expression() + " as text)";
    }

    /** The condition for rows that come after the position in {@code :after_key} and {@code :after_id}. */
    public String isAfter() {
        return "(%s, id) %s (cast(:after_key as %s), :after_id)".formatted(expression(), descending ? "<" : ">", key
                .type());
    }

    /** What stands after {@code order by}. */
    public String orderBy() {
        String direction = descending ? " desc" : "";
        return expression() + direction + ", id" + direction;
    }

    @Override
    public String toString() {
        return (descending ? "-" : "") + key.name();
    }

    private String expression() {
        return descending ? key.descending() : key.ascending();
    }
}
