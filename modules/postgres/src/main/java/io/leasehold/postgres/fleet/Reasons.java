package io.leasehold.postgres.fleet;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** Why a migration failed: in a line that fits a report, and whether it may be otherwise in a moment. */
final class Reasons {
    /** Lock not available, deadlock, serialization failure, too many connections; and all that says the server goes away or is not there yet. */
    private static final Set<String> PASSING = Set.of("55P03", "40P01", "40001", "53300", "57P01", "57P02", "57P03",
            "57014");

    private static final int LONGEST = 400;

    private Reasons() {}

    static String line(SQLException e) {
        return shortened(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }

    /** Flyway says in the second line of a refusal what the first is about. */
    static String line(FlywayException e) {
        List<String> lines = String.valueOf(e.getMessage()).lines().filter(line -> line.chars().anyMatch(
                Character::isLetterOrDigit)).map(String::strip).limit(2).toList();
        SQLException cause = sql(e);
        String detail = cause == null ? String.join(": ", lines) : lines.getFirst() + ": " + line(cause);
        return shortened(detail);
    }

    /** Without the statement, which Spring's exceptions begin with. */
    static String line(RuntimeException e) {
        SQLException cause = sql(e);
        return cause == null ? shortened(String.valueOf(e.getMessage())) : line(cause);
    }

    static boolean isPassing(Throwable e) {
        SQLException cause = sql(e);
        String state = cause == null ? null : cause.getSQLState();
        return state != null && (state.startsWith("08") || PASSING.contains(state));
    }

    private static @Nullable SQLException sql(Throwable e) {
        Throwable at = e;
        for (int depth = 0; at != null && depth < 10; depth++, at = at.getCause()) {
            if (at instanceof SQLException found) {
                return found;
            }
        }
        return null;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
