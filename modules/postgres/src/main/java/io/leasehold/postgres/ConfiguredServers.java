package io.leasehold.postgres;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Servers from the configuration, from a file that may grow, and from {@link #add}. Each but the main one is prepared when it is first required, so that one that is
 * down holds nobody up but its own tenants.
 */
public final class ConfiguredServers implements Servers {
    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredServers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Server main;
    private final @Nullable ServersFile file;
    private final Consumer<Server> preparation;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    /** Said already. */
    private List<String> faults = List.of();

    /**
     * @param main prepared already
     * @param others the rest of the configuration
     * @param file where more of them may turn up
     * @param preparation makes a server ready and finds it safe, or throws
     */
    public ConfiguredServers(Server main, Collection<Server> others, @Nullable ServersFile file,
            Consumer<Server> preparation) {
        this.main = main;
        this.file = file;
        this.preparation = preparation;
        if (!main.isMain()) {
            throw new IllegalArgumentException("The server " + main.name() + " cannot take the place of the main one.");
        }
        Known first = new Known(main, true);
        first.ready = true;
        known.put(main.name(), first);
        others.forEach(server -> known.put(server.name(), new Known(server, true)));
        readFile();
    }

    @Override
    public Server main() {
        return main;
    }

    /**
     * The server of this name, ready for use: migrated, and found safe.
     *
     * @throws ServerUnavailableException when it cannot be made so
     */
    @Override
    public Server require(String name) {
        Known found = known.get(name);
        if (found == null || (!found.ready && file != null && file.hasChanged())) {
            readFile();
            found = known.get(name);
        }
        if (found == null) {
            throw new UnknownServerException(name);
        }
        return found.prepared();
    }

    @Override
    public List<Server> all() {
        if (file != null && file.hasChanged()) {
            readFile();
        }
        return Stream.concat(Stream.of(main), known.values().stream().map(each -> each.server).filter(each -> !each
                .isMain()).sorted((one, other) -> one.name().compareTo(other.name()))).toList();
    }

    /**
     * Makes a server known, after preparing it.
     *
     * @throws IllegalArgumentException when its name means another one already
     */
    public void add(Server server) {
        requireSame(known.get(server.name()), server);
        Known added = new Known(server, false);
        added.attempt();
        synchronized (this) {
            requireSame(known.get(server.name()), server);
            added.ready = true;
            known.put(server.name(), added);
        }
    }

    /** Until a server of the file was ready once, nobody can have been placed there by its name: what was said before may have been a slip. */
    private synchronized void learn(Server server) {
        Known before = known.get(server.name());
        requireSame(before, server);
        if (before == null || (!before.isPinned() && !before.server.equals(server))) {
            known.put(server.name(), new Known(server, false));
        }
    }

    private static void requireSame(@Nullable Known before, Server now) {
        if (before != null && before.isPinned() && !before.isAt(now)) {
            throw new IllegalArgumentException("The name of server \"" + now.name()
                    + "\" is taken: it means another address, and tenants are placed there by that name. Choose another name.");
        }
    }

    /** What is wrong in the file must not disturb those who work on other servers. */
    private synchronized void readFile() {
        if (file == null) {
            return;
        }
        ServersFile.Reading reading = file.read();
        List<String> found = new ArrayList<>(reading.faults());
        for (Server server : reading.servers()) {
            try {
                learn(server);
            } catch (IllegalArgumentException e) {
                found.add(String.valueOf(e.getMessage()));
            }
        }
        found.stream().filter(fault -> !faults.contains(fault)).forEach(fault -> LOG.error(
                "A server was not taken over. {}", fault));
        faults = found;
    }

    private final class Known {
        private final Server server;
        private final boolean configured;
        private final ReentrantLock turn = new ReentrantLock();
        private volatile boolean ready;
        private @Nullable RuntimeException failure;
        private long failedAt;

        Known(Server server, boolean configured) {
            this.server = server;
            this.configured = configured;
        }

        boolean isPinned() {
            return ready || configured;
        }

        boolean isAt(Server other) {
            return server.access().url().equals(other.access().url());
        }

        Server prepared() {
            if (!ready) {
                awaitTurn();
                try {
                    prepare();
                } finally {
                    turn.unlock();
                }
            }
            return server;
        }

        private void awaitTurn() {
            try {
                if (!turn.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                    throw new ServerUnavailableException(server.name());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ServerUnavailableException(server.name());
            }
        }

        /** A server that is down is not asked anew by each of many requests. */
        private void prepare() {
            if (ready) {
                return;
            }
            if (failure != null && System.nanoTime() - failedAt < PATIENCE.toNanos()) {
                throw new ServerUnavailableException(server.name(), failure);
            }
            attempt();
            synchronized (ConfiguredServers.this) {
                if (known.get(server.name()) != this) {
                    throw new ServerUnavailableException(server.name()); // its address was put right meanwhile
                }
                ready = true;
            }
        }

        void attempt() {
            try {
                preparation.accept(server);
                failure = null;
            } catch (RuntimeException e) {
                failure = e;
                failedAt = System.nanoTime();
                LOG.error("The server {} cannot be used: {}", server.name(), e.getMessage());
                throw new ServerUnavailableException(server.name(), e);
            }
        }
    }
}
