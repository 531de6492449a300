package io.leasehold.postgres;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a database is reached: its address, and who connects for which duty.
 *
 * @param url JDBC address, without user and password
 * @param owner owns all objects and runs migrations
 * @param app does the work of tenants
 * @param lookup reads what has to be known before a tenant is
 * @param operator does audited work across tenants
 */
public record DatabaseAccess(String url, Credentials owner, Credentials app, Credentials lookup, Credentials operator) {
    /** The schema of the control tables. */
    public static final String CONTROL_SCHEMA = "control";

    /** The schema of the tenant tables that tenants share. */
    public static final String TENANT_SCHEMA = "shared";

    /** The schema of Leasehold's own functions. */
    public static final String FUNCTIONS_SCHEMA = "leasehold";

    private static final Pattern ADDRESS = Pattern.compile("(jdbc:postgresql://[^/?]*/)([^?]*)(\\?.*)?");

    /** The same roles at another address. */
    public DatabaseAccess withUrl(String other) {
        return new DatabaseAccess(other, owner, app, lookup, operator);
    }

    /** Another database on the same server. */
    public DatabaseAccess at(String database) {
        Matcher address = parsed();
        return withUrl(address.group(1) + database + (address.group(3) == null ? "" : address.group(3)));
    }

    /** The name of the database that the address leads to. */
    public String database() {
        return parsed().group(2);
    }

    private Matcher parsed() {
        Matcher address = ADDRESS.matcher(url);
        if (!address.matches()) {
            throw new IllegalArgumentException("The address of a database has to look like "
                    + "jdbc:postgresql://host:port/database, so that others on the same server can be reached.");
        }
        return address;
    }
}
