package io.leasehold.core;

import java.util.UUID;

/** Identifies a person, who may be a member of many tenants. */
public record UserId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
