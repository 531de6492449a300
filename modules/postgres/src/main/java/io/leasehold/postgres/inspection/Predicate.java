package io.leasehold.postgres.inspection;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What the condition of a policy comes to. */
sealed interface Predicate {
    /**
     * It lets the bound tenant's rows through, and perhaps not all of them.
     *
     * @param casts whether it casts the column, whose index then is of no use
     */
    record Held(Origin origin, boolean casts) implements Predicate {}

    /** It lets the tenant's rows through, and others by another way. */
    record Arm() implements Predicate {}

    /** It has nothing to do with the tenant, or cannot be understood. */
    record Other() implements Predicate {}

    /**
     * Judges an expression as PostgreSQL prints it.
     *
     * @param column the tenant's, quoted where it has to be
     * @param same types that the column is, so that PostgreSQL casts it for itself and nothing is lost
     */
    static Predicate of(String expression, String column, Set<String> same, Source source) {
        List<String> tokens = Tokens.of(expression);
        // What binds another tenant while rows are looked at is no matter of what it is compared with.
        return tokens.contains("set_config") ? new Other() : of(tokens, column, same, source);
    }

    private static Predicate of(List<String> expression, String column, Set<String> same, Source source) {
        List<String> tokens = Tokens.bare(expression);
        List<List<String>> all = Tokens.split(tokens, "and");
        if (all.size() > 1) {
            return all.stream().map(part -> of(part, column, same, source)).filter(Held.class::isInstance)
                    .findFirst().orElseGet(Other::new);
        }
        List<List<String>> any = Tokens.split(tokens, "or");
        if (any.size() > 1) {
            List<Predicate> arms = any.stream().map(arm -> of(arm, column, same, source)).toList();
            return arms.stream().allMatch(Held.class::isInstance)
                    ? arms.getFirst()
                    : arms.stream().anyMatch(arm -> !(arm instanceof Other)) ? new Arm() : new Other();
        }
        List<List<String>> sides = Tokens.split(tokens, "=");
        if (sides.size() != 2) {
            return new Other();
        }
        Predicate held = equal(sides.getFirst(), sides.getLast(), column, same, source);
        return held == null ? orOther(equal(sides.getLast(), sides.getFirst(), column, same, source)) : held;
    }

    private static Predicate orOther(@Nullable Predicate held) {
        return held == null ? new Other() : held;
    }

    private static @Nullable Predicate equal(List<String> side, List<String> other, String column, Set<String> same,
            Source source) {
        List<String> named = Tokens.bare(side);
        List<List<String>> casts = Tokens.split(named, "::");
        String type = casts.size() == 2 ? Tokens.type(casts.getLast()) : "";
        boolean isColumn = Tokens.bare(casts.getFirst()).equals(List.of(column)) && (casts.size() == 1 || type.equals(
                "text") || same.contains(type));
        Origin origin = isColumn ? source.origin(other) : null;
        return origin == null ? null : new Held(origin, casts.size() > 1 && !same.contains(type));
    }
}
