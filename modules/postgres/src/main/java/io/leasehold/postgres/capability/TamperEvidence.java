package io.leasehold.postgres.capability;

/** Whether transactions prove for which tenant they work. Neighbours work side by side, so that nodes can go from one to the next one by one. */
public enum TamperEvidence {
    /** Transactions say their tenant, and policies believe it. */
    OFF,
    /** Transactions have capabilities, and policies do not ask for them: the step between. */
    READY,
    /** Policies believe capabilities alone. */
    ON;

    /** Whether transactions have capabilities. */
    public boolean proves() {
        return this != OFF;
    }

    /** Whether policies demand them. */
    public boolean demands() {
        return this == ON;
    }
}
