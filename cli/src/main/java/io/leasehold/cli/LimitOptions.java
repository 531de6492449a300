package io.leasehold.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.TenantLimits;
import picocli.CommandLine.Option;

/** How much of the system a tenant may take. */
final class LimitOptions {
    @Option(names = "--connections", paramLabel = "<n>", description = "How many of its requests may work on the database at the same time, on each node.")
    private @Nullable Integer connections;

    @Option(names = "--statement-timeout", paramLabel = "<time>", description = "How long one of its statements may take, such as 30s.")
    private @Nullable Duration statementTimeout;

    @Option(names = "--idle-timeout", paramLabel = "<time>", description = "How long its transactions may wait for the next statement, such as 30s.")
    private @Nullable Duration idleTimeout;

    /** These limits, and the present ones where none was given. */
    TenantLimits over(TenantLimits present) {
        if (connections != null && connections < 1) {
            throw new CommandFailedException("A tenant needs at least 1 connection.");
        }
        return new TenantLimits(connections == null ? present.connections() : OptionalInt.of(connections), positive(
                statementTimeout).or(present::statementTimeout), positive(idleTimeout).or(
                        present::idleInTransactionTimeout));
    }

    private static Optional<Duration> positive(@Nullable Duration timeout) {
        if (timeout != null && (timeout.toMillis() < 1 || timeout.toMillis() > Integer.MAX_VALUE)) {
            throw new CommandFailedException("A timeout is between 1ms and 24d.");
        }
        return Optional.ofNullable(timeout);
    }
}
