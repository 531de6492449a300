package io.leasehold.postgres.provisioning;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.leasehold.core.Placement;
import io.leasehold.postgres.Server;

/** Which own schemas and own databases a server really has, by its catalogs. */
final class PlaceCatalog {
    private PlaceCatalog() {}

    static boolean has(Server server, Placement placement, Duration patience) {
        try (OwnerConnection owner = OwnerConnection.open(server.direct(), patience)) {
            return switch (placement) {
                case Placement.SharedTables _ -> true;
                case Placement.OwnSchema own -> exists(owner, "select from pg_namespace where nspname = :name", own
                        .schema());
                case Placement.OwnDatabase own -> exists(owner, "select from pg_database where datname = :name", own
                        .database());
            };
        }
    }

    /** Names of all that look like places of tenants, with the comment that tells whose they are. */
    static Map<String, String> places(Server server, PlaceNames names, Duration patience) {
        try (OwnerConnection owner = OwnerConnection.open(server.direct(), patience)) {
            Map<String, String> found = new HashMap<>();
            owner.sql().sql("""
                            select nspname as name, obj_description(oid, 'pg_namespace') as mark from pg_namespace
                            union all
                            select datname, shobj_description(oid, 'pg_database') from pg_database
                            """).query(row -> {
                String name = row.getString("name");
                String mark = row.getString("mark");
                if (names.idIn(name).isPresent()) {
                    found.put(name, mark == null ? "" : mark);
                }
            });
            return found;
        }
    }

    private static boolean exists(OwnerConnection owner, String query, String name) {
        return owner.sql().sql("select exists (" + query + ")").param("name", name).query(Boolean.class).single();
    }
}
