package io.leasehold.postgres;

/** A server is known here, and cannot be used just now. */
public final class ServerUnavailableException extends RuntimeException {
    ServerUnavailableException(String name, Throwable cause) {
        super("The server \"" + name + "\" cannot be used: " + cause.getMessage(), cause);
    }

    ServerUnavailableException(String name) {
        super("The server \"" + name + "\" cannot be used yet: it is being prepared. Try again in a moment.");
    }
}
