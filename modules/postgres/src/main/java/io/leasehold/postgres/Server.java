package io.leasehold.postgres;

import java.util.regex.Pattern;

import io.leasehold.core.Placement;

/**
 * A PostgreSQL server that tenants are placed on.
 *
 * @param name what placements call it, for ever
 * @param access its database of shared tables and own schemas, as requests reach it: directly, or through a pooler
 * @param directUrl JDBC address of the same database without a pooler between, for migrations and notifications
 * @param connections how many connections one node may have to that database; own databases have a budget of their own
 */
public record Server(String name, DatabaseAccess access, String directUrl, int connections) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public Server {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" cannot name a server: take 1 to 40 lower-case letters, "
                            + "digits and hyphens, a letter first.");
        }
        if (connections < 1) {
            throw new IllegalArgumentException("The server " + name + " cannot be used with " + connections
                    + " connections: give it at least 1.");
        }
    }

    /** A server that is reached directly. */
    public Server(String name, DatabaseAccess access, int connections) {
        this(name, access, access.url(), connections);
    }

    /** Whether a pooler in transaction mode stands between, so that nothing may be kept on a connection from one transaction to the next. */
    public boolean isPooled() {
        return !directUrl.equals(access.url());
    }

    /** Whether it has the control database. */
    public boolean isMain() {
        return name.equals(Placement.MAIN_SERVER);
    }

    /** The same database and roles, reached without a pooler. */
    public DatabaseAccess direct() {
        return access.withUrl(directUrl);
    }
}
