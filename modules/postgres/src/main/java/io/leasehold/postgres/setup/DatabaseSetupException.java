package io.leasehold.postgres.setup;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import io.leasehold.postgres.StartUpException;

/** A database could not be made ready. */
public final class DatabaseSetupException extends StartUpException {
    DatabaseSetupException(String problem, String remedy, @Nullable Throwable cause) {
        super(problem, remedy, cause);
    }

    static DatabaseSetupException unreachable(String url, String role, SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        String attempted = "Connecting to " + address(url) + " as " + role + " failed: " + cause.getMessage();
        return switch (state) {
            case "28P01", "28000", "42501" -> new DatabaseSetupException(attempted,
                    "Check this role's username and password (LEASEHOLD_POSTGRES_…); where the roles do not exist yet, "
                            + "an administrator runs the script of `leasehold init --print-sql`.",
                    cause);
            case "3D000" -> new DatabaseSetupException(attempted,
                    "Create the database, or name another one in LEASEHOLD_POSTGRES_URL.", cause);
            default -> new DatabaseSetupException(attempted,
                    "Check LEASEHOLD_POSTGRES_URL and that the server runs and can be reached from here.", cause);
        };
    }

    /** The address without its parameters, which may hold secrets. */
    static String address(String url) {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }
}
