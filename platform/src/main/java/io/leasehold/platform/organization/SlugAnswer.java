package io.leasehold.platform.organization;

/** Whether an organization can have a slug. */
public enum SlugAnswer {
    /** Nobody has it. */
    FREE,
    /** Some organization has it, or had it. */
    TAKEN,
    /** It is none. */
    INVALID
}
