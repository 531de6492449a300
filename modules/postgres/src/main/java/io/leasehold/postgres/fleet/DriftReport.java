package io.leasehold.postgres.fleet;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.leasehold.postgres.Place;
import io.leasehold.postgres.Servers;

/**
 * Compares places with what the migrations make: in each database a fresh schema is migrated, and everything in the places there is held against it. Few queries
 * a database, however many places it has.
 */
public final class DriftReport {
    private static final int AT_ONCE = 100;

    private final Servers servers;
    private final PlaceMigrator migrator;

    /** @param migrations what the places should be like */
    public DriftReport(Servers servers, TenantMigrations migrations) {
        this.servers = servers;
        this.migrator = new PlaceMigrator(migrations, Duration.ofSeconds(10));
    }

    /** The places that are not as they should be, among these. */
    public List<Drift> of(List<KnownPlace> places) {
        Map<String, Map<KnownPlace, Place>> databases = new LinkedHashMap<>();
        List<Drift> drifts = new ArrayList<>();
        for (KnownPlace known : places) {
            try {
                Place place = Place.of(servers.require(known.placement().server()), known.placement());
                databases.computeIfAbsent(place.direct().url(), _ -> new LinkedHashMap<>()).put(known, place);
            } catch (RuntimeException e) {
                drifts.add(new Drift(known, List.of(), String.valueOf(e.getMessage())));
            }
        }
        databases.values().forEach(database -> drifts.addAll(compare(database)));
        return drifts;
    }

    private List<Drift> compare(Map<KnownPlace, Place> database) {
        Place any = database.values().iterator().next();
        try (Connection owner = PlaceMigrator.connect(any); Scratch scratch = new Scratch(owner)) {
            migrator.migrate(scratch.in(any), owner);
            owner.setAutoCommit(true);
            try (Statement statement = owner.createStatement()) {
                statement.execute("select pg_catalog.set_config('search_path', '', false)");
            }
            return compare(owner, scratch.schema(), List.copyOf(database.entrySet()));
        } catch (SQLException e) {
            return unseen(database, Reasons.line(e));
        } catch (MigrationFailedException e) {
            return unseen(database, "The migrations fail in a fresh schema: " + e.reason());
        }
    }

    private static List<Drift> compare(Connection owner, String scratch, List<Map.Entry<KnownPlace, Place>> places)
            throws SQLException {
        Catalog reference = Objects.requireNonNull(Catalog.of(owner, List.of(scratch)).get(scratch));
        List<Drift> drifts = new ArrayList<>();
        for (int from = 0; from < places.size(); from += AT_ONCE) {
            List<Map.Entry<KnownPlace, Place>> some = places.subList(from, Math.min(from + AT_ONCE, places.size()));
            Map<String, Catalog> catalogs = Catalog.of(owner,
                    some.stream().map(entry -> entry.getValue().schema()).toList());
            for (Map.Entry<KnownPlace, Place> entry : some) {
                List<Difference> differences = Objects.requireNonNull(catalogs.get(entry.getValue().schema()))
                        .differencesFrom(reference);
                if (!differences.isEmpty()) {
                    drifts.add(new Drift(entry.getKey(), differences, null));
                }
            }
        }
        return drifts;
    }

    private static List<Drift> unseen(Map<KnownPlace, Place> database, String reason) {
        return database.keySet().stream().map(place -> new Drift(place, List.of(), reason)).toList();
    }
}
