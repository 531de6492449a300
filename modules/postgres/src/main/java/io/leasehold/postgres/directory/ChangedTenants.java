package io.leasehold.postgres.directory;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantDirectory;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantKey;
import io.leasehold.core.TenantNotServedException;
import io.leasehold.core.TenantStatus;
import io.leasehold.postgres.binding.Standing;

/**
 * Stops work that was admitted to a tenant before the tenant was closed, dropped or moved. Only those that changed lately are looked up, and all of
 * them where changes may have been missed.
 */
public final class ChangedTenants implements Standing, TenantChangeListener {
    /** No request and no export is under way for so long. */
    private static final Duration LATELY = Duration.ofDays(1);

    private static final long MOST = 100_000;

    private final Supplier<? extends TenantDirectory> known;
    private final TenantDirectory source;
    private final Cache<TenantId, Boolean> changed;
    private final Cache<Boolean, Boolean> missed;

    /**
     * @param known what is asked first, and forgets a tenant before this hears of its change
     * @param source what is asked before anybody is refused, and remembers nothing
     */
    public ChangedTenants(Supplier<? extends TenantDirectory> known, TenantDirectory source) {
        this(known, source, Ticker.systemTicker());
    }

    ChangedTenants(Supplier<? extends TenantDirectory> known, TenantDirectory source, Ticker ticker) {
        this.known = known;
        this.source = source;
        this.changed = Caffeine.newBuilder().expireAfterWrite(LATELY).maximumSize(MOST).ticker(ticker).build();
        this.missed = Caffeine.newBuilder().expireAfterWrite(LATELY).ticker(ticker).build();
    }

    @Override
    public void tenantChanged(TenantId tenant) {
        changed.put(tenant, true);
    }

    @Override
    public void changesMissed() {
        missed.put(true, true);
    }

    @Override
    public void requireServed(Tenant tenant) {
        if (changed.getIfPresent(tenant.id()) == null && missed.getIfPresent(true) == null) {
            return;
        }
        TenantKey key = new TenantKey(tenant.id().toString());
        if (known.get().find(key).filter(now -> serves(now, tenant)).isEmpty()) {
            // The caller may have heard of a change, such as being resumed, before the news of it came here.
            Optional<Tenant> now = source.find(key);
            if (now.filter(found -> serves(found, tenant)).isEmpty()) {
                throw new TenantNotServedException(tenant, now.map(Tenant::status));
            }
        }
    }

    /** Doors of the background know that they act for a closed tenant; who believes it active does not. */
    private static boolean serves(Tenant now, Tenant admitted) {
        return now.status() != TenantStatus.DROPPING
                && (admitted.status() != TenantStatus.ACTIVE || now.status() == TenantStatus.ACTIVE)
                && now.placement().equals(admitted.placement());
    }
}
