package io.leasehold.depot.product;

import java.util.List;
import java.util.UUID;

/**
 * What an import did: how many products it made and changed, how many lines it left out, and the first errors.
 *
 * @param id by which the report is found again
 */
public record ImportReport(UUID id, int created, int updated, int failed, List<ImportError> errors) {}
