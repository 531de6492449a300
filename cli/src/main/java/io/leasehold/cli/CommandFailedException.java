package io.leasehold.cli;

/** A command could not do what it was asked for; says why, and what to do. */
final class CommandFailedException extends RuntimeException {
    CommandFailedException(String message) {
        super(message);
    }
}
