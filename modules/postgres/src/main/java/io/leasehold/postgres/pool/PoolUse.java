package io.leasehold.postgres.pool;

/**
 * How a pool is used at a moment.
 *
 * @param bound how many connections there may be
 * @param open how many there are, being opened and being closed included
 * @param leased how many are out or on their way
 * @param idle how many are there to be taken
 * @param waiting how many requests wait
 * @param waits how often somebody had to wait so far
 * @param timeouts how often somebody waited in vain so far
 */
public record PoolUse(int bound, int open, int leased, int idle, int waiting, long waits, long timeouts) {}
