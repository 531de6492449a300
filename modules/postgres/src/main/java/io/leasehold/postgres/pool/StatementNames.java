package io.leasehold.postgres.pool;

/** Which names statements get on the server, by which it need not parse and plan them again. */
enum StatementNames {
    /** Those that the driver gives as it is used to. */
    USUAL,
    /** One for each schema that a connection serves, early, since a schema comes back for some requests and then rests. */
    OF_SCHEMA,
    /** None: the next transaction may be on another connection of a pooler. */
    NONE
}
