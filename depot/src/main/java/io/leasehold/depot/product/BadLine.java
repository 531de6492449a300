package io.leasehold.depot.product;

import java.util.List;

/**
 * A line that was not imported.
 *
 * @param cells what stood in it, to be mended; empty where that cannot be told
 */
record BadLine(ImportError error, List<String> cells) {}
