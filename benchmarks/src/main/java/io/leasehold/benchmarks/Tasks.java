package io.leasehold.benchmarks;

import java.util.UUID;

/** Rows of Depot's tables: each tenant's tasks have the same ids, counted from 1, which only together with the tenant's are keys. */
final class Tasks {
    private Tasks() {}

    static UUID id(int number) {
        return new UUID(0x0000_0000_0000_7000L, 0x8000_0000_0000_0000L | number);
    }

    /** An SQL expression for the same. */
    static String idOf(String number) {
        return "('00000000-0000-7000-8000-' || lpad(to_hex(" + number + "), 12, '0'))::uuid";
    }

    /** Fills the tasks and products of a schema. {@code from} gives tenants and numbers, such as {@code generate_series(1, 100) n}. */
    static String fill(String schema, String tenant, String from) {
        return """
               insert into %1$s.tasks (tenant_id, id, title, description, status, priority, created_by, created_at, updated_at)
               select %2$s, %4$s, 'Task ' || n, repeat('What there is to do. ', 4), 'open', 'normal', gen_random_uuid(),
                 now() - make_interval(mins => n), now() from %3$s;
               """
                .formatted(schema, tenant, from, idOf("n"));
    }

    /** The same for products. */
    static String stock(String schema, String tenant, String from) {
        return """
               insert into %1$s.products (tenant_id, id, sku, name, price, currency, stock, age_restricted, created_at, updated_at)
               select %2$s, %4$s, 'SKU-' || n, 'Product ' || md5(n::text), n, 'EUR', n, false, now(), now() from %3$s;
               """
                .formatted(schema, tenant, from, idOf("n"));
    }
}
