package io.leasehold.postgres.provisioning;

import io.leasehold.core.Placement;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantStatus;
import io.leasehold.postgres.Place;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.Servers;

/** The way from a row in the directory to a tenant that is served. Each step finds out what is done already. */
final class Creation {
    static final Mandate ITSELF = new Mandate("provisioning", null);

    private final Servers servers;
    private final Books books;
    private final PlaceMaker maker;
    private final PlaceMigration migration;
    private final SpareDatabases spares;

    Creation(Servers servers, Books books, PlaceMaker maker, PlaceMigration migration, SpareDatabases spares) {
        this.servers = servers;
        this.books = books;
        this.maker = maker;
        this.migration = migration;
        this.spares = spares;
    }

    Tenant finish(Turn turn, TenantId id) {
        Tenant tenant = books.directory().require(id);
        return switch (tenant.status()) {
            case ACTIVE -> tenant;
            case PROVISIONING -> attempt(turn, tenant);
            case SUSPENDED, DEACTIVATED, DROPPING -> throw new TransitionRefusedException(tenant.slug(), tenant
                    .status(), Transition.COMPLETE.word());
        };
    }

    /**
     * Lets a tenant of shared tables be served. They are there since their server was prepared, so nothing is made, and nobody has to be kept from making
     * it too: the row itself is the only thing that changes.
     */
    Tenant openShared(Tenant tenant) {
        try {
            servers.require(tenant.placement().server());
        } catch (RuntimeException e) {
            books.progress().begin(tenant.id(), "create");
            throw failed(tenant, e);
        }
        return open(tenant.id());
    }

    private Tenant attempt(Turn turn, Tenant tenant) {
        books.progress().begin(tenant.id(), "create");
        try {
            return make(turn, tenant);
        } catch (RuntimeException e) {
            throw failed(tenant, e);
        }
    }

    private ProvisioningException failed(Tenant tenant, RuntimeException e) {
        books.progress().fail(tenant.id(), ProvisioningException.reason(e));
        return new ProvisioningException("Making tenant " + tenant.slug() + " on server " + tenant.placement()
                .server() + " failed: " + ProvisioningException.reason(e), e);
    }

    private Tenant make(Turn turn, Tenant wanted) {
        TenantId id = wanted.id();
        Server server = servers.require(wanted.placement().server());
        Placement placement = books.progress().isAt(id, "begun") ? spares.claim(wanted) : wanted.placement();
        Place place = Place.of(server, placement);
        if (Level.of(placement) != Level.SHARED) {
            maker.requirePossible(server, Level.of(placement));
            reach(turn, id, "making");
            maker.make(id.value(), server, placement);
            reach(turn, id, "made");
            books.places().isCurrent(place.name(), placement, id, migration.migrate(place).fingerprint());
            reach(turn, id, "migrated");
            PlaceCheck.require(place, id.value());
            reach(turn, id, "verified");
        }
        return open(id);
    }

    /** From here on it is served. Who comes second finds it done. */
    private Tenant open(TenantId id) {
        return books.together(() -> {
            Tenant now = books.directory().lock(id);
            if (now.status() == TenantStatus.ACTIVE) {
                books.progress().end(id);
                return now;
            }
            if (!Transition.COMPLETE.isPossibleFrom(now.status())) {
                throw new TransitionRefusedException(now.slug(), now.status(), Transition.COMPLETE.word());
            }
            books.directory().changeStatus(id, Transition.COMPLETE.target(), null);
            books.progress().end(id);
            books.log().add(ITSELF, Transition.COMPLETE.word(), id, now.slug());
            return books.directory().require(id);
        });
    }

    private void reach(Turn turn, TenantId id, String step) {
        turn.requireHeld();
        books.progress().reach(id, step);
    }
}
