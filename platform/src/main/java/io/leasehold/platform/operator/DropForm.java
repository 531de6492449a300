package io.leasehold.platform.operator;

import org.jspecify.annotations.Nullable;

import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;

/** What is typed to have a tenant removed. */
record DropForm(@Nullable String slug, @Nullable String retentionDays, @Nullable String reason) {
    static final DropForm EMPTY = new DropForm(null, null, null);

    DropTenant command() {
        try {
            return new DropTenant(slug == null ? "" : slug.strip(), reason, retentionDays == null || retentionDays
                    .isBlank() ? null : Integer.valueOf(retentionDays.strip()));
        } catch (NumberFormatException noNumber) {
            throw Problem.invalid(new InvalidField("/retention_days", "invalid_value",
                    "Write a whole number of days, such as 30."));
        }
    }
}
