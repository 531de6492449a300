package io.leasehold.testkit.architecture.bad;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

import org.springframework.cache.annotation.CachePut;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.Caching;
import org.springframework.stereotype.Component;

import io.leasehold.core.Tenant;

/** Keeps what it should not where the declared type does not show it. */
@Component
class BadCaches {
    static final Map<String, String> SIZED = new HashMap<>(64);
    static final Set<String> KEY_SET = ConcurrentHashMap.newKeySet();
    static final String[] ARRAY = new String[8];
    static final Object HIDDEN = new HashMap<String, String>();
    static final List<String> FROM_A_METHOD = made();
    static final Map<String, String> EITHER = SIZED.isEmpty() ? new HashMap<>() : Map.of();
    static final AtomicReference<String> LAST = new AtomicReference<>();

    final Map<String, String> declaredAsMap = new ConcurrentHashMap<>();
    final Map<String, String> synced = Collections.synchronizedMap(new HashMap<>());
    final Map<Tenant, String> keyed = new ConcurrentHashMap<>();
    final Map<String, String> filledByRequests = new HashMap<>();
    final Object inTheConstructor;
    final Object current = new ThreadLocal<String>();
    Collection<String> lazily = List.of();

    BadCaches() {
        inTheConstructor = new ConcurrentHashMap<String, String>();
    }

    private static List<String> made() {
        return List.of();
    }

    Set<String> later() {
        lazily = new ConcurrentLinkedQueue<>();
        return new HashSet<>(lazily);
    }

    @Caching(cacheable = @Cacheable("prices"))
    String nested(String product) {
        return product;
    }

    @Caching(put = {@CachePut(cacheNames = "names", key = "#id"), @CachePut("ids")})
    String put(Tenant tenant, String id) {
        return tenant.slug() + id;
    }

    @Kept
    String composed(String product) {
        return product;
    }

    @Cacheable("kept")
    @interface Kept {}

    /** Has all its public methods cached. */
    @Cacheable("all")
    static class Whole {
        public String price(String product) {
            return product;
        }

        public String name(Tenant tenant) {
            return tenant.slug().toString();
        }
    }
}
