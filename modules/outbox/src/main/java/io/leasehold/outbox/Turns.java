package io.leasehold.outbox;

import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whose turn it is. Each one (a tenant with events) waits in line once, however often it is offered, and never has two turns at the same time; one that is offered during
 * its turn gets another.
 */
final class Turns<T> {
    private final Set<T> waiting = new LinkedHashSet<>();
    private final Set<T> running = new HashSet<>();
    private boolean closed;

    synchronized void offer(T turn) {
        waiting.add(turn);
        notifyAll();
    }

    /** The next turn as soon as there is one; empty when there will be none any more. */
    synchronized Optional<T> take() throws InterruptedException {
        while (!closed) {
            for (Iterator<T> line = waiting.iterator(); line.hasNext();) {
                T next = line.next();
                if (running.add(next)) {
                    line.remove();
                    return Optional.of(next);
                }
            }
            wait();
        }
        return Optional.empty();
    }

    synchronized void finish(T turn) {
        running.remove(turn);
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Waits for that long, or until there are no turns any more. */
    synchronized boolean closedWithin(Duration pause) throws InterruptedException {
        long end = System.nanoTime() + pause.toNanos();
        for (long left = pause.toMillis(); !closed && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        return closed;
    }
}
