package io.leasehold.core;

/** The name of something that may be done inside a tenant, such as {@code members.manage}. Roles are not known here. */
public record Permission(String name) {
    @Override
    public String toString() {
        return name;
    }
}
