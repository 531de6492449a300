package io.leasehold.postgres;

/** A placement names a server that is not configured here. */
public final class UnknownServerException extends RuntimeException {
    public UnknownServerException(String name) {
        super("The server \"" + name + "\" is not known to this node. Add leasehold.postgres.servers." + name
                + " to its configuration.");
    }
}
