package io.leasehold.testkit.architecture.bad;

import io.leasehold.core.Tenant;

/** Takes the tenant, but not first. */
class BadService {
    String find(String id, Tenant tenant) {
        return id + tenant.slug();
    }
}
