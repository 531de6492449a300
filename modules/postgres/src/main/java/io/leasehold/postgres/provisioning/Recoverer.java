package io.leasehold.postgres.provisioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantStatus;
import io.leasehold.postgres.DatabaseAccess;

/** Goes through everything that was begun, one after the other, and leaves alone what another process is working on. */
final class Recoverer {
    private final Books books;
    private final Creation creation;
    private final Removal removal;
    private final SpareDatabases spares;
    private final OrphanSearch orphans;
    private final Supplier<DatabaseAccess> control;
    private final List<Tenant> completed = new ArrayList<>();
    private final List<Dropped> dropped = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    Recoverer(Books books, Creation creation, Removal removal, SpareDatabases spares, OrphanSearch orphans,
            Supplier<DatabaseAccess> control) {
        this.books = books;
        this.creation = creation;
        this.removal = removal;
        this.spares = spares;
        this.orphans = orphans;
        this.control = control;
    }

    Recovery run() {
        for (TenantId id : books.directory().unfinished()) {
            ifNobodyElse(id, (turn, tenant) -> stillIs(tenant, TenantStatus.PROVISIONING)
                    ? Optional.of(creation.finish(
                            turn, tenant))
                    : Optional.empty()).ifPresent(completed::add);
        }
        dropped.addAll(dropDue());
        int made = tried(() -> Optional.of(spares.fill((server, e) -> failures.add("Spare databases on server "
                + server.name() + ": " + ProvisioningException.reason(e))))).orElse(0);
        tried(() -> Optional.of(orphans.find())).ifPresent(found -> {
            found.places().forEach(place -> tried(() -> Optional.of(orphans.remove(place))).filter(done -> done)
                    .ifPresent(done -> removed.add(place.name())));
            found.unreachable().forEach(server -> failures.add("Server " + server + " cannot be reached."));
            found.missing().forEach(lost -> failures.add("Tenant " + lost.slug() + " has lost its place " + lost.place()
                    + "."));
        });
        return new Recovery(List.copyOf(completed), List.copyOf(dropped), made, List.copyOf(removed), List.copyOf(
                failures));
    }

    /** Drops those whose day has come, and those whose drop was cut off. */
    List<Dropped> dropDue() {
        List<Dropped> done = new ArrayList<>();
        for (TenantId id : books.directory().due(books.clock().instant())) {
            ifNobodyElse(id, (turn, tenant) -> {
                books.beginDueDrop(tenant);
                return stillIs(tenant, TenantStatus.DROPPING)
                        ? Optional.of(removal.finish(turn, tenant))
                        : Optional
                                .empty();
            }).ifPresent(done::add);
        }
        return done;
    }

    private boolean stillIs(TenantId id, TenantStatus status) {
        return books.directory().find(id).filter(tenant -> tenant.status() == status).isPresent();
    }

    private <T> Optional<T> ifNobodyElse(TenantId id, BiFunction<Turn, TenantId, Optional<T>> work) {
        return tried(() -> Turn.tryTake(control.get(), id.value()).flatMap(turn -> {
            try (turn) {
                return work.apply(turn, id);
            }
        }));
    }

    private <T> Optional<T> tried(Supplier<Optional<T>> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            failures.add(ProvisioningException.reason(e));
            return Optional.empty();
        }
    }
}
