package io.leasehold.postgres.provisioning;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import org.springframework.dao.DataAccessException;

import io.leasehold.postgres.DatabaseAccess;

/** The right to work on one tenant, which one process has at a time: a lock in the control database that goes with the session, however that ends. */
final class Turn implements AutoCloseable {
    private static final long TENANTS = 0x1ea5e401d_7e4aL;

    private final OwnerConnection control;
    private final String what;

    private Turn(OwnerConnection control, String what) {
        this.control = control;
        this.what = what;
    }

    static long key(UUID id) {
        return id.getMostSignificantBits() ^ id.getLeastSignificantBits() ^ TENANTS;
    }

    /** Waits for whoever has it. */
    static Turn await(DatabaseAccess control, UUID id, Duration patience) {
        OwnerConnection connection = OwnerConnection.open(control, patience);
        try {
            connection.sql().sql("select pg_advisory_lock(:key)").param("key", key(id)).query((row, number) -> number)
                    .single();
            return new Turn(connection, id.toString());
        } catch (DataAccessException e) {
            connection.close();
            throw new TenantBusyException("Tenant " + id, e);
        }
    }

    /** Takes it if nobody has it. */
    static Optional<Turn> tryTake(DatabaseAccess control, UUID id) {
        OwnerConnection connection = OwnerConnection.open(control, Duration.ofSeconds(1));
        boolean taken = false;
        try {
            taken = connection.sql().sql("select pg_try_advisory_lock(:key)").param("key", key(id)).query(Boolean.class)
                    .single();
            return taken ? Optional.of(new Turn(connection, id.toString())) : Optional.empty();
        } finally {
            if (!taken) {
                connection.close();
            }
        }
    }

    /** Fails when the lock was lost with its session, so that nobody goes on beside the next one who has it. */
    void requireHeld() {
        try {
            control.sql().sql("select 1").query(Integer.class).single();
        } catch (DataAccessException e) {
            throw new ProvisioningException("The connection with the lock for tenant " + what
                    + " was lost; the work is taken up again by the next recovery.", e);
        }
    }

    /** The owner's connection to the control database, on which nothing but the lock rests. */
    OwnerConnection control() {
        return control;
    }

    @Override
    public void close() {
        control.close();
    }
}
