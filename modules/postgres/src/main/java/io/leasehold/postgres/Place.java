package io.leasehold.postgres;

import io.leasehold.core.Placement;

/**
 * One set of tenant tables: a schema in a database of a server. What a {@link Placement} means to those who connect.
 *
 * @param access the database with that schema, as requests reach it
 * @param direct the same database without a pooler between
 * @param schema where the tables are
 * @param name for messages and reports: {@code main/shared}, {@code main/t_…}, {@code main:leasehold_t_…}
 */
public record Place(DatabaseAccess access, DatabaseAccess direct, String schema, String name) {
    /** The schema of the tenant tables in an own database. */
    public static final String OWN_DATABASE_SCHEMA = "tenant";

    /** The place that a placement means, on the server that it names. */
    public static Place of(Server server, Placement placement) {
        return switch (placement) {
            case Placement.SharedTables _ -> schemaOf(server, DatabaseAccess.TENANT_SCHEMA);
            case Placement.OwnSchema own -> schemaOf(server, own.schema());
            case Placement.OwnDatabase own -> new Place(server.access().at(own.database()), server.direct().at(own
                    .database()), OWN_DATABASE_SCHEMA, server.name() + ":" + own.database());
        };
    }

    private static Place schemaOf(Server server, String schema) {
        return new Place(server.access(), server.direct(), schema, server.name() + "/" + schema);
    }

    /** Where SQL finds tables and functions that it does not qualify. */
    public String searchPath() {
        return schema + "," + DatabaseAccess.FUNCTIONS_SCHEMA;
    }

    /** Identity is the place itself, not the passwords that lead there. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Place place && place.name.equals(name) && place.access.url().equals(access.url());
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
