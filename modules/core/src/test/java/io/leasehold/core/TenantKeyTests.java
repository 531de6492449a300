package io.leasehold.core;

import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.assertj.core.api.Assertions.assertThat;

class TenantKeyTests {
    private final Tenant acme = new Tenant(new TenantId(UUID.fromString("0197b3f2-7c1e-7a00-8000-00000000abcd")),
            new Slug("acme"),
            TenantStatus.ACTIVE, new Placement.SharedTables());

    @Test
    void namesATenantBySlugOrById() {
        assertThat(new TenantKey("acme").names(acme)).isTrue();
        assertThat(new TenantKey(acme.id().toString()).names(acme)).isTrue();
    }

    @Test
    void foldsNothing() {
        assertThat(new TenantKey("Acme").names(acme)).isFalse();
        assertThat(new TenantKey(acme.id().toString().toUpperCase(Locale.ROOT)).names(acme)).isFalse();
        assertThat(TenantId.parse(acme.id().toString().toUpperCase(Locale.ROOT))).isEmpty();
    }

    @Test
    void anIdReadsBackAsItWasWritten() {
        assertThat(TenantId.parse(acme.id().toString())).contains(acme.id());
    }

    @Property
    void otherTextNamesNothing(@ForAll String text) {
        assertThat(new TenantKey(text).names(acme)).isEqualTo(text.equals("acme") || text.equals(acme.id().toString()));
        assertThat(TenantId.parse(text)).isEmpty();
    }
}
