package io.leasehold.postgres.capability;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;

import io.leasehold.core.TenantId;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.binding.Proof;
import io.leasehold.postgres.binding.Proofs;

/**
 * The capabilities of this node: one for each tenant and database, random, in memory alone, made when it is needed first and registered before it is used. After
 * half of its lifetime the next transaction has another one made, without waiting for it. So there is no key to keep, to spread or to change.
 */
public final class Capabilities implements Proofs {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final long MOST = 100_000;

    /** Younger ones are not given up, or each wrong guess of an intruder would have the owner write. */
    private static final Duration BEYOND_DOUBT = Duration.ofSeconds(10);

    private final Duration lifetime;
    private final Ticker ticker;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Register> registers = new ConcurrentHashMap<>();
    private final AsyncLoadingCache<Holder, Capability> known;

    /** @param lifetime for how long a database believes one; transactions that begin later have a younger one */
    public Capabilities(Duration lifetime) {
        this(lifetime, Ticker.systemTicker());
    }

    Capabilities(Duration lifetime, Ticker ticker) {
        if (lifetime.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("Capabilities cannot live for " + lifetime + ": give them at least "
                    + SHORTEST + ".");
        }
        this.lifetime = lifetime;
        this.ticker = ticker;
        // What is left at the end is longer than registering may take and a transaction needs to begin.
        this.known = Caffeine.newBuilder().maximumSize(MOST).refreshAfterWrite(lifetime.dividedBy(2)).expireAfterWrite(
                lifetime.multipliedBy(3).dividedBy(4)).ticker(ticker).executor(Thread::startVirtualThread).buildAsync(
                        this::register);
    }

    private record Holder(Register register, TenantId tenant) {}

    private record Capability(UUID secret, long madeAt) {
        /** Never shows the secret. */
        @Override
        public String toString() {
            return "a capability";
        }
    }

    @Override
    public Proof of(DatabaseAccess direct, TenantId tenant) {
        Holder holder = new Holder(registers.computeIfAbsent(direct.url(), _ -> new Register(direct, lifetime)),
                tenant);
        return new Presented(holder);
    }

    /** Has the next transactions of this tenant prove it anew, since it may be somewhere else now. */
    public void forget(TenantId tenant) {
        known.synchronous().asMap().keySet().removeIf(holder -> holder.tenant.equals(tenant));
    }

    private Capability register(Holder holder) throws SQLException {
        UUID secret = new UUID(random.nextLong(), random.nextLong());
        holder.register.enter(secret, holder.tenant);
        return new Capability(secret, ticker.read());
    }

    /** The proof of one lease, which belongs to one thread at a time. */
    private final class Presented implements Proof {
        private final Holder holder;
        private @Nullable Capability last;

        Presented(Holder holder) {
            this.holder = holder;
        }

        @Override
        public UUID capability(boolean begins) throws SQLException {
            Capability shown = begins || last == null ? capabilityOf(holder) : last;
            last = shown;
            return shown.secret;
        }

        @Override
        public boolean doubt() {
            return last == null || giveUp(holder, last);
        }
    }

    private Capability capabilityOf(Holder holder) throws SQLException {
        try {
            return known.get(holder).join();
        } catch (CompletionException e) {
            throw new SQLTransientConnectionException("A capability of tenant " + holder.tenant
                    + " could not be registered: " + String.valueOf(e.getCause() == null
                            ? e
                            : e.getCause()
                                    .getMessage()),
                    "08001", e);
        }
    }

    private boolean giveUp(Holder holder, Capability doubted) {
        boolean old = ticker.read() - doubted.madeAt >= BEYOND_DOUBT.toNanos();
        return !doubted.equals(known.synchronous().getIfPresent(holder)) || (old && known.synchronous().asMap().remove(
                holder, doubted));
    }
}
