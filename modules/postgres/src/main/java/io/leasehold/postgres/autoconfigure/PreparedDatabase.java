package io.leasehold.postgres.autoconfigure;

import io.leasehold.postgres.DatabaseAccess;

/** A database that was set up, migrated and found safe. Whatever needs it to be so takes this instead of the bare address. */
record PreparedDatabase(DatabaseAccess access) {}
