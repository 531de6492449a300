package io.leasehold.postgres.provisioning;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantStatus;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.DirectoryRow;
import io.leasehold.postgres.Place;
import io.leasehold.postgres.TestServer;

import static org.assertj.core.api.Assertions.assertThat;

/** Processes and backends are killed while tenants are made and dropped; whoever comes next leaves no half of anything. */
class ProvisioningCrashTests {
    private final ProvisionedServer server = new ProvisionedServer(TestServer.preparedDatabase());
    private final Provisioning provisioning = server.provisioning(ProvisionedServer.impatient(1));
    private final Random random = new Random();
    private final Tenant bystander = server.create("bystander", Level.SHARED);
    private final Tenant apart = server.create("apart", Level.SCHEMA);
    private final Tenant away = server.create("away", Level.DATABASE);

    @Test
    @Timeout(120)
    void finishesWhatKilledProcessesLeft() throws Exception {
        killProcesses(3, 400);
    }

    @Test
    @Timeout(120)
    void finishesWhatKilledBackendsLeft() throws Exception {
        killBackends(6);
    }

    @Test
    @Tag("soak")
    void finishesWhatManyKilledProcessesLeft() throws Exception {
        killProcesses(Integer.getInteger("leasehold.kills", 30), 2_000);
    }

    @Test
    @Tag("soak")
    void finishesWhatManyKilledBackendsLeft() throws Exception {
        killBackends(Integer.getInteger("leasehold.kills", 30) * 2);
    }

    private void killProcesses(int kills, int longestLifeMillis) throws Exception {
        long seed = random.nextLong(1_000_000_000);
        Map<String, String> before = bystanders();
        for (int kill = 0; kill < kills; kill++) {
            DyingProvisioner.liveAndDie(server.access(), seed + kill, Duration.ofMillis(random.nextInt(
                    longestLifeMillis)));
            everythingIsWholeAfterRecovery("seed " + (seed + kill));
        }
        assertThat(bystanders()).isEqualTo(before);
    }

    private void killBackends(int kills) throws Exception {
        Map<String, String> before = bystanders();
        for (int kill = 0; kill < kills; kill++) {
            String slug = "b" + kill;
            Level level = List.of(Level.SHARED, Level.SCHEMA, Level.DATABASE).get(kill % 3);
            boolean dropping = kill % 2 == 1;
            Thread work = Thread.ofVirtual().start(() -> makeAndDrop(slug, level, dropping));
            while (work.isAlive()) {
                LockSupport.parkNanos(Duration.ofMillis(random.nextInt(1, 120)).toNanos());
                TestServer.execute(server.access().url(), TestServer.administrator(),
                        "select pg_terminate_backend(pid) from (select pid from pg_stat_activity where usename in ('"
                                + server.access().owner() + "', '" + server.access().operator()
                                + "') order by random() limit 1) any_of_them");
            }
            work.join();
            everythingIsWholeAfterRecovery(slug);
        }
        assertThat(bystanders()).isEqualTo(before);
    }

    private void makeAndDrop(String slug, Level level, boolean dropping) {
        try {
            Tenant tenant = provisioning.create(new NewTenant(new Slug(slug), level, "main"),
                    ProvisionedServer.BY_TEST);
            if (dropping) {
                provisioning.requestDrop(tenant.id(), slug, ProvisionedServer.BY_TEST, Optional.of(
                        Duration.ZERO));
                provisioning.drop(tenant.id());
            }
        } catch (RuntimeException killed) {
            // Which is what recovery is for.
        }
    }

    private void everythingIsWholeAfterRecovery(String what) {
        Recovery recovery = provisioning.recover();
        assertThat(recovery.failures()).as(what).isEmpty();
        assertThat(provisioning.progress()).as(what).isEmpty();
        assertThat(provisioning.orphans()).as(what).matches(Orphans::isEmpty);
        DatabaseAccess access = server.access();
        List<String> unfinished = server.asSuperuser(access,
                sql -> sql.sql("""
                               select slug from tenants where status not in ('active', 'deactivated')
                               """)
                        .query(String.class).list());
        assertThat(unfinished).as(what).isEmpty();
        assertThat(server.asSuperuser(access, sql -> sql.sql("select count(*) from spare_databases where ready").query(
                Integer.class).single()).intValue()).as(what).isOne();
        assertThat(rowsWithoutTenant()).as(what).isEmpty();
        assertThat(placesTwiceOrNot()).as(what).isEmpty();
        // Those that were made are whole.
        Tenant newest = provisioning.create(new NewTenant(new Slug("after"), Level.SCHEMA, "main"),
                ProvisionedServer.BY_TEST);
        assertThat(newest.status()).isEqualTo(TenantStatus.ACTIVE);
        provisioning.requestDrop(newest.id(), "after", ProvisionedServer.BY_TEST, Optional.of(
                Duration.ZERO));
        provisioning.drop(newest.id());
        for (Tenant tenant : server.asSuperuser(access, sql -> sql.sql("select " + DirectoryRow.COLUMNS
                + " from tenants t where status = 'active'").query(
                        (row, number) -> DirectoryRow
                                .tenant(row))
                .list())) {
            PlaceCheck.require(Place.of(server.main(), tenant.placement()), tenant.id().value());
            assertThat(server.notes(tenant)).as(what).allMatch(note -> note.length() > 0);
        }
    }

    private List<String> rowsWithoutTenant() {
        return server.asSuperuser(server.access(),
                sql -> sql.sql("""
                               select distinct tenant_id::text from shared.notes
                                where tenant_id not in (select tenant_id from tenants)
                               """).query(String.class).list());
    }

    /** The fleet's list of places has each own place once, and no other. */
    private List<String> placesTwiceOrNot() {
        return server.asSuperuser(server.access(),
                sql -> sql.sql("""
                               select coalesce(p.location, d.location) from
                                 (select location from places where location is not null) p
                                 full join (select location from tenants where location is not null
                                   union all select location from spare_databases) d using (location)
                                where p.location is null or d.location is null
                               """).query(String.class).list());
    }

    private Map<String, String> bystanders() {
        for (Tenant tenant : List.of(bystander, apart, away)) {
            if (server.notes(tenant).isEmpty()) {
                server.write(tenant, "mine", "too");
            }
        }
        return Map.of("shared", rows(bystander), "schema", rows(apart), "database", rows(away));
    }

    private String rows(Tenant tenant) {
        Place place = server.place(tenant);
        return server.asSuperuser(place.direct(),
                sql -> sql.sql("select string_agg(n::text, '|' order by n::text) from "
                        + place.schema() + ".notes n where tenant_id = :tenant").param("tenant", tenant.id().value())
                        .query(
                                String.class)
                        .single());
    }
}
