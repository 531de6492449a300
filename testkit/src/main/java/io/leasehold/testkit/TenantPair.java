package io.leasehold.testkit;

/** The two tenants of a test: one that tries, and one whose rows it must neither see nor change. */
public record TenantPair(CanaryTenant attacker, CanaryTenant victim) {}
