package io.leasehold.postgres.provisioning;

import java.util.Map;

import io.leasehold.core.Slug;
import io.leasehold.core.TenantId;

/**
 * A tenant of which nothing is left but the entries in the operator log.
 *
 * @param tenant its id, which is never used again
 * @param slug its last slug, which is free
 * @param removed how many rows were removed, by table
 * @param looked in how many tables and catalogs it was proven that nothing is left
 */
public record Dropped(TenantId tenant, Slug slug, Map<String, Long> removed, int looked) {}
