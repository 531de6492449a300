package io.leasehold.postgres.directory;

import java.time.Duration;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantDirectory;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantKey;

/**
 * Remembers tenants for a short while. What does not exist is not remembered, so that a new tenant is found at once. An answer that was on its way
 * while anything changed is given and not kept: it may be from before.
 */
public final class CachedTenantDirectory implements TenantDirectory {
    private static final long MOST = 10_000;

    private final TenantDirectory source;
    private final Cache<String, Tenant> tenants;
    private final Object change = new Object();
    private long changes;

    /**
     * In front of another directory.
     *
     * @param lifetime how long a tenant is remembered at most, for the time in which changes are not heard of
     */
    public CachedTenantDirectory(TenantDirectory source, Duration lifetime) {
        this(source, lifetime, Ticker.systemTicker());
    }

    CachedTenantDirectory(TenantDirectory source, Duration lifetime, Ticker ticker) {
        this.source = source;
        this.tenants = Caffeine.newBuilder().expireAfterWrite(lifetime).maximumSize(MOST).ticker(ticker).build();
    }

    @Override
    public Optional<Tenant> find(TenantKey key) {
        Tenant known = tenants.getIfPresent(key.text());
        if (known != null) {
            return Optional.of(known);
        }
        long before = changes();
        Optional<Tenant> found = source.find(key);
        found.ifPresent(tenant -> keep(key, tenant, before));
        return found;
    }

    /** Forgets a tenant, by whichever key it is remembered. */
    public void forget(TenantId tenant) {
        synchronized (change) {
            changes++;
            tenants.asMap().values().removeIf(known -> known.id().equals(tenant));
        }
    }

    /** Forgets everything, when it is not known what has changed. */
    public void forgetAll() {
        synchronized (change) {
            changes++;
            tenants.invalidateAll();
        }
    }

    private long changes() {
        synchronized (change) {
            return changes;
        }
    }

    private void keep(TenantKey key, Tenant tenant, long before) {
        synchronized (change) {
            if (changes == before) {
                tenants.put(key.text(), tenant);
            }
        }
    }
}
