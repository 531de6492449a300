package io.leasehold.postgres.provisioning;

import io.leasehold.postgres.Place;
import io.leasehold.postgres.fleet.Migrated;

/** Brings the tenant tables of a place that has just been made to the version of this application: {@code PlaceMigrator::migrate}. */
@FunctionalInterface
public interface PlaceMigration {
    /** Applies whatever is not applied yet; nothing, the second time. */
    Migrated migrate(Place place);
}
