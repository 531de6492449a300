package io.leasehold.postgres.directory;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import io.leasehold.core.Placement;
import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantKey;
import io.leasehold.core.TenantStatus;

import static io.leasehold.core.TenantStatus.ACTIVE;
import static io.leasehold.core.TenantStatus.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;

class CachedTenantDirectoryTests {
    private static final TenantId ACME = new TenantId(new UUID(1, 1));
    private static final TenantId GLOBEX = new TenantId(new UUID(2, 2));

    private final Map<String, Tenant> rows = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private volatile Runnable whileAsking = () -> {};
    private final CachedTenantDirectory directory = new CachedTenantDirectory(key -> {
        asked.incrementAndGet();
        Optional<Tenant> answer = Optional.ofNullable(rows.get(key.text()));
        whileAsking.run();
        return answer;
    }, Duration.ofSeconds(30), nanos::get);

    CachedTenantDirectoryTests() {
        put(ACME, "acme", ACTIVE);
        put(GLOBEX, "globex", ACTIVE);
    }

    @Test
    void asksOnceAsLongAsNothingChanges() {
        assertThat(status("acme")).contains(ACTIVE);
        assertThat(status("acme")).contains(ACTIVE);
        assertThat(status("globex")).contains(ACTIVE);

        assertThat(asked).hasValue(2);
    }

    @Test
    void forgetsATenantUnderAllItsKeysAndNoOther() {
        status("acme");
        status(ACME.toString());
        status("globex");
        put(ACME, "acme", SUSPENDED);
        directory.forget(ACME);

        assertThat(status("acme")).contains(SUSPENDED);
        assertThat(status(ACME.toString())).contains(SUSPENDED);
        assertThat(status("globex")).contains(ACTIVE);
        assertThat(asked).hasValue(5);
    }

    @Test
    void keepsNoAnswerThatWasOnItsWayWhileSomethingChanged() {
        whileAsking = () -> {
            put(ACME, "acme", SUSPENDED);
            directory.forget(ACME);
        };
        assertThat(status("acme")).contains(ACTIVE);
        whileAsking = directory::forgetAll;
        assertThat(status("globex")).contains(ACTIVE);
        whileAsking = () -> {};
        put(GLOBEX, "globex", SUSPENDED);

        assertThat(status("acme")).contains(SUSPENDED);
        assertThat(status("globex")).contains(SUSPENDED);
    }

    @Test
    void remembersNothingForLongerThanItsLifetime() {
        status("acme");
        put(ACME, "acme", SUSPENDED);
        nanos.set(Duration.ofSeconds(29).toNanos());
        assertThat(status("acme")).contains(ACTIVE);
        nanos.set(Duration.ofSeconds(31).toNanos());

        assertThat(status("acme")).contains(SUSPENDED);
    }

    @Test
    void findsWhatWasNotThereAMomentAgo() {
        assertThat(status("initech")).isEmpty();
        put(new TenantId(new UUID(3, 3)), "initech", ACTIVE);

        assertThat(status("initech")).contains(ACTIVE);
    }

    private Optional<TenantStatus> status(String key) {
        return directory.find(new TenantKey(key)).map(Tenant::status);
    }

    private void put(TenantId id, String slug, TenantStatus status) {
        Tenant tenant = new Tenant(id, new Slug(slug), status, new Placement.SharedTables());
        rows.put(slug, tenant);
        rows.put(id.toString(), tenant);
    }
}
