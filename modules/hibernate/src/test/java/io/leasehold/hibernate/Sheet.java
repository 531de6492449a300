package io.leasehold.hibernate;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** The plainest entity, of which Hibernate changes and removes rows without having read them. */
@Entity
@Table(name = "sheets")
class Sheet {
    @Id
    UUID id;
    @TenantId
    @Nullable
    UUID tenantId;
    String text;

    @SuppressWarnings("NullAway.Init")
    Sheet() {}

    Sheet(UUID id, String text) {
        this.id = id;
        this.text = text;
    }

    String text() {
        return text;
    }
}
