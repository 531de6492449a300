package io.leasehold.postgres.binding;

import java.sql.SQLException;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

/**
 * Settings of a session that the server reports by itself whenever they change, however that was done: reading them costs no turn. A setting that an older
 * server does not report is null, and stays so.
 */
record Reported(@Nullable String path, @Nullable String readOnly, @Nullable String user, @Nullable String timeZone,
        @Nullable String dates) {
    static Reported by(BaseConnection driver) {
        return new Reported(driver.getParameterStatus("search_path"), driver.getParameterStatus(
                "default_transaction_read_only"), driver.getParameterStatus("session_authorization"),
                driver
                        .getParameterStatus("TimeZone"),
                driver.getParameterStatus("DateStyle"));
    }

    /** Whether the session is as it was; reading alone is what a borrower may ask the driver for, and the pool takes it back. */
    boolean holds(BaseConnection driver) throws SQLException {
        Reported now = by(driver);
        return Objects.equals(path, now.path) && (driver.isReadOnly() || Objects.equals(readOnly, now.readOnly))
                && Objects.equals(user, now.user) && Objects.equals(timeZone, now.timeZone) && Objects.equals(dates,
                        now.dates);
    }
}
