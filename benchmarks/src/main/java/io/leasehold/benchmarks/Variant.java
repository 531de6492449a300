package io.leasehold.benchmarks;

import java.util.Locale;

/** How a tenant's work reaches the rows. Each has a database of its own with the same rows, so that none finds its rows fetched by another. */
enum Variant {
    /** The driver and the pool, tables without security, and the predicate alone. */
    PLAIN("plain", Guard.NONE),
    /** The same with another statement in front, in the same text, that does nothing. */
    TWO_STATEMENTS("`select 1;` in front", Guard.NONE),
    /** The tenant set in front, for tables under Leasehold's policies, by the driver alone. */
    SET_IN_FRONT("tenant set in front, policies", Guard.LEASEHOLD),
    /** The same by Leasehold's function, which looks at the session first. */
    BOUND_IN_FRONT("`leasehold.bind` in front, policies", Guard.LEASEHOLD),
    /** Leasehold: the binding travels with the statement. */
    LEASEHOLD("Leasehold", Guard.LEASEHOLD),
    /** Leasehold where policies demand a capability. */
    TAMPER_EVIDENT("tamper-evident", Guard.CAPABILITIES),
    /** The tenant is set by a statement of its own at checkout. */
    SEPARATE("separate statement", Guard.SEPARATE),
    /** Hibernate adds the predicate; nothing is behind it. */
    HIBERNATE("Hibernate 7, `@TenantId`", Guard.NONE),
    /** The same mapping over Leasehold's connections. */
    HIBERNATE_OVER_LEASEHOLD("Hibernate 7 over Leasehold", Guard.LEASEHOLD),
    /** Hibernate 8 sets the tenant itself, for policies that it would make. */
    HIBERNATE_8("Hibernate 8, its own row-level security", Guard.HIBERNATE_8),
    /** MyBatis-Plus rewrites each statement; nothing is behind it. */
    MYBATIS_PLUS("MyBatis-Plus, tenant interceptor", Guard.NONE),
    /** MyBatis over Leasehold's connections, with statements that do not name the tenant. */
    MYBATIS_OVER_LEASEHOLD("MyBatis over Leasehold", Guard.LEASEHOLD),
    /** Leasehold for tenants with limits of their own, which are bound as well. */
    LIMITED("own limits", Guard.LEASEHOLD),
    /** Leasehold for tenants that have a schema each. */
    OWN_SCHEMA("own schema", Guard.OWN_SCHEMAS);

    private final String title;
    private final Guard guard;

    Variant(String title, Guard guard) {
        this.title = title;
        this.guard = guard;
    }

    /** What keeps tenants apart in its database. */
    Guard guard() {
        return guard;
    }

    /** The name of its database. */
    String database() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Hibernate 8 sets the tenant for one transaction, so that outside of one it finds nothing. */
    boolean works(boolean transaction) {
        return transaction || this != HIBERNATE_8;
    }

    @Override
    public String toString() {
        return title;
    }
}
