package io.leasehold.postgres.autoconfigure;

import java.util.function.ToDoubleFunction;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.leasehold.postgres.pool.PlacedConnections;
import io.leasehold.postgres.pool.PoolUse;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Shows how the pools of places are used, where metrics are wanted. Each pool has its meters from when it comes into being. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterBinder.class)
class PoolMetricsConfiguration {
    private static final PoolUse UNUSED = new PoolUse(0, 0, 0, 0, 0, 0, 0);

    @Bean
    MeterBinder leaseholdPoolMetrics(PlacedConnections placed) {
        return registry -> placed.whenPoolOpens(pool -> bind(registry, placed, pool));
    }

    private static void bind(MeterRegistry registry, PlacedConnections placed, String pool) {
        gauge(registry, placed, pool, "bound", PoolUse::bound);
        gauge(registry, placed, pool, "leased", PoolUse::leased);
        gauge(registry, placed, pool, "idle", PoolUse::idle);
        Gauge.builder("leasehold.pool.waiting", placed, all -> use(all, pool).waiting()).tag("pool", pool).description(
                "Requests that wait for a connection").register(registry);
        FunctionCounter.builder("leasehold.pool.waits", placed, all -> use(all, pool).waits()).tag("pool", pool)
                .description("Requests that had to wait for a connection").register(registry);
        FunctionCounter.builder("leasehold.pool.timeouts", placed, all -> use(all, pool).timeouts()).tag("pool", pool)
                .description("Requests that waited for a connection in vain").register(registry);
    }

    private static void gauge(MeterRegistry registry, PlacedConnections placed, String pool, String state,
            ToDoubleFunction<PoolUse> value) {
        Gauge.builder("leasehold.pool.connections", placed, all -> value.applyAsDouble(use(all, pool))).tag("pool",
                pool).tag("state", state).description("Connections to the places of tenants").register(registry);
    }

    private static PoolUse use(PlacedConnections placed, String pool) {
        return placed.use().getOrDefault(pool, UNUSED);
    }
}
