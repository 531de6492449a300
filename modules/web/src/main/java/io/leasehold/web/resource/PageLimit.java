package io.leasehold.web.resource;

import org.jspecify.annotations.Nullable;

import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;

/** How many items of a list are asked for at once: {@code ?limit=}. */
public record PageLimit(int value) {
    private static final int USUAL = 50;
    private static final int MOST = 200;

    /** Answers {@code 422} when it is out of range. */
    public PageLimit {
        if (value < 1 || value > MOST) {
            throw Problem.invalid(new InvalidField("/limit", "out_of_range", "This has to be between 1 and " + MOST
                    + "."));
        }
    }

    /** What the request asks for, or the usual number where it does not say. */
    public static PageLimit of(@Nullable Integer requested) {
        return new PageLimit(requested == null ? USUAL : requested);
    }
}
