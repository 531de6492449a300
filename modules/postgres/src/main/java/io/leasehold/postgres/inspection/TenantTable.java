package io.leasehold.postgres.inspection;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A table that is looked at.
 *
 * @param name with its schema, as SQL names it
 * @param plain the same without quotes, as people write it
 * @param foreign whether its rows are on another server
 * @param child whether it is a partition, or inherits
 * @param column the tenant column; null where it has none
 * @param comment on the table
 * @param reached whether the application has rights on it
 */
record TenantTable(long oid, String schema, String name, String plain, boolean foreign, boolean child, boolean enabled,
        boolean forced, @Nullable Column column, String comment, boolean reached) {
    static final String EXEMPT = "leasehold:exempt ";

    /**
     * The column that says whose a row is.
     *
     * @param fits whether it is of the tenants' type
     * @param resized whether it is of that type in another length, which must not be cut
     * @param exact whether what is equal in it is the same
     * @param same types that PostgreSQL takes it for without converting it
     */
    record Column(String type, boolean fits, boolean resized, boolean exact, boolean required, boolean defaulted,
            Set<String> same) {}

    /** Why it belongs to no tenant, by its comment. */
    boolean isExempt() {
        return comment.startsWith(EXEMPT) && !comment.substring(EXEMPT.length()).isBlank();
    }
}
