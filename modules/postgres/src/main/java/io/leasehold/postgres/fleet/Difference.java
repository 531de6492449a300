package io.leasehold.postgres.fleet;

import org.jspecify.annotations.Nullable;

/**
 * An object of a place that is not as the migrations make it.
 *
 * @param kind table, column, constraint, index, policy, grant, function, trigger, sequence, type or comment
 * @param name within the place, such as {@code letters.text}
 * @param expected how the migrations make it; null where they make none
 * @param found how it is; null where there is none
 */
public record Difference(String kind, String name, @Nullable String expected, @Nullable String found) {
    /** What is wrong about an object. */
    public enum Problem {
        /** The migrations make it, and it is not there. */
        MISSING,
        /** No migration makes it. */
        EXTRA,
        /** It is there, and another one than the migrations make. */
        DIFFERENT
    }

    /** What is wrong about it. */
    public Problem problem() {
        return found == null ? Problem.MISSING : expected == null ? Problem.EXTRA : Problem.DIFFERENT;
    }
}
