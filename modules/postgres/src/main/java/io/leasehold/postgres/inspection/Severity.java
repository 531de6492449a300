package io.leasehold.postgres.inspection;

/** How much a finding matters, the least first. */
public enum Severity {
    /** Worth knowing. */
    NOTE,
    /** One step away from a leak, a way to learn about others without seeing them, or a cost for every row. */
    WARNING,
    /** One tenant can see, change or be told about what belongs to another. */
    ERROR
}
