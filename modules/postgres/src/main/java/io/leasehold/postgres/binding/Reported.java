package io.leasehold.postgres.binding;

import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.postgresql.core.BaseConnection;

/**
 * Settings of a session that the server reports by itself whenever they change, however that was done: reading them costs no turn. The driver keeps each
 * value until the server reports another, so that the same objects mean that nothing has changed.
 */
final class Reported {
    /** Reported since PostgreSQL 18. */
    static final String PATH = "search_path";

    private static final String READ_ONLY = "default_transaction_read_only";
    private static final Set<String> KEPT = Set.of(PATH, READ_ONLY, "session_authorization", "TimeZone", "DateStyle",
            "IntervalStyle", "standard_conforming_strings");

    private final List<String> values;

    private Reported(List<String> values) {
        this.values = values;
    }

    static Reported by(BaseConnection driver) {
        return new Reported(List.copyOf(driver.getParameterStatuses().values()));
    }

    /** Whether the session is as it was; reading alone is what a borrower may ask the driver for, and the pool takes it back. */
    @SuppressWarnings("ReferenceEquality") // of what is the same object nothing has to be compared
    boolean holds(BaseConnection driver) throws SQLException {
        Map<String, String> now = driver.getParameterStatuses();
        Iterator<String> before = values.iterator();
        for (Map.Entry<String, String> each : now.entrySet()) {
            String value = before.hasNext() ? before.next() : null;
            if (value != each.getValue() && !each.getValue().equals(value) && isKept(each.getKey(), driver)) {
                return false;
            }
        }
        return now.size() == values.size();
    }

    private static boolean isKept(String name, BaseConnection driver) throws SQLException {
        return KEPT.contains(name) && !(name.equals(READ_ONLY) && driver.isReadOnly());
    }
}
