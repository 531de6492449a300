package io.leasehold.hibernate;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** Whom notes are by, and who reads them. */
@Entity
@Table(name = "people")
@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
class Person {
    @Id
    UUID id;
    @TenantId
    @Nullable
    UUID tenantId;
    String name;

    @SuppressWarnings("NullAway.Init")
    Person() {}

    Person(UUID id, String name) {
        this.id = id;
        this.name = name;
    }

    String name() {
        return name;
    }
}
