package io.leasehold.postgres;

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
}
