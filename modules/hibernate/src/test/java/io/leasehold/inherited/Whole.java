package io.leasehold.inherited;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;

import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** An entity whose subclasses have a whole table each. */
@Entity
@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
public class Whole {
    @Id
    UUID id;
    @TenantId
    @Nullable
    UUID tenantId;
    @NaturalId
    String code;

    @SuppressWarnings("NullAway.Init")
    Whole() {}

    Whole(UUID id, String code) {
        this.id = id;
        this.code = code;
    }

    /** The one subclass. */
    @Entity
    public static class SubWhole extends Whole {
        SubWhole() {}

        /** One that is nowhere but in memory. */
        public SubWhole(UUID id, String code) {
            super(id, code);
        }
    }
}
