package io.leasehold.postgres.directory;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import io.leasehold.core.Placement;
import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantDirectory;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantNotServedException;
import io.leasehold.core.TenantStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChangedTenantsTests {
    private final Map<String, Tenant> rows = new HashMap<>();
    private final Map<String, Tenant> remembered = new HashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private final TenantDirectory known = key -> {
        asked.incrementAndGet();
        return Optional.ofNullable(remembered.getOrDefault(key.text(), rows.get(key.text())));
    };
    private final ChangedTenants changed = new ChangedTenants(() -> known, key -> Optional.ofNullable(rows.get(key
            .text())), nanos::get);
    private final Tenant acme = settle("acme");
    private final Tenant globex = settle("globex");

    @Test
    void asksForNobodyWhoHasNotChanged() {
        rows.clear();

        changed.requireServed(acme);

        assertThat(asked).hasValue(0);
    }

    @Test
    void stopsWhatBelievesAClosedTenantActiveAndNobodyElse() {
        for (TenantStatus status : new TenantStatus[]{TenantStatus.SUSPENDED, TenantStatus.DEACTIVATED,
            TenantStatus.DROPPING}) {
            become(with(acme, status, acme.placement()));

            assertThatThrownBy(() -> changed.requireServed(acme)).isInstanceOfSatisfying(TenantNotServedException.class,
                    refusal -> assertThat(refusal.now()).contains(status)).hasMessageContaining(acme.id().toString())
                    .hasMessageNotContaining("acme");
            assertThatCode(() -> changed.requireServed(globex)).doesNotThrowAnyException();
        }
    }

    @Test
    void letsDoorsThatKnowOfASuspensionGoOn() {
        Tenant suspended = with(acme, TenantStatus.SUSPENDED, acme.placement());
        become(suspended);
        assertThatCode(() -> changed.requireServed(suspended)).doesNotThrowAnyException();

        Tenant dropping = with(acme, TenantStatus.DROPPING, acme.placement());
        become(dropping);
        assertThatThrownBy(() -> changed.requireServed(suspended)).isInstanceOf(TenantNotServedException.class);
        assertThatThrownBy(() -> changed.requireServed(dropping)).isInstanceOf(TenantNotServedException.class);
    }

    @Test
    void stopsWhatGoesToTheFormerPlaceOrToNobody() {
        become(with(acme, TenantStatus.ACTIVE, new Placement.OwnSchema("main", "t_acme")));
        assertThatThrownBy(() -> changed.requireServed(acme)).isInstanceOf(TenantNotServedException.class)
                .hasMessageContaining("elsewhere");

        rows.remove(acme.id().toString());
        assertThatThrownBy(() -> changed.requireServed(acme)).isInstanceOfSatisfying(TenantNotServedException.class,
                refusal -> assertThat(refusal.now()).isEmpty());
    }

    @Test
    void refusesNobodyByWhatIsRememberedFromBefore() {
        remembered.put(acme.id().toString(), with(acme, TenantStatus.SUSPENDED, acme.placement()));
        changed.tenantChanged(acme.id());

        assertThatCode(() -> changed.requireServed(acme)).doesNotThrowAnyException();
    }

    @Test
    void asksForEverybodyForADayWhenChangesWereMissed() {
        rows.put(acme.id().toString(), with(acme, TenantStatus.SUSPENDED, acme.placement()));
        changed.changesMissed();

        assertThatThrownBy(() -> changed.requireServed(acme)).isInstanceOf(TenantNotServedException.class);
        assertThatCode(() -> changed.requireServed(globex)).doesNotThrowAnyException();

        nanos.set(Duration.ofDays(2).toNanos());
        assertThatCode(() -> changed.requireServed(acme)).doesNotThrowAnyException();
    }

    private void become(Tenant now) {
        rows.put(now.id().toString(), now);
        changed.tenantChanged(now.id());
    }

    private Tenant settle(String slug) {
        Tenant tenant = new Tenant(new TenantId(UUID.randomUUID()), new Slug(slug), TenantStatus.ACTIVE,
                new Placement.SharedTables());
        rows.put(tenant.id().toString(), tenant);
        return tenant;
    }

    private static Tenant with(Tenant tenant, TenantStatus status, Placement placement) {
        return new Tenant(tenant.id(), tenant.slug(), status, placement);
    }
}
