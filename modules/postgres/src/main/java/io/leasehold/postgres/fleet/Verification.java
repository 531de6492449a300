package io.leasehold.postgres.fleet;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.leasehold.core.Placement;
import io.leasehold.postgres.Place;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.Servers;
import io.leasehold.postgres.capability.PolicyForm;
import io.leasehold.postgres.setup.Edition;

/** Reads again, in each place, which migrations and functions it has, and sets the record right. */
final class Verification {
    private final Servers servers;
    private final Places places;
    private final TenantMigrations migrations;

    Verification(Servers servers, Places places, TenantMigrations migrations) {
        this.servers = servers;
        this.places = places;
        this.migrations = migrations;
    }

    List<Misrecorded> run() {
        List<Misrecorded> wrong = new ArrayList<>();
        try (OwnerConnections connections = new OwnerConnections()) {
            for (KnownPlace known : places.all()) {
                verify(known, connections).ifPresent(wrong::add);
            }
        }
        return wrong;
    }

    void record(Server server, Placement placement) {
        Place place = Place.of(server, placement);
        try (OwnerConnections connections = new OwnerConnections()) {
            String found = connections.with(place, owner -> fingerprint(place, owner));
            boolean known = places.find(place.name()).filter(each -> each.state() == KnownPlace.State.CURRENT && found
                    .equals(each.fingerprint())).isPresent();
            if (!known) {
                places.isCurrent(place.name(), placement, null, found);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Reading the history of " + place + " failed: " + Reasons.line(e), e);
        }
    }

    private Optional<Misrecorded> verify(KnownPlace known, OwnerConnections connections) {
        try {
            Place place = Place.of(servers.require(known.placement().server()), known.placement());
            String found = connections.with(place, owner -> fingerprint(place, owner));
            if (found.equals(known.fingerprint())) {
                return Optional.empty();
            }
            places.reallyHas(known.name(), found, found.equals(migrations.fingerprint()));
            return Optional.of(new Misrecorded(known, found, null));
        } catch (SQLException e) {
            return Optional.of(new Misrecorded(known, null, Reasons.line(e)));
        } catch (RuntimeException e) {
            return Optional.of(new Misrecorded(known, null, String.valueOf(e.getMessage())));
        }
    }

    private String fingerprint(Place place, Connection owner) throws SQLException {
        Edition functions = Edition.in(owner);
        History history = new History(place.schema(), migrations.historyTable());
        return history.exists(owner)
                ? Pending.fingerprint(history.rows(owner), PolicyForm.of(owner, place.schema(), migrations
                        .isDemanding()), functions)
                : TenantMigrations.fingerprint(List.of(), Optional.of(migrations.isDemanding()), functions);
    }
}
