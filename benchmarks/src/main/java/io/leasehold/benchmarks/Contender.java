package io.leasehold.benchmarks;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

import io.leasehold.core.Placement;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantLimits;

/** A variant at work, over a pool of its own. */
record Contender(Variant variant, Work work) {
    private static final TenantLimits LIMITS = new TenantLimits(OptionalInt.empty(), Optional.of(Duration.ofSeconds(
            20)), Optional.empty());

    /** Does the operations one after the other and answers how many nanoseconds each took. */
    long[] slice(Case subject, List<Sample> samples) throws SQLException {
        long[] nanos = new long[samples.size()];
        List<Tenant> tenants = samples.stream().map(sample -> placed(sample.tenant())).toList();
        for (int i = 0; i < nanos.length; i++) {
            Sample sample = samples.get(i);
            Tenant tenant = tenants.get(i);
            UUID id = tenant.id().value();
            long start = System.nanoTime();
            int rows = TenantContext.where(tenant).<Integer, SQLException>call(() -> subject.shape().execute(work, id,
                    sample, subject.transaction()));
            nanos[i] = System.nanoTime() - start;
            if (rows != subject.shape().rows()) {
                throw new IllegalStateException("A " + subject.shape() + " by " + variant + " touched " + rows
                        + " rows, not " + subject.shape().rows() + ": what was measured is not what was asked for.");
            }
        }
        return nanos;
    }

    private Tenant placed(Tenant tenant) {
        return switch (variant) {
            case LIMITED -> new Tenant(tenant.id(), tenant.slug(), tenant.status(), tenant.placement(), LIMITS);
            case OWN_SCHEMA -> new Tenant(tenant.id(), tenant.slug(), tenant.status(), new Placement.OwnSchema(
                    Placement.MAIN_SERVER, "t_" + tenant.id().toString().replace("-", "")));
            default -> tenant;
        };
    }
}
