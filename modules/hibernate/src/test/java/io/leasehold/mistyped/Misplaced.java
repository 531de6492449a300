package io.leasehold.mistyped;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An entity that is in one schema for everybody. */
@Entity
@Table(schema = "shared")
public class Misplaced {
    @Id
    UUID id;

    @SuppressWarnings("NullAway.Init")
    Misplaced() {}
}
