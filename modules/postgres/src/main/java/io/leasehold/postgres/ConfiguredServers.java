package io.leasehold.postgres;

import java.time.Duration;
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
        learn(main).ready = true;
        others.forEach(this::learn);
        if (file != null) {
            file.read().forEach(this::learn);
        }
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
        if (found == null) {
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
        new Known(server).prepared();
        learn(server).ready = true;
    }

    private synchronized Known learn(Server server) {
        requireSame(known.get(server.name()), server);
        return known.computeIfAbsent(server.name(), _ -> new Known(server));
    }

    private static void requireSame(@Nullable Known before, Server now) {
        if (before != null && !before.server.access().url().equals(now.access().url())) {
            throw new IllegalArgumentException("The name of server \"" + now.name()
                    + "\" is taken: it means another address, and tenants are placed there by that name. Choose another name.");
        }
    }

    /** What is wrong in the file must not disturb those who work on servers that are known. */
    private synchronized void readFile() {
        if (file != null) {
            try {
                file.read().forEach(this::learn);
            } catch (IllegalStateException | IllegalArgumentException e) {
                LOG.error("A server was not taken over. {}", e.getMessage());
            }
        }
    }

    private final class Known {
        private final Server server;
        private final ReentrantLock turn = new ReentrantLock();
        private volatile boolean ready;
        private @Nullable RuntimeException failure;
        private long failedAt;

        Known(Server server) {
            this.server = server;
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
            try {
                preparation.accept(server);
                ready = true;
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
