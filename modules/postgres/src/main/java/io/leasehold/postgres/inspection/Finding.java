package io.leasehold.postgres.inspection;

/**
 * Something in a database that would not keep tenants apart.
 *
 * @param problem what is wrong, on what, as one sentence
 * @param remedy what to do, as one sentence
 */
public record Finding(String problem, String remedy) {}
