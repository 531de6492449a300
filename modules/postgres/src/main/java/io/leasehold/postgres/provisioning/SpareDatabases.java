package io.leasehold.postgres.provisioning;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

import io.leasehold.core.Placement;
import io.leasehold.core.Tenant;
import io.leasehold.core.UuidV7;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Place;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.Servers;

/** Databases that were made ahead: whoever gets one waits for a claim instead of for a database. */
final class SpareDatabases {
    /** One process fills up at a time; this id is nobody's. */
    private static final UUID FILLING = new UUID(0, 1);

    private final Servers servers;
    private final Books books;
    private final PlaceMaker maker;
    private final PlaceMigration migration;
    private final PlaceNames names;
    private final int wanted;

    private record Spare(UUID id, String server, String location) {}

    SpareDatabases(Servers servers, Books books, PlaceMaker maker, PlaceMigration migration, PlaceNames names,
            int wanted) {
        this.servers = servers;
        this.books = books;
        this.maker = maker;
        this.migration = migration;
        this.names = names;
        this.wanted = wanted;
    }

    /** Gives a tenant that wants a database one that is ready, in a single statement; without any, it keeps the place it was given. */
    Placement claim(Tenant tenant) {
        if (!(tenant.placement() instanceof Placement.OwnDatabase(String server, String database)) || !names.placement(
                tenant.id(), Level.DATABASE, server).equals(tenant.placement())) {
            return tenant.placement();
        }
        Optional<String> claimed = books.sql().sql("""
                                                   with claimed as (
                                                     delete from spare_databases where id = (
                                                       select id from spare_databases where server = :server and ready
                                                        order by created_at limit 1 for update skip locked)
                                                     returning location)
                                                   update tenants set location = claimed.location from claimed
                                                    where tenant_id = :tenant and tenants.location = :database
                                                   returning tenants.location
                                                   """).param("server", server).param("tenant", tenant.id().value())
                .param(
                        "database", database)
                .query(String.class).optional();
        return claimed.<Placement>map(location -> new Placement.OwnDatabase(server, location)).orElse(tenant
                .placement());
    }

    /** The same, and what failed on a server is thrown after the others have had theirs. */
    int fill() {
        List<RuntimeException> failures = new ArrayList<>();
        int made = fill((_, e) -> failures.add(e));
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return made;
    }

    /** Makes as many as are wanted on each server, and finishes those that were cut off. Tells how many have become ready. */
    int fill(BiConsumer<Server, RuntimeException> failed) {
        DatabaseAccess control = servers.main().direct();
        Optional<Turn> filling = Turn.tryTake(control, FILLING);
        if (filling.isEmpty()) {
            return 0;
        }
        try (Turn turn = filling.get()) {
            return servers.all().stream().mapToInt(server -> fill(turn, server, failed)).sum();
        }
    }

    private int fill(Turn turn, Server server, BiConsumer<Server, RuntimeException> failed) {
        int made = 0;
        try {
            for (Spare spare : unfinished(server)) {
                made += finish(turn, server, spare);
            }
            for (int missing = wanted - count(server); missing > 0; missing--) {
                made += finish(turn, server, begin(server));
            }
        } catch (RuntimeException e) {
            failed.accept(server, e);
        }
        return made;
    }

    private Spare begin(Server server) {
        maker.requirePossible(server, Level.DATABASE);
        UUID id = UuidV7.at(books.clock().instant());
        Spare spare = new Spare(id, server.name(), names.spare(id));
        books.sql().sql("""
                        insert into spare_databases (id, server, location, created_at)
                        values (:id, :server, :location, :now)
                        """).param("id", id).param("server", spare.server()).param("location", spare.location()).param(
                "now", books.clock().instant().atOffset(ZoneOffset.UTC)).update();
        return spare;
    }

    private int finish(Turn turn, Server server, Spare spare) {
        try {
            Placement placement = new Placement.OwnDatabase(server.name(), spare.location());
            Place place = Place.of(server, placement);
            maker.make(spare.id(), server, placement);
            books.places().isCurrent(place.name(), placement, null, migration.migrate(place).fingerprint());
            PlaceCheck.require(place, spare.id());
            turn.requireHeld();
            return books.sql().sql("update spare_databases set ready = true, error = null where id = :id").param("id",
                    spare.id()).update();
        } catch (RuntimeException e) {
            books.sql().sql("update spare_databases set error = :error where id = :id").param("error",
                    ProvisioningException.reason(e)).param("id", spare.id()).update();
            throw e;
        }
    }

    private List<Spare> unfinished(Server server) {
        return books.sql().sql("""
                               select id, server, location from spare_databases where server = :server and not ready
                                order by created_at
                               """).param("server", server.name()).query(Spare.class).list();
    }

    private int count(Server server) {
        return books.sql().sql("select count(*) from spare_databases where server = :server").param("server", server
                .name()).query(Integer.class).single();
    }
}
