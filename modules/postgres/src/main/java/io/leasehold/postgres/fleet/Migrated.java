package io.leasehold.postgres.fleet;

/**
 * What migrating a place came to.
 *
 * @param applied how many migrations it did not have before
 * @param fingerprint of all that it has now
 */
public record Migrated(int applied, String fingerprint) {}
