package io.leasehold.core;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Who belongs to which tenant. Asked once for each request and never cached, so that a removed member or a suspended tenant is shut out at once. What
 * does not exist, what was deactivated, and what the person is no member of are all the same: absent.
 */
public interface Memberships {
    /** The memberships of this person in the tenants that these keys name, in no order; keys that name none are left out. */
    List<Membership> of(UserId user, Collection<TenantKey> keys);

    /** The membership that a person has had for the longest time, where no tenant was named. */
    Optional<Membership> defaultOf(UserId user);
}
