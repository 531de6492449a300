package io.leasehold.depot.product;

import java.util.List;

/** What an import did: how many products it made and changed, and the first errors. */
public record ImportReport(int created, int updated, int failed, List<ImportError> errors) {
    /** So many errors are told; who has more of them has one cause. */
    static final int MOST_ERRORS = 1_000;

    public ImportReport {
        errors = errors.stream().limit(MOST_ERRORS).toList();
    }
}
