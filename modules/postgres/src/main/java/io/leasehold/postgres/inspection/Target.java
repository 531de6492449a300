package io.leasehold.postgres.inspection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.leasehold.postgres.DatabaseAccess;

/**
 * What is looked at in a database.
 *
 * @param conventions how it tells its tenants apart
 * @param duties all roles of the application, also those that no policy holds to a tenant
 * @param places what people call each schema; what is in none of them is at {@code place}
 * @param place what people call the database
 * @param whole whether roles, settings and what the roles reach elsewhere count, or these schemas alone
 * @param shared whether these schemas hold more than one tenant
 */
record Target(Conventions conventions, List<String> duties, Map<String, String> places, String place, boolean whole,
        boolean shared) {
    Target {
        duties = List.copyOf(duties);
        places = Map.copyOf(places);
    }

    static Target of(String place, Conventions conventions) {
        return new Target(conventions, conventions.roles(), Map.of(), place, true, true);
    }

    static Target leasehold(String place, Map<String, String> places, String app, List<String> others) {
        List<String> duties = Stream.concat(Stream.of(app), others.stream()).toList();
        return new Target(leasehold(places.keySet(), app), duties, places, place, true, true);
    }

    static Target ownDatabase(String place, String schema, String app) {
        return new Target(leasehold(List.of(schema), app), List.of(app), Map.of(schema, place), place, true, false);
    }

    static Target ownSchemas(String place, Map<String, String> places, String app) {
        return new Target(Conventions.leasehold(app).in(List.copyOf(places.keySet())), List.of(app), places, place,
                false, false);
    }

    private static Conventions leasehold(Collection<String> schemas, String app) {
        return Conventions.leasehold(app).in(Stream.concat(schemas.stream(), Stream.of(DatabaseAccess.FUNCTIONS_SCHEMA))
                .sorted().toList());
    }

    /** Whether Leasehold made the tables, so that its own functions mend them. */
    boolean isLeasehold() {
        return conventions.setting().equals("leasehold.tenant") && conventions.column().equals("tenant_id");
    }
}
