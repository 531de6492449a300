package io.leasehold.testkit.architecture.bad;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.cache.annotation.Cacheable;

import io.leasehold.core.Tenant;

/** Keeps for everybody what one has asked for. */
class BadState {
    private static final List<String> LATEST = new ArrayList<>();
    private static final Map<String, String> BY_NAME = new HashMap<>();
    private static final ThreadLocal<Tenant> CURRENT = new ThreadLocal<>();
    private static int counter;

    private final ConcurrentHashMap<String, String> cache = new ConcurrentHashMap<>();

    @Cacheable("prices")
    String price(String product) {
        LATEST.add(product);
        BY_NAME.put(product, cache.getOrDefault(product, ""));
        CURRENT.remove();
        return product + counter++;
    }

    @Cacheable(cacheNames = "names", key = "#id")
    String named(Tenant tenant, String id) {
        return tenant.slug() + id;
    }
}
