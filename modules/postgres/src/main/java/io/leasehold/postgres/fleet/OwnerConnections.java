package io.leasehold.postgres.fleet;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.leasehold.postgres.Place;

/** One connection of the owner after the other, kept as long as the next place is in the same database. For one thread. */
final class OwnerConnections implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OwnerConnections.class);

    private @Nullable Connection open;
    private @Nullable String url;
    private int opened;

    /** Work on one place. */
    interface Work<T> {
        T on(Connection owner) throws SQLException;
    }

    <T> T with(Place place, Work<T> work) throws SQLException {
        try {
            return work.on(to(place));
        } catch (SQLException | RuntimeException e) {
            // Whatever state it is in now, nobody works on with it.
            close();
            throw e;
        }
    }

    int opened() {
        return opened;
    }

    private Connection to(Place place) throws SQLException {
        Connection kept = open;
        if (kept != null && place.direct().url().equals(url)) {
            forgetAllThatAScriptHasSet(kept);
            return kept;
        }
        close();
        Connection fresh = PlaceMigrator.connect(place);
        open = fresh;
        url = place.direct().url();
        opened++;
        return fresh;
    }

    private static void forgetAllThatAScriptHasSet(Connection kept) throws SQLException {
        kept.setAutoCommit(true);
        try (Statement statement = kept.createStatement()) {
            statement.execute("discard all");
        }
    }

    @Override
    public void close() {
        Connection kept = open;
        open = null;
        if (kept != null) {
            try {
                kept.close();
            } catch (SQLException e) {
                LOG.debug("A connection was gone before it was closed.", e);
            }
        }
    }
}
