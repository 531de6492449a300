package io.leasehold.depot.product;

/**
 * An organization's products in numbers.
 *
 * @param all how many there are
 * @param low how many have little stock left, or none
 */
public record ProductCounts(int all, int low) {}
