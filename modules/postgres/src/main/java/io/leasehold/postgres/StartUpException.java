package io.leasehold.postgres;

import org.jspecify.annotations.Nullable;

/** An application cannot start upon its database. Says what was attempted, on what, and what to do. */
public abstract class StartUpException extends RuntimeException {
    private final String problem;
    private final String remedy;

    protected StartUpException(String problem, String remedy, @Nullable Throwable cause) {
        super(problem + " " + remedy, cause);
        this.problem = problem;
        this.remedy = remedy;
    }

    /** What happened. */
    public final String problem() {
        return problem;
    }

    /** What to do about it. */
    public final String remedy() {
        return remedy;
    }
}
