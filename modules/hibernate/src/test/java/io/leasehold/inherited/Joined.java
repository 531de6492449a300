package io.leasehold.inherited;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;

import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** An entity whose subclasses have a table each for what they add. */
@Entity
@Inheritance(strategy = InheritanceType.JOINED)
public class Joined {
    @Id
    UUID id;
    @TenantId
    @Nullable
    UUID tenantId;
    @NaturalId
    String code;

    @SuppressWarnings("NullAway.Init")
    Joined() {}

    Joined(UUID id, String code) {
        this.id = id;
        this.code = code;
    }

    /** The one subclass. */
    @Entity
    public static class SubJoined extends Joined {
        SubJoined() {}

        /** One that is nowhere but in memory. */
        public SubJoined(UUID id, String code) {
            super(id, code);
        }
    }
}
