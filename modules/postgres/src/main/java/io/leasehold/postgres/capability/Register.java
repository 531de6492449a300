package io.leasehold.postgres.capability;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.TenantId;
import io.leasehold.postgres.DatabaseAccess;

/**
 * Enters capabilities in one database, as its owner, over a connection that no statement of the application uses. What is asked for while one
 * entry is under way goes together in the next.
 */
final class Register {
    /**
     * Out go those that expired a lifetime ago, and not so many at once that somebody waits. In come those of nobody's that keep the plan good, where a
     * crash has emptied the table.
     */
    private static final String ENTER = """
                                        with old as (
                                          delete from leasehold.capabilities where ctid = any(array(select ctid from leasehold.capabilities
                                            where not_after < now() - ?::interval limit 10000 for update skip locked)))
                                        insert into leasehold.capabilities (capability, tenant_id, not_after)
                                        select capability, tenant, now() + ?::interval from unnest(?::uuid[], ?::uuid[]) entry (capability, tenant)
                                        union all
                                        select gen_random_uuid(), '00000000-0000-0000-0000-000000000000', 'infinity' from generate_series(1, 200)
                                          where not exists (select from leasehold.capabilities where not_after = 'infinity')
                                        """;

    private final DatabaseAccess direct;
    private final String lifetime;
    private final Queue<Entry> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    Register(DatabaseAccess direct, Duration lifetime) {
        this.direct = direct;
        this.lifetime = lifetime.toSeconds() + " seconds";
    }

    /** Guarded by the turn. */
    private static final class Entry {
        private final UUID capability;
        private final UUID tenant;
        private boolean done;
        private @Nullable SQLException failure;

        Entry(UUID capability, UUID tenant) {
            this.capability = capability;
            this.tenant = tenant;
        }
    }

    /** Makes the database believe this capability of the tenant, from now until its lifetime is over. */
    void enter(UUID capability, TenantId tenant) throws SQLException {
        Entry mine = new Entry(capability, tenant.value());
        waiting.add(mine);
        turn.lock();
        try {
            if (!mine.done) {
                enterAll();
            }
            if (mine.failure != null) {
                throw mine.failure;
            }
        } finally {
            turn.unlock();
        }
    }

    private void enterAll() {
        List<Entry> entries = new ArrayList<>();
        for (Entry entry = waiting.poll(); entry != null; entry = waiting.poll()) {
            entries.add(entry);
        }
        SQLException failure = null;
        try (Connection owner = direct.connect(direct.owner(), Map.of("ApplicationName", "leasehold-capabilities",
                "socketTimeout", "10")); PreparedStatement insert = owner.prepareStatement(ENTER)) {
            insert.setString(1, lifetime);
            insert.setString(2, lifetime);
            insert.setArray(3, owner.createArrayOf("uuid", entries.stream().map(entry -> entry.capability).toArray()));
            insert.setArray(4, owner.createArrayOf("uuid", entries.stream().map(entry -> entry.tenant).toArray()));
            insert.executeUpdate();
        } catch (SQLException e) {
            failure = e;
        }
        for (Entry entry : entries) {
            entry.failure = failure;
            entry.done = true;
        }
    }
}
