package io.leasehold.core;

/** Where the rows of a tenant live. The same tables with the same policies are in all three places, so that the same SQL serves them. */
public sealed interface Placement {
    /** The server with the control database, by the name that it always has. */
    String MAIN_SERVER = "main";

    /** The server that holds the rows, by the name that the configuration gives it. */
    String server();

    /** In tables that it shares with others, told apart by {@code tenant_id} and row-level security. */
    record SharedTables(String server) implements Placement {
        /** On the server that also has the control database. */
        public SharedTables() {
            this(MAIN_SERVER);
        }
    }

    /** In a schema of its own, next to the shared tables of that server and served by the same connections. */
    record OwnSchema(String server, String schema) implements Placement {}

    /** In a database of its own, with connections of its own. */
    record OwnDatabase(String server, String database) implements Placement {}
}
