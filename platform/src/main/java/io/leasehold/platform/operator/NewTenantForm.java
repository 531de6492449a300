package io.leasehold.platform.operator;

import org.jspecify.annotations.Nullable;

/** What is typed to make a tenant. */
record NewTenantForm(@Nullable String name, @Nullable String slug, @Nullable String owner, @Nullable String placement,
        @Nullable String server, @Nullable String reason) {
    CreateTenant command() {
        return new CreateTenant(name, slug, owner, placement, server, null, reason);
    }
}
