package io.leasehold.postgres.provisioning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.leasehold.core.Placement;
import io.leasehold.core.Tenant;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.DirectoryRow;
import io.leasehold.postgres.Place;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.Servers;
import io.leasehold.postgres.provisioning.Orphans.MissingPlace;
import io.leasehold.postgres.provisioning.Orphans.OrphanPlace;

import static io.leasehold.postgres.provisioning.OwnerConnection.quoted;

/** Compares what servers have with what the directory says, and removes what certainly nobody misses. */
final class OrphanSearch {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanSearch.class);

    private final Servers servers;
    private final Books books;
    private final PlaceNames names;
    private final Installation installation;
    private final ProvisioningSettings settings;

    OrphanSearch(Servers servers, Books books, PlaceNames names, Installation installation,
            ProvisioningSettings settings) {
        this.servers = servers;
        this.books = books;
        this.names = names;
        this.installation = installation;
        this.settings = settings;
    }

    /** Rows are read before and after the servers are asked, so that what is made or dropped meanwhile is no finding. */
    Orphans find() {
        List<Tenant> before = settled();
        Map<String, Map<String, String>> found = new HashMap<>();
        Map<String, Server> asked = new HashMap<>();
        List<String> unreachable = new ArrayList<>();
        for (Server server : servers.all()) {
            try {
                asked.put(server.name(), server);
                found.put(server.name(), PlaceCatalog.places(server, names, settings.patience()));
            } catch (RuntimeException e) {
                LOG.warn("The server {} could not be asked for its places: {}", server.name(),
                        ProvisioningException.reason(e));
                unreachable.add(server.name());
            }
        }
        Set<String> named = named();
        List<OrphanPlace> places = new ArrayList<>();
        found.forEach((server, marks) -> marks.forEach((name, mark) -> {
            if (!named.contains(name)) {
                places.add(new OrphanPlace(server, name.startsWith("t_") ? Level.SCHEMA : Level.DATABASE, name, mark
                        .equals(installation.mark())));
            }
        }));
        Map<UUID, Placement> after = settled().stream().collect(Collectors.toMap(tenant -> tenant.id().value(),
                Tenant::placement));
        List<MissingPlace> missing = before.stream().filter(tenant -> tenant.placement().equals(after.get(tenant.id()
                .value()))).filter(tenant -> found.containsKey(tenant.placement().server()) && !found
                        .get(tenant
                                .placement().server())
                        .containsKey(location(tenant)))
                .map(tenant -> new MissingPlace(tenant
                        .id(), tenant.slug(),
                        Place.of(Objects.requireNonNull(asked.get(tenant.placement().server())), tenant.placement())
                                .name()))
                .toList();
        return new Orphans(places, missing, unreachable);
    }

    /**
     * Removes a place if this installation made it, nobody works on it, no row names it, and not one row of a tenant is in it: after the control
     * database was restored from an older copy, places of real tenants look like orphans.
     */
    boolean remove(OrphanPlace orphan) {
        UUID id = names.idIn(orphan.name()).orElseThrow();
        if (!orphan.ours()) {
            return false;
        }
        return Turn.tryTake(servers.main().direct(), id).map(turn -> {
            try (turn) {
                Server server = servers.require(orphan.server());
                if (named().contains(orphan.name()) || !isEmpty(server, orphan)) {
                    return false;
                }
                if (orphan.level() == Level.DATABASE) {
                    new DatabaseRemover(settings.patience()).remove(id, server, orphan.name());
                } else {
                    try (OwnerConnection owner = OwnerConnection.openAlone(server.direct(), id, settings.patience())) {
                        owner.run("drop schema if exists " + quoted(orphan.name()) + " cascade");
                    }
                }
                books.places().forget(server.name() + (orphan.level() == Level.DATABASE ? ":" : "/") + orphan.name());
                return true;
            }
        }).orElse(false);
    }

    private boolean isEmpty(Server server, OrphanPlace orphan) {
        boolean database = orphan.level() == Level.DATABASE;
        DatabaseAccess access = database ? server.direct().at(orphan.name()) : server.direct();
        try (OwnerConnection owner = OwnerConnection.open(access, settings.patience())) {
            return TenantTables.of(owner, database ? "" : orphan.name(), Set.of(), settings.batch()).areEmpty();
        }
    }

    /** Tenants that have to have a place by now. */
    private List<Tenant> settled() {
        return books.sql()
                .sql("select " + DirectoryRow.COLUMNS
                        + """
                            from tenants t /* leasehold:cross-tenant each place has a tenant or is an orphan */
                          where location is not null and status in ('active', 'suspended', 'deactivated')
                          """)
                .query((row, number) -> DirectoryRow.tenant(row)).list();
    }

    private Set<String> named() {
        return books.sql()
                .sql("""
                     select location from tenants /* leasehold:cross-tenant each place has a tenant or is an orphan */ where location is not null
                     union select location from spare_databases
                     """)
                .query(String.class).set();
    }

    private static String location(Tenant tenant) {
        return switch (tenant.placement()) {
            case Placement.SharedTables _ -> "";
            case Placement.OwnSchema own -> own.schema();
            case Placement.OwnDatabase own -> own.database();
        };
    }
}
