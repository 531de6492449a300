package io.leasehold.postgres.provisioning;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantStatus;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.TestServer;

import static io.leasehold.postgres.provisioning.ProvisionedServer.BY_TEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProvisioningTests {
    private static final ProvisionedServer SERVER = ProvisionedServer.start();

    private final Provisioning provisioning = SERVER.provisioning();

    @ParameterizedTest
    @EnumSource
    void makesAPlaceInWhichTheTenantWorksAndNobodyElseSeesIt(Level level) {
        Tenant one = SERVER.create("one-" + word(level), level);
        long start = System.nanoTime();
        Tenant two = SERVER.create("two-" + word(level), level);
        printed("made", level, start);
        SERVER.write(one, "of one");
        SERVER.write(two, "of two");

        assertThat(one.status()).isEqualTo(TenantStatus.ACTIVE);
        assertThat(Level.of(one.placement())).isEqualTo(level);
        assertThat(SERVER.notes(one)).containsExactly("of one");
        assertThat(SERVER.notes(two)).containsExactly("of two");
        assertThat(provisioning.progress(one.id())).isEmpty();
        assertThat(provisioning.orphans().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void dropsATenantWithoutATraceAndWithoutTouchingOthers(Level level) {
        Tenant victim = SERVER.create("victim-" + word(level), level);
        Tenant beside = SERVER.create("beside-" + word(level), level);
        Tenant shared = SERVER.create("shares-" + word(level), Level.SHARED);
        for (Tenant tenant : List.of(victim, beside, shared)) {
            SERVER.write(tenant, "a", "b", "c", "d", "e");
        }
        Map<String, String> others = SERVER.rowsOfOthers(victim.id().value());

        provisioning.requestDrop(victim.id(), victim.slug().value(), BY_TEST, Optional.of(Duration.ZERO));
        long start = System.nanoTime();
        Dropped dropped = SERVER.provisioning(ProvisionedServer.impatient(0)).drop(victim.id());
        printed("dropped", level, start);

        assertThat(dropped.removed()).containsEntry(SERVER.place(victim).schema() + ".notes", 5L);
        assertThat(SERVER.rowsOfOthers(victim.id().value())).isEqualTo(withoutPlaceOf(victim, others));
        assertThat(SERVER.notes(beside)).hasSize(5);
        assertThat(provisioning.find(victim.id())).isEmpty();
        assertThat(provisioning.progress(victim.id())).isEmpty();
        assertThat(provisioning.orphans().isEmpty()).isTrue();
        assertThat(SERVER.exists("select from pg_namespace where nspname ~ '" + hex(victim) + "'")).isFalse();
        assertThat(SERVER.exists("select from pg_database where datname ~ '" + hex(victim) + "'")).isFalse();
        assertThat(SERVER.create("victim-" + word(level), level).id()).isNotEqualTo(victim.id());
    }

    private static Map<String, String> withoutPlaceOf(Tenant victim, Map<String, String> rows) {
        rows.keySet().removeIf(table -> table.contains(hex(victim)));
        return rows;
    }

    @Test
    void takesADropBackUntilItIsDue() {
        Tenant tenant = SERVER.create("hesitant", Level.SCHEMA);
        SERVER.write(tenant, "kept");
        provisioning.requestDrop(tenant.id(), "hesitant", BY_TEST, Optional.empty());

        assertThat(provisioning.find(tenant.id()).orElseThrow().status()).isEqualTo(TenantStatus.DEACTIVATED);
        assertThat(provisioning.dropDue()).isEmpty();
        assertThatThrownBy(() -> provisioning.drop(tenant.id())).isInstanceOf(TransitionRefusedException.class);
        assertThat(provisioning.resume(tenant.id(), BY_TEST).status()).isEqualTo(TenantStatus.ACTIVE);

        Provisioning later = SERVER.provisioning(ProvisioningSettings.USUAL, Clock.offset(Clock.systemUTC(), Duration
                .ofDays(31)));
        assertThat(later.dropDue()).isEmpty();
        assertThat(SERVER.notes(tenant)).containsExactly("kept");

        provisioning.requestDrop(tenant.id(), "hesitant", BY_TEST, Optional.empty());
        assertThat(later.dropDue()).extracting(Dropped::tenant).containsExactly(tenant.id());
    }

    @Test
    void dropsNothingWhenAnotherSlugWasTyped() {
        Tenant tenant = SERVER.create("typed", Level.SHARED);

        assertThatThrownBy(() -> provisioning.requestDrop(tenant.id(), "tiped", BY_TEST, Optional.empty()))
                .isInstanceOf(SlugMismatchException.class);
        assertThat(provisioning.find(tenant.id()).orElseThrow().status()).isEqualTo(TenantStatus.ACTIVE);
    }

    @Test
    void changesAStatusOnceHoweverOftenItIsAsked() {
        Tenant tenant = SERVER.create("changing", Level.SHARED);
        Tenant other = SERVER.create("unchanged", Level.SHARED);

        assertThat(provisioning.suspend(tenant.id(), BY_TEST).status()).isEqualTo(TenantStatus.SUSPENDED);
        assertThat(provisioning.suspend(tenant.id(), BY_TEST).status()).isEqualTo(TenantStatus.SUSPENDED);
        assertThat(provisioning.deactivate(tenant.id(), BY_TEST).status()).isEqualTo(TenantStatus.DEACTIVATED);
        assertThatThrownBy(() -> provisioning.suspend(tenant.id(), BY_TEST)).isInstanceOf(
                TransitionRefusedException.class)
                .hasMessage(
                        "Tenant changing is deactivated, so this is not possible: suspend. Possible: drop, resume.");
        assertThat(provisioning.resume(tenant.id(), BY_TEST).status()).isEqualTo(TenantStatus.ACTIVE);

        assertThat(provisioning.find(other.id()).orElseThrow().status()).isEqualTo(TenantStatus.ACTIVE);
        List<String> actions = SERVER.asSuperuser(SERVER.access(), sql -> sql.sql(
                "select action from operator_log where tenant_id = :tenant order by id").param("tenant",
                        tenant.id()
                                .value())
                .query(String.class).list());
        assertThat(actions).containsExactly("create", "complete", "suspend",
                "deactivate", "resume");
    }

    @Test
    void makesOneTenantOfTwoRequestsAtOnce() throws Exception {
        try (ExecutorService processes = Executors.newFixedThreadPool(4)) {
            List<Callable<Tenant>> same = Collections.nCopies(4, () -> SERVER.create("twice", Level.SCHEMA));
            List<Tenant> made = processes.invokeAll(same).stream().filter(
                    future -> future.state() == Future.State.SUCCESS).map(Future::resultNow).toList();
            assertThat(made).isNotEmpty().allMatch(tenant -> tenant.status() == TenantStatus.ACTIVE);
            assertThat(made.stream().map(Tenant::id).distinct()).hasSize(1);
        }
        assertThatThrownBy(() -> SERVER.create("twice", Level.SCHEMA)).isInstanceOf(SlugTakenException.class);
        assertThat(provisioning.orphans().isEmpty()).isTrue();
    }

    @Test
    void keepsAFailedCreationVisibleUntilItIsFinishedOrDropped() {
        Provisioning failing = SERVER.provisioning(ProvisioningSettings.USUAL, Clock.systemUTC(), place -> {
            throw new IllegalStateException("The disk is full.");
        });
        NewTenant wanted = new NewTenant(new Slug("unlucky"), Level.DATABASE, "main");
        assertThatThrownBy(() -> failing.create(wanted, BY_TEST)).isInstanceOf(ProvisioningException.class)
                .hasMessageContaining("unlucky").hasMessageContaining("The disk is full.");
        Progress progress = provisioning.progress().getFirst();
        assertThat(progress.error()).isEqualTo("The disk is full.");
        assertThat(progress.step()).isEqualTo("made");

        assertThat(provisioning.create(wanted, BY_TEST).status()).isEqualTo(TenantStatus.ACTIVE);

        NewTenant given = new NewTenant(new Slug("given-up"), Level.DATABASE, "main");
        assertThatThrownBy(() -> failing.create(given, BY_TEST)).isInstanceOf(ProvisioningException.class);
        Progress left = provisioning.progress().getFirst();
        assertThatThrownBy(() -> provisioning.resume(left.tenant(), BY_TEST)).hasMessageContaining(
                "Possible: complete, drop.");
        provisioning.requestDrop(left.tenant(), "given-up", BY_TEST, Optional.empty());
        assertThat(provisioning.dropDue()).extracting(Dropped::tenant).containsExactly(left.tenant());
        assertThat(provisioning.orphans().isEmpty()).isTrue();
    }

    private static void printed(String what, Level level, long start) {
        System.out.printf("%s a tenant of level %s in %d ms%n", what, level, Duration.ofNanos(System.nanoTime() - start)
                .toMillis());
    }

    private static String word(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private static String hex(Tenant tenant) {
        return tenant.id().toString().replace("-", "");
    }

    @Test
    void goesOnWithoutAServerThatTakesConnectionsAndSaysNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            DatabaseAccess main = TestServer.preparedDatabase();
            ProvisionedServer three = new ProvisionedServer(main, new Server("a-silent", main.withUrl(
                    "jdbc:postgresql://localhost:" + silent.getLocalPort() + "/x?loginTimeout=1"), 5),
                    new Server("second", TestServer
                            .preparedDatabase(), 5));
            Recovery recovered = three.provisioning(ProvisionedServer.impatient(1)).recover();
            assertThat(recovered.spares()).isEqualTo(2);
            assertThat(recovered.failures()).hasSize(2).allMatch(failure -> failure.contains("erver a-silent"));

            ProvisionedServer two = new ProvisionedServer(main, new Server("patient", main.withUrl(
                    "jdbc:postgresql://localhost:" + silent.getLocalPort() + "/x"), 5));
            assertThat(two.provisioning().orphans().unreachable()).containsExactly("patient");
        }
    }
}
