package io.leasehold.postgres.embedded;

import org.jspecify.annotations.Nullable;

import io.leasehold.postgres.StartUpException;

/** The embedded server could not be started. */
public final class EmbeddedServerException extends StartUpException {
    EmbeddedServerException(String problem, String remedy, @Nullable Throwable cause) {
        super(problem, remedy, cause);
    }
}
