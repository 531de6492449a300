package io.leasehold.outbox;

import javax.sql.DataSource;

import org.springframework.transaction.PlatformTransactionManager;

/**
 * A database that has an outbox.
 *
 * @param name what messages call it, such as "tenant data"
 * @param schema where the lookup role finds the outbox table
 * @param tenantData connections that are bound to a tenant
 * @param transactions of those connections
 * @param lookup connections of the lookup role, which may see which tenants have unpublished events, and no more
 */
public record OutboxDatabase(String name, String schema, DataSource tenantData, PlatformTransactionManager transactions,
        DataSource lookup) {}
