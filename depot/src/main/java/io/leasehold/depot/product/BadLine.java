package io.leasehold.depot.product;

/**
 * A line that was not imported.
 *
 * @param line what stood in it, to be mended; empty where that cannot be told
 */
record BadLine(ImportError error, String line) {}
