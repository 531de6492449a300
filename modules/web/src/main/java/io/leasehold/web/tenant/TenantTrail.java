package io.leasehold.web.tenant;

import jakarta.servlet.http.HttpServletRequest;

import org.slf4j.MDC;
import org.springframework.web.filter.ServerHttpObservationFilter;

import io.leasehold.core.Tenant;
import io.micrometer.common.KeyValue;

/** The tenant in log lines and in the trace of a request, for as long as it is bound. Never a tag of a metric: there are too many tenants for that. */
final class TenantTrail implements AutoCloseable {
    private static final String SLUG = "tenant";
    private static final String ID = "tenantId";

    private TenantTrail() {}

    static TenantTrail of(Tenant tenant, HttpServletRequest request) {
        MDC.put(SLUG, tenant.slug().value());
        MDC.put(ID, tenant.id().toString());
        ServerHttpObservationFilter.findObservationContext(request).ifPresent(observed -> {
            observed.addHighCardinalityKeyValue(KeyValue.of("leasehold.tenant.id", tenant.id().toString()));
            observed.addHighCardinalityKeyValue(KeyValue.of("leasehold.tenant.slug", tenant.slug().value()));
        });
        return new TenantTrail();
    }

    @Override
    public void close() {
        MDC.remove(SLUG);
        MDC.remove(ID);
    }
}
