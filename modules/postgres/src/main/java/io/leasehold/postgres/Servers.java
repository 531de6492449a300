package io.leasehold.postgres;

import java.util.List;

/** The servers that tenants can be placed on. There may be more of them at any time, and none ever becomes another. */
public interface Servers {
    /** The server with the control database. */
    Server main();

    /**
     * The server of this name.
     *
     * @throws UnknownServerException when this node does not know it
     */
    Server require(String name);

    /** All that this node knows now, the main one first. */
    List<Server> all();
}
