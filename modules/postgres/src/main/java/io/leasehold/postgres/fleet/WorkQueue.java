package io.leasehold.postgres.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.Placement;

/** The places of one wave, handed to workers so that no server gets more of them than it may have. A worker stays with a server as long as there is work. */
final class WorkQueue {
    /** A place, and how often it has been tried. */
    record Item(FleetPlace place, int attempt, long dueAt) {
        String server() {
            return place.placement().server();
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, List<Item>> waiting = new HashMap<>();
    private final Map<String, Integer> workers = new HashMap<>();
    private final int mostPerServer;
    private int left;
    private boolean stopped;

    WorkQueue(List<FleetPlace> places, int mostPerServer) {
        this.mostPerServer = mostPerServer;
        this.left = places.size();
        // Own databases last: each needs a connection of its own, all others can use the one that is there.
        places.stream().sorted(Comparator.comparing(place -> place.placement() instanceof Placement.OwnDatabase))
                .forEach(
                        place -> put(new Item(place, 1, System.nanoTime())));
    }

    private void put(Item item) {
        waiting.computeIfAbsent(item.server(), _ -> new ArrayList<>()).add(item);
    }

    /** The next on the server that this worker is at; null when it has to leave it. */
    @Nullable
    Item nextOn(String server) {
        lock.lock();
        try {
            return stopped ? null : take(server);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for work on any server; null when there will be none. */
    @Nullable
    Item next() {
        lock.lock();
        try {
            while (left > 0 && !stopped) {
                for (String server : waiting.keySet().stream().sorted(Comparator.comparingInt(this::workersAt))
                        .toList()) {
                    Item item = workersAt(server) < mostPerServer ? take(server) : null;
                    if (item != null) {
                        workers.merge(server, 1, Integer::sum);
                        return item;
                    }
                }
                changed.awaitNanos(untilDue());
            }
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            lock.unlock();
        }
    }

    private int workersAt(String server) {
        return workers.getOrDefault(server, 0);
    }

    private @Nullable Item take(String server) {
        List<Item> items = waiting.getOrDefault(server, List.of());
        long now = System.nanoTime();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).dueAt() - now <= 0) {
                return items.remove(i);
            }
        }
        return null;
    }

    private long untilDue() {
        long now = System.nanoTime();
        return waiting.entrySet().stream().filter(entry -> workersAt(entry.getKey()) < mostPerServer).flatMap(
                entry -> entry.getValue().stream()).mapToLong(item -> item.dueAt() - now).min().orElse(Long.MAX_VALUE);
    }

    /** This worker has no connection to that server any more. */
    void left(String server) {
        lock.lock();
        try {
            workers.merge(server, -1, Integer::sum);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The place is done with, well or not. */
    void done() {
        lock.lock();
        try {
            left--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The place is to be tried again after a pause, and holds up nobody until then. */
    void again(Item item, Duration pause) {
        lock.lock();
        try {
            put(new Item(item.place(), item.attempt() + 1, System.nanoTime() + pause.toNanos()));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Hands out nothing more. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
