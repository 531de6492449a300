package io.leasehold.postgres.binding;

import java.sql.Connection;
import java.sql.SQLException;

import org.postgresql.jdbc.PgConnection;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * What an address must not ask of the driver, since it would part statements from their binding and write parameters into their text. Parted, a statement
 * of an own schema meets the shared tables, of which those that are nobody's refuse nobody.
 */
public final class DriverOptions {
    private DriverOptions() {}

    /**
     * Refuses a connection whose driver was asked for such.
     *
     * @param name what is connected to, in messages
     */
    public static void requireUsable(Connection connection, String name) throws SQLException {
        PgConnection driver = connection.unwrap(PgConnection.class);
        if (driver.getPreferQueryMode() == PreferQueryMode.SIMPLE) {
            throw refused(name, "preferQueryMode=simple");
        }
        if (driver.getForceBinary() || driver.getPrepareThreshold() < 0) {
            throw refused(name, "a negative prepareThreshold");
        }
    }

    private static SQLException refused(String name, String option) {
        return new SQLException("A connection to the " + name + " was refused: with " + option
                + " the driver does not keep "
                + "a statement together with the binding to its tenant. Remove that from the address of the database "
                + "(LEASEHOLD_POSTGRES_URL, or that of the server).", "0A000");
    }
}
