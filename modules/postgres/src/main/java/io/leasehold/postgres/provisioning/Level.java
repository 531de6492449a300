package io.leasehold.postgres.provisioning;

import io.leasehold.core.Placement;

/** How far a tenant is kept from others. */
public enum Level {
    /** In tables that it shares with others. */
    SHARED,
    /** In a schema of its own. */
    SCHEMA,
    /** In a database of its own. */
    DATABASE;

    /** The level of a placement. */
    public static Level of(Placement placement) {
        return switch (placement) {
            case Placement.SharedTables _ -> SHARED;
            case Placement.OwnSchema _ -> SCHEMA;
            case Placement.OwnDatabase _ -> DATABASE;
        };
    }
}
