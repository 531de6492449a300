package io.leasehold.postgres.directory;

import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.leasehold.core.TenantId;
import io.leasehold.core.TenantKey;
import io.leasehold.core.TenantStatus;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.TestServer;

import static org.assertj.core.api.Assertions.assertThat;

/** Two nodes, each with a cache that would remember for an hour what nobody tells it to forget. */
class DirectoryListenerTests {
    private static final DatabaseAccess ACCESS = TestServer.preparedDatabase();
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final Node one = new Node();
    private final Node two = new Node();
    private final TenantId acme = insert("acme");
    private final TenantId globex = insert("globex");

    @AfterEach
    void close() {
        one.listener.close();
        two.listener.close();
        execute("delete from control.tenants");
    }

    @Test
    void tellsEveryNodeOfAChangeOnAnyOther() {
        assertThat(one.status("acme")).isEqualTo(two.status(acme.toString())).isEqualTo(TenantStatus.ACTIVE);

        long start = System.nanoTime();
        execute("update control.tenants set status = 'suspended' where slug = 'acme'");
        await(() -> one.status("acme") == TenantStatus.SUSPENDED
                && two.status(acme.toString()) == TenantStatus.SUSPENDED);

        System.out.printf("both nodes saw the suspension after %d ms%n", Duration.ofNanos(System.nanoTime() - start)
                .toMillis());
        assertThat(two.status("globex")).isEqualTo(TenantStatus.ACTIVE);
        await(() -> one.changed.contains(acme) && two.changed.contains(acme));
        assertThat(globex).isNotEqualTo(acme);
    }

    @Test
    void forgetsATenantThatIsGoneAndFollowsASlugToAnotherTenant() {
        one.status("globex");
        one.status("acme");
        execute("update control.tenants set slug = 'elsewhere' where slug = 'acme'");
        execute("update control.tenants set slug = 'acme' where slug = 'globex'");

        await(() -> one.directory.find(new TenantKey("acme")).orElseThrow().id().equals(globex));
        await(() -> one.directory.find(new TenantKey("globex")).isEmpty());
        execute("delete from control.tenants where slug = 'acme'");
        await(() -> one.directory.find(new TenantKey("acme")).isEmpty());
    }

    @Test
    void forgetsEverythingWhenItMayHaveMissedSomething() {
        assertThat(one.status("acme")).isEqualTo(two.status("acme")).isEqualTo(TenantStatus.ACTIVE);
        one.status("globex");
        two.status("globex");

        execute("""
                do $$ begin
                  perform set_config('session_replication_role', 'replica', true); -- nobody tells
                  perform pg_terminate_backend(pid, 5000) from pg_stat_activity
                   where application_name = 'leasehold-directory' and datname = current_database();
                  update control.tenants set status = 'suspended';
                end $$""");

        await(() -> one.status("acme") == TenantStatus.SUSPENDED && two.status("globex") == TenantStatus.SUSPENDED);
        await(() -> one.isListening() && two.isListening());
        execute("update control.tenants set status = 'active'");
        await(() -> one.status("acme") == TenantStatus.ACTIVE && two.status("globex") == TenantStatus.ACTIVE);
    }

    private static TenantId insert(String slug) {
        UUID id = UUID.randomUUID();
        execute("insert into control.tenants (tenant_id, slug) values ('" + id + "', '" + slug + "')");
        return new TenantId(id);
    }

    private static void execute(String sql) {
        TestServer.execute(ACCESS.url(), TestServer.administrator(), sql);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time until %s", condition).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private static final class Node {
        final Queue<TenantId> changed = new ConcurrentLinkedQueue<>();
        final CachedTenantDirectory directory = new CachedTenantDirectory(new LookupTenantDirectory(JdbcClient.create(
                new DriverManagerDataSource(ACCESS.url() + "?currentSchema=control,leasehold", ACCESS.lookup()
                        .username(), ACCESS.lookup().password()))),
                Duration.ofHours(1));
        final DirectoryListener listener = new DirectoryListener(ACCESS, directory);

        Node() {
            listener.whenChanged(changed::add);
            try {
                assertThat(listener.awaitListening(DEADLINE)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        TenantStatus status(String key) {
            return directory.find(new TenantKey(key)).orElseThrow().status();
        }

        /** By a change of the other tenant that comes through. */
        boolean isListening() {
            changed.clear();
            execute("update control.tenants set canary = not canary where slug = 'globex'");
            long deadline = System.nanoTime() + Duration.ofSeconds(1).toNanos();
            while (changed.isEmpty() && System.nanoTime() < deadline) {
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
            return !changed.isEmpty();
        }
    }
}
