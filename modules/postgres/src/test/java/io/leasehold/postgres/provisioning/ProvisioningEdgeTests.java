package io.leasehold.postgres.provisioning;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.leasehold.core.Placement;
import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantStatus;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.TestServer;
import io.leasehold.postgres.provisioning.Orphans.MissingPlace;
import io.leasehold.postgres.provisioning.Orphans.OrphanPlace;

import static io.leasehold.postgres.provisioning.ProvisionedServer.BY_TEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class ProvisioningEdgeTests {
    private final ProvisionedServer server = ProvisionedServer.start();
    private final Provisioning provisioning = server.provisioning(ProvisionedServer.impatient(0));
    private final Tenant other = server.create("other", Level.SHARED);

    @Test
    void givesDatabasesThatWereMadeAheadAndMakesOneWhereThereIsNone() {
        Provisioning ahead = server.provisioning(ProvisionedServer.impatient(2));
        assertThat(ahead.fillSpares()).isEqualTo(2);
        assertThat(ahead.fillSpares()).isZero();

        List<Tenant> tenants = List.of(server.create("first", Level.DATABASE), server.create("second", Level.DATABASE),
                server.create("third", Level.DATABASE));

        assertThat(tenants.stream().map(tenant -> database(tenant).contains("_s_"))).containsExactly(true, true, false);
        assertThat(tenants.stream().map(ProvisioningEdgeTests::database)).doesNotHaveDuplicates();
        tenants.forEach(tenant -> server.write(tenant, "of " + tenant.slug()));
        tenants.forEach(tenant -> assertThat(server.notes(tenant)).containsExactly("of " + tenant.slug()));
        assertThat(ahead.orphans()).matches(Orphans::isEmpty);
        drop(tenants.getFirst());
        assertThat(ahead.recover().spares()).isEqualTo(2);
    }

    @Test
    void removesPlacesOfNobodyOnlyWhereTheyAreItsOwnAndEmpty() {
        Tenant lost = server.create("lost", Level.SCHEMA);
        String mark = new Installation(JdbcClient.create(
                new DriverManagerDataSource(server.access().url()
                        + "?currentSchema=control", server.access().operator().username(),
                        server.access().operator()
                                .password())))
                .mark();
        asOwner("create schema " + schema(1) + "; comment on schema " + schema(1) + " is '" + mark + "'");
        asOwner("create schema " + schema(2));
        asOwner("create schema " + schema(3) + "; comment on schema " + schema(3) + " is '" + mark + "'; create table "
                + schema(3) + ".notes as select '" + UUID.randomUUID() + "'::uuid as tenant_id");
        asOwner("drop schema " + server.place(lost).schema() + " cascade");

        Orphans found = provisioning.orphans();
        assertThat(found.places()).containsExactlyInAnyOrder(new OrphanPlace("main", Level.SCHEMA, schema(1), true),
                new OrphanPlace("main", Level.SCHEMA, schema(2), false), new OrphanPlace("main", Level.SCHEMA, schema(
                        3), true));
        assertThat(found.missing()).containsExactly(new MissingPlace(lost.id(), lost.slug(), server.place(lost)
                .name()));

        Recovery recovery = provisioning.recover();
        assertThat(recovery.removed()).containsExactly(schema(1));
        assertThat(recovery.failures()).containsExactly("Tenant lost has lost its place " + server.place(lost).name()
                + ".");
    }

    @Test
    void tellsAnAdministratorWhatToRunWhereTheOwnerMayMakeNoDatabases() {
        String owner = server.access().owner().username();
        asAdministrator("alter role " + owner + " nocreatedb");

        assertThatThrownBy(() -> server.create("wants-too-much", Level.DATABASE)).isInstanceOf(
                ProvisioningException.class).hasMessageEndingWith("alter role \"" + owner + "\" createdb;");
        assertThat(server.exists("select from tenants where slug = 'wants-too-much'")).isFalse();
        assertThat(server.create("modest", Level.SCHEMA).status()).isEqualTo(TenantStatus.ACTIVE);
    }

    @Test
    void doesNotCallATenantDroppedWhoseRowsRefuseToGo() {
        Tenant victim = server.create("sticky", Level.SHARED);
        server.write(victim, "stays");
        asOwner("""
                create function shared.refuse() returns trigger language plpgsql as 'begin return null; end';
                revoke all on function shared.refuse() from public;
                create trigger refuse before delete on shared.notes for each row execute function shared.refuse()""");
        provisioning.requestDrop(victim.id(), "sticky", BY_TEST, Optional.of(Duration.ZERO));

        assertThatThrownBy(() -> provisioning.drop(victim.id())).hasMessageContaining("shared.notes=1");
        assertThat(provisioning.find(victim.id()).orElseThrow().status()).isEqualTo(TenantStatus.DROPPING);
        assertThat(provisioning.progress(victim.id()).orElseThrow().error()).contains("shared.notes=1");

        asOwner("drop trigger refuse on shared.notes");
        assertThat(provisioning.recover().dropped()).extracting(Dropped::tenant).containsExactly(victim.id());
    }

    @Test
    void waitsForATransactionThatWasAtWorkWhenTheDropBegan() throws Exception {
        Tenant victim = server.create("late", Level.SHARED);
        try (Connection app = DriverManager.getConnection(server.access().url() + "?currentSchema=shared,leasehold",
                server
                        .access().app().username(),
                server.access().app().password()); Statement work = app.createStatement()) {
            app.setAutoCommit(false);
            work.execute("select leasehold.bind('" + victim.id() + "')");
            provisioning.requestDrop(victim.id(), "late", BY_TEST, Optional.of(Duration.ZERO));
            FutureTask<Dropped> drop = new FutureTask<>(() -> provisioning.drop(victim.id()));
            Thread.ofVirtual().start(drop);
            await().until(() -> provisioning.progress(victim.id()).filter(now -> now.step().equals("place removed"))
                    .isPresent());

            work.execute("insert into notes (tenant_id, text) values ('" + victim.id() + "', 'too late')");
            app.commit();

            assertThat(drop.get(20, TimeUnit.SECONDS).tenant()).isEqualTo(victim.id());
        }
        assertThat(server.exists("select from shared.notes where tenant_id = '" + victim.id() + "'")).isFalse();
    }

    @Test
    void believesNoTableThatHidesItsRows() {
        Tenant victim = server.create("hidden", Level.SHARED);
        asOwner("""
                create table control.hiding (tenant_id uuid not null);
                insert into control.hiding values ('%s');
                alter table control.hiding enable row level security;
                alter table control.hiding force row level security""".formatted(victim.id()));
        provisioning.requestDrop(victim.id(), "hidden", BY_TEST, Optional.of(Duration.ZERO));

        assertThatThrownBy(() -> provisioning.drop(victim.id())).hasMessageContaining("control.hiding hides rows");
        asOwner("select leasehold.protect('control.hiding')");
        assertThat(provisioning.drop(victim.id()).removed()).containsEntry("control.hiding", 1L);
    }

    @Test
    void deletesWhatRefersToEachOtherAndKeepsWhatSaysSo() {
        Tenant victim = server.create("entangled", Level.SHARED);
        asOwner("""
                create table shared.egg (tenant_id uuid not null, id int, hen int, primary key (tenant_id, id));
                create table shared.hen (tenant_id uuid not null, id int, egg int, mother int, primary key (tenant_id, id),
                  foreign key (tenant_id, egg) references shared.egg, foreign key (tenant_id, mother) references shared.hen);
                alter table shared.egg add foreign key (tenant_id, hen) references shared.hen;
                create table shared.feather (tenant_id uuid not null, hen int not null, foreign key (tenant_id, hen) references shared.hen);
                create table shared.invoice (tenant_id uuid not null);
                comment on column shared.invoice.tenant_id is 'leasehold:keep the law says ten years'""");
        for (Tenant tenant : List.of(victim, other)) {
            asOwner("""
                    insert into shared.egg values ('%1$s', 1, null);
                    insert into shared.hen values ('%1$s', 1, 1, null), ('%1$s', 2, 1, 1), ('%1$s', 3, 1, 2);
                    update shared.egg set hen = 3;
                    insert into shared.feather select '%1$s', 2 from generate_series(1, 5);
                    insert into shared.invoice values ('%1$s')""".formatted(tenant.id()));
        }
        Map<String, String> others = server.rowsOfOthers(victim.id().value());

        assertThat(drop(victim).removed()).containsEntry("shared.hen", 3L).containsEntry("shared.feather", 5L)
                .doesNotContainKey("shared.invoice");

        assertThat(server.rowsOfOthers(victim.id().value())).isEqualTo(others);
        assertThat(server.exists("select from shared.invoice where tenant_id = '" + victim.id() + "'")).isTrue();
    }

    @Test
    void worksOnAnotherServerAsOnTheMainOne() {
        ProvisionedServer two = new ProvisionedServer(server.access(), new Server("second", TestServer
                .preparedDatabase(), 5));
        Provisioning both = two.provisioning();
        for (Level level : Level.values()) {
            Tenant there = both.create(new NewTenant(new Slug("there-" + level.name().toLowerCase(
                    Locale.ROOT)), level, "second"), BY_TEST);
            assertThat(there.placement().server()).isEqualTo("second");
            assertThat(both.orphans()).matches(Orphans::isEmpty);
            both.requestDrop(there.id(), there.slug().value(), BY_TEST, Optional.of(Duration.ZERO));
            both.drop(there.id());
            assertThat(both.orphans()).matches(Orphans::isEmpty);
        }
    }

    @Test
    void keepsALogThatItsWritersCannotChange() {
        drop(server.create("logged", Level.SCHEMA));

        List<String> entries = server.asSuperuser(server.access(),
                sql -> sql.sql("""
                               select action || ' by ' || who || coalesce(' ' || reason, '') from operator_log
                                where slug = 'logged' order by id
                               """).query(String.class).list());
        assertThat(entries).containsExactly("create by test because", "complete by provisioning",
                "drop by test because", "dropped by provisioning");
        for (String forgery : List.of("update control.operator_log set who = 'nobody'",
                "delete from control.operator_log", "truncate control.operator_log")) {
            assertThatThrownBy(() -> TestServer.execute(server.access().url(), server.access().operator(), forgery))
                    .hasMessageContaining("permission denied");
        }
    }

    private Dropped drop(Tenant tenant) {
        provisioning.requestDrop(tenant.id(), tenant.slug().value(), BY_TEST, Optional.of(Duration.ZERO));
        return provisioning.drop(tenant.id());
    }

    private static String database(Tenant tenant) {
        return ((Placement.OwnDatabase) tenant.placement()).database();
    }

    private static String schema(int number) {
        return "t_" + new UUID(number, number).toString().replace("-", "");
    }

    private void asOwner(String sql) {
        TestServer.execute(server.access().url(), server.access().owner(), sql);
    }

    private void asAdministrator(String sql) {
        TestServer.execute(server.access().url(), TestServer.administrator(), sql);
    }
}
