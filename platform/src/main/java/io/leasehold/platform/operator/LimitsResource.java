package io.leasehold.platform.operator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;
import org.springframework.format.datetime.standard.DurationFormatterUtils;

import io.leasehold.core.TenantLimits;
import io.leasehold.web.InvalidField;

/**
 * How much of the system a tenant may take, in the API; what is absent is as for everybody.
 *
 * @param connections how many of its requests may work on the database at the same time, on each node
 * @param statementTimeout such as {@code 30s} or {@code 500ms}
 * @param idleInTransactionTimeout such as {@code 30s} or {@code 500ms}
 */
record LimitsResource(@Nullable Integer connections, @Nullable String statementTimeout,
        @Nullable String idleInTransactionTimeout) {
    private static final int MOST_CONNECTIONS = 10_000;
    private static final Duration LONGEST = Duration.ofDays(1);

    static LimitsResource of(TenantLimits limits) {
        return new LimitsResource(limits.connections().isPresent() ? limits.connections().getAsInt() : null, limits
                .statementTimeout().map(LimitsResource::text).orElse(null),
                limits.idleInTransactionTimeout().map(LimitsResource::text).orElse(null));
    }

    /** The limits, or what is wrong with them. */
    TenantLimits checked(List<InvalidField> wrong) {
        if (connections != null && (connections < 1 || connections > MOST_CONNECTIONS)) {
            wrong.add(new InvalidField("/limits/connections", "out_of_range", "This has to be between 1 and "
                    + MOST_CONNECTIONS + "."));
        }
        return new TenantLimits(connections == null ? OptionalInt.empty() : OptionalInt.of(connections), duration(
                statementTimeout, "/limits/statement_timeout", wrong),
                duration(idleInTransactionTimeout, "/limits/idle_in_transaction_timeout", wrong));
    }

    private static Optional<Duration> duration(@Nullable String text, String pointer, List<InvalidField> wrong) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            Duration duration = DurationFormatterUtils.detectAndParse(text.strip());
            if (duration.toMillis() >= 1 && duration.compareTo(LONGEST) <= 0) {
                return Optional.of(duration);
            }
        } catch (IllegalArgumentException | ArithmeticException noDuration) {
            // The same answer as for one that is out of range.
        }
        wrong.add(new InvalidField(pointer, "invalid_value", "This is a time such as 30s or 500ms, of a day at most."));
        return Optional.empty();
    }

    private static String text(Duration duration) {
        return duration.toMillisPart() == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
