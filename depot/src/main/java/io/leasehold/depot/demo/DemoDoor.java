package io.leasehold.depot.demo;

import org.springframework.stereotype.Component;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;

/** The door by which the demo's data gets into its organizations, at start-up and for nobody who is signed in. */
@Component
class DemoDoor {
    void enter(Tenant tenant, Runnable work) {
        TenantContext.where(tenant).run(work);
    }
}
