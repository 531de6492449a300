package io.leasehold.platform.member;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.leasehold.core.Permission;

/** What somebody is in an organization, from the most powerful to the least. */
public enum Role {
    /** May do everything; an organization has at least one. */
    OWNER(Permissions.ORGANIZATION_READ, Permissions.ORGANIZATION_UPDATE, Permissions.ORGANIZATION_DELETE,
            Permissions.MEMBERS_READ, Permissions.MEMBERS_INVITE, Permissions.MEMBERS_MANAGE, Permissions.BILLING_VIEW,
            Permissions.DATA_READ, Permissions.DATA_WRITE),
    /** May do everything but give the organization up. */
    ADMIN(Permissions.ORGANIZATION_READ, Permissions.ORGANIZATION_UPDATE, Permissions.MEMBERS_READ,
            Permissions.MEMBERS_INVITE, Permissions.MEMBERS_MANAGE, Permissions.BILLING_VIEW, Permissions.DATA_READ,
            Permissions.DATA_WRITE),
    /** Works with business data. */
    MEMBER(Permissions.ORGANIZATION_READ, Permissions.MEMBERS_READ, Permissions.DATA_READ, Permissions.DATA_WRITE),
    /** Reads business data. */
    VIEWER(Permissions.ORGANIZATION_READ, Permissions.MEMBERS_READ, Permissions.DATA_READ);

    @SuppressWarnings("ImmutableEnumChecker") // it is: collected as unmodifiable
    private final Set<Permission> permissions;

    Role(String... permissions) {
        this.permissions = Stream.of(permissions).map(Permission::new).collect(Collectors.toUnmodifiableSet());
    }

    /** What somebody with this role may do. */
    public Set<Permission> permissions() {
        return permissions;
    }

    /** Whether somebody with this role may do this. */
    public boolean allows(String permission) {
        return permissions.contains(new Permission(permission));
    }

    /** Whether this role is more powerful than the other. */
    public boolean isAbove(Role other) {
        return compareTo(other) < 0;
    }

    /** The role's name in the database and in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role with this name. */
    public static Optional<Role> parse(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }

    /** The role with this name, which the database has checked. */
    static Role of(String code) {
        return parse(code).orElseThrow(() -> new IllegalStateException("Reading a membership failed: there is no role '"
                + code + "'. The database is newer than this application."));
    }

    /** The names of all roles, for a message. */
    static String codes() {
        return List.of(values()).stream().map(Role::code).collect(Collectors.joining(", "));
    }
}
