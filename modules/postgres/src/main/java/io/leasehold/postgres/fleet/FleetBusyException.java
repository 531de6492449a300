package io.leasehold.postgres.fleet;

/** Somebody else is migrating the fleet right now. */
public final class FleetBusyException extends RuntimeException {
    FleetBusyException(String running) {
        super("The fleet is being migrated already" + running
                + ". Wait until that run has ended; what it leaves pending, the next one does.");
    }
}
