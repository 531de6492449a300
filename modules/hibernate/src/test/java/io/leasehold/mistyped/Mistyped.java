package io.leasehold.mistyped;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.TenantId;

/** An entity whose tenant is a text. */
@Entity
public class Mistyped {
    @Id
    UUID id;
    @TenantId
    String tenantId;

    @SuppressWarnings("NullAway.Init")
    Mistyped() {}
}
