package io.leasehold.postgres.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import io.leasehold.core.Placement;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantStatus;
import io.leasehold.core.UuidV7;
import io.leasehold.postgres.Servers;

/**
 * Makes tenants, changes their status and removes them, as the operator role and the owner. Everything may be asked for again, by several processes at
 * once, and after a process was killed: what is done already is found done, and what was cut off is finished.
 */
public final class Provisioning {
    private final Servers servers;
    private final ProvisioningSettings settings;
    private final PlaceNames names;
    private final Books books;
    private final PlaceMaker maker;
    private final Creation creation;
    private final Removal removal;
    private final SpareDatabases spares;
    private final OrphanSearch orphans;

    /**
     * Upon a control database that has been migrated.
     *
     * @param operator connections of the operator role to the control database
     * @param migration what fills a new place with tables
     */
    public Provisioning(Servers servers, DataSource operator, PlaceMigration migration, Clock clock,
            ProvisioningSettings settings) {
        this.servers = servers;
        this.settings = settings;
        this.names = new PlaceNames(servers.main().direct());
        this.books = Books.of(operator, clock);
        Installation installation = new Installation(books.sql());
        this.maker = new PlaceMaker(installation, settings.patience());
        this.spares = new SpareDatabases(servers, books, maker, migration, names, settings.spareDatabases());
        this.creation = new Creation(servers, books, maker, migration, spares);
        this.removal = new Removal(servers, books, settings);
        this.orphans = new OrphanSearch(servers, books, names, installation, settings);
    }

    /** Where a tenant of this level lives on this server. Says what will be, and makes nothing. */
    public Placement placementFor(TenantId tenant, Level level, String server) {
        return names.placement(tenant, level, server);
    }

    /**
     * Refuses a level that this server cannot give, before anything is written.
     *
     * @throws ProvisioningException saying what an administrator has to run there
     * @throws io.leasehold.postgres.UnknownServerException when there is no such server
     */
    public void requirePossible(Level level, String server) {
        maker.requirePossible(servers.require(server), level);
    }

    /**
     * Makes a tenant, for applications that keep nothing else about it. The same request again, while the first is not finished, joins it.
     *
     * @throws SlugTakenException when another tenant has the slug
     */
    public Tenant create(NewTenant wanted, Mandate mandate) {
        requirePossible(wanted.level(), wanted.server());
        Instant now = books.clock().instant();
        TenantId id = new TenantId(UuidV7.at(now));
        Tenant tenant = new Tenant(id, wanted.slug(), TenantStatus.PROVISIONING, placementFor(id, wanted.level(), wanted
                .server()), wanted.limits());
        boolean isNew = books.together(() -> {
            boolean free = books.directory().insert(tenant, now);
            if (free) {
                books.log().add(mandate, "create", id, wanted.slug(), Map.of("level", wanted.level().name().toLowerCase(
                        Locale.ROOT), "server", wanted.server()));
            }
            return free;
        });
        return isNew ? complete(id) : complete(sameAsBefore(wanted).id());
    }

    private Tenant sameAsBefore(NewTenant wanted) {
        return books.directory().find(wanted.slug()).filter(found -> found.status() == TenantStatus.PROVISIONING)
                .filter(found -> Level.of(found.placement()) == wanted.level() && found.placement().server().equals(
                        wanted.server()))
                .orElseThrow(() -> new SlugTakenException(wanted.slug()));
    }

    /**
     * Makes the place of a tenant whose row was committed with the status {@code provisioning}, and then lets it be served. Waits for another process
     * that does the same.
     *
     * @throws ProvisioningException when a step failed; the row stays, {@link #progress} tells why, and it may be tried again or dropped
     */
    public Tenant complete(TenantId id) {
        Tenant tenant = books.directory().require(id);
        if (tenant.status() == TenantStatus.PROVISIONING && tenant.placement() instanceof Placement.SharedTables) {
            return creation.openShared(tenant);
        }
        try (Turn turn = Turn.await(servers.main().direct(), id.value(), settings.patience())) {
            return creation.finish(turn, id);
        }
    }

    /** Closes an active tenant for its members; its data stay. */
    public Tenant suspend(TenantId id, Mandate mandate) {
        return change(id, Transition.SUSPEND, mandate);
    }

    /** Opens a suspended or deactivated tenant again, and takes back a drop that is not due yet. */
    public Tenant resume(TenantId id, Mandate mandate) {
        return change(id, Transition.RESUME, mandate);
    }

    /** Gives a tenant up: to everybody it is as if it did not exist. Its data stay. */
    public Tenant deactivate(TenantId id, Mandate mandate) {
        return change(id, Transition.DEACTIVATE, mandate);
    }

    private Tenant change(TenantId id, Transition transition, Mandate mandate) {
        return books.together(() -> {
            Tenant tenant = books.directory().lock(id);
            boolean done = tenant.status() == transition.target();
            if (!done && !transition.isPossibleFrom(tenant.status())) {
                throw new TransitionRefusedException(tenant.slug(), tenant.status(), transition.word());
            }
            if (!done) {
                books.directory().changeStatus(id, transition.target(), null);
                books.log().add(mandate, transition.word(), id, tenant.slug());
            }
            return books.directory().require(id);
        });
    }

    /**
     * Asks for a tenant to be dropped: deactivated now, its data removed when the retention is over. A tenant that never was finished is removed without
     * retention. Nothing is removed before {@link #drop}, {@link #dropDue} or {@link #recover}.
     *
     * @param typedSlug the slug, as typed by whoever asks
     * @param retention how long to keep the data; the usual time if empty
     * @return when the data are going to be removed
     */
    public Instant requestDrop(TenantId id, String typedSlug, Mandate mandate, Optional<Duration> retention) {
        return books.requestDrop(id, typedSlug, mandate, retention.orElse(settings.retention()));
    }

    /**
     * Removes a tenant whose drop was asked for and is due.
     *
     * @throws TransitionRefusedException when it is not
     */
    public Dropped drop(TenantId id) {
        try (Turn turn = Turn.await(servers.main().direct(), id.value(), settings.patience())) {
            books.beginDueDrop(id);
            return removal.finish(turn, id);
        }
    }

    /** Removes all tenants whose drop is due; what fails stays, and {@link #progress} tells why. */
    public List<Dropped> dropDue() {
        return recoverer().dropDue();
    }

    /**
     * Finishes whatever was cut off, removes what is due, and makes spare databases. For the start of an application, in the background, and for every
     * now and then.
     */
    public Recovery recover() {
        return recoverer().run();
    }

    private Recoverer recoverer() {
        return new Recoverer(books, creation, removal, spares, orphans, () -> servers.main().direct());
    }

    /** Makes as many spare databases as the settings say, and tells how many have become ready. */
    public int fillSpares() {
        return spares.fill();
    }

    /** Compares the places on all servers with the directory. */
    public Orphans orphans() {
        return orphans.find();
    }

    /** The tenant, whatever its status. */
    public Optional<Tenant> find(TenantId id) {
        return books.directory().find(id);
    }

    /** When a deactivated tenant is going to be dropped, if that was asked for. */
    public Optional<Instant> dropAt(TenantId id) {
        return books.directory().dropAt(id);
    }

    /** How far the making or removal of a tenant is, if it is under way or failed. */
    public Optional<Progress> progress(TenantId id) {
        return books.progress().find(id);
    }

    /** Everything that is under way or failed, oldest first. */
    public List<Progress> progress() {
        return books.progress().all();
    }
}
