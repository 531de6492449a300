package io.leasehold.postgres.capability;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantNotBoundException;
import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.binding.Proofs;
import io.leasehold.postgres.provisioning.Level;

import static io.leasehold.postgres.capability.Fort.asOwner;
import static io.leasehold.postgres.capability.Fort.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How capabilities come, go, and are missed: whoever is honest gets their rows or an error, and never nothing. */
class CapabilityLifeTests {
    private static final String NOTES = "select text from notes";
    private static final String CAPABILITY = "select current_setting('lease'||'hold.cap'||'ability')";
    private static final Fort FORT = new Fort(TamperEvidence.ON);
    private static final AtomicLong NOW = new AtomicLong();
    private static final Capabilities CAPABILITIES = new Capabilities(Fort.LIFETIME, NOW::get);
    private static final DataSource NODE = FORT.node(CAPABILITIES);
    private static final Tenant ACME = FORT.settle("acme", Level.SHARED);
    private static final Tenant GLOBEX = FORT.settle("globex", Level.SCHEMA);

    /** As if the node had just started. */
    @BeforeEach
    void forgetAll() {
        CAPABILITIES.forget(ACME.id());
        CAPABILITIES.forget(GLOBEX.id());
    }

    @AfterAll
    static void close() throws Exception {
        FORT.close();
    }

    @Test
    void oneIsMadeForEachTenantAtFirstUseAndKept() throws SQLException {
        String before = inUse(ACME);
        assertThat(inUse(ACME)).isEqualTo(before);
        assertThat(inUse(GLOBEX)).isNotEqualTo(before);
        assertThat(asOwner(FORT.access, "select tenant_id from leasehold.capabilities where capability = '" + before
                + "' and not_after between now() + interval '59 minutes' and now() + interval '1 hour'"))
                .containsExactly(ACME.id().toString());
    }

    @Test
    void nodesHaveTheirOwn() throws SQLException {
        DataSource other = FORT.node(new Capabilities(Fort.LIFETIME));
        assertThat(rows(other, ACME, CAPABILITY)).isNotEqualTo(rows(NODE, ACME, CAPABILITY));
        assertThat(rows(other, ACME, NOTES)).isEqualTo(rows(NODE, ACME, NOTES)).containsExactly("acme secret");
    }

    @Test
    void anotherComesAtHalfOfItsLifeWithoutAnybodyWaitingForIt() throws SQLException {
        String first = inUse(ACME);
        pass(Fort.LIFETIME.dividedBy(2).plusSeconds(1));
        assertThat(inUse(ACME)).isEqualTo(first);
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (inUse(ACME).equals(first) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(inUse(ACME)).isNotEqualTo(first);
        assertThat(rows(NODE, ACME, NOTES)).containsExactly("acme secret");
    }

    @Test
    void oneThatIsTooOldIsNotPresentedAnyMore() throws SQLException {
        String first = inUse(ACME);
        pass(Fort.LIFETIME.multipliedBy(3).dividedBy(4));
        assertThat(inUse(ACME)).isNotEqualTo(first);
    }

    @Test
    void aTenantThatChangedProvesItselfAnew() throws SQLException {
        String first = inUse(ACME);
        String others = inUse(GLOBEX);
        CAPABILITIES.forget(ACME.id());
        assertThat(inUse(ACME)).isNotEqualTo(first);
        assertThat(inUse(GLOBEX)).isEqualTo(others);
    }

    @Test
    void afterARevocationTheNextStatementComesWithAnother() throws SQLException {
        String first = inUse(ACME);
        String others = inUse(GLOBEX);
        pass(Duration.ofSeconds(10));
        assertThat(Integer.parseInt(asOwner(FORT.access, "select leasehold.revoke('" + ACME.id() + "')").getFirst()))
                .isPositive();
        assertThat(rows(NODE, ACME, NOTES)).containsExactly("acme secret");
        assertThat(inUse(ACME)).isNotEqualTo(first);
        assertThat(inUse(GLOBEX)).isEqualTo(others);
    }

    @Test
    void afterTheLossOfAllOfThemATransactionFailsAndTheNextDoesNot() throws SQLException {
        inUse(ACME);
        inUse(GLOBEX);
        pass(Duration.ofSeconds(10));
        asOwner(FORT.access, "delete from leasehold.capabilities");
        TenantContext.where(GLOBEX).<Object, SQLException>call(() -> {
            try (Connection connection = NODE.getConnection(); Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                assertThatThrownBy(() -> Fort.all(statement, NOTES)).isInstanceOf(SQLException.class).extracting(
                        "SQLState").isEqualTo("28000");
                connection.rollback();
                assertThat(Fort.all(statement, NOTES)).containsExactly("globex secret");
                connection.commit();
                return "";
            }
        });
        assertThat(rows(NODE, ACME, NOTES)).containsExactly("acme secret");
    }

    @Test
    void aYoungOneIsNotGivenUpHoweverOftenSomebodyGuesses() throws SQLException {
        String first = inUse(ACME);
        assertThatThrownBy(() -> rows(NODE, ACME,
                "select n.text from (select set_config('lease'||'hold.cap'||'ability', "
                        + "gen_random_uuid()::text, true) as s offset 0) f, lateral (select text from notes where s is not null offset 0) n"))
                .isInstanceOf(SQLException.class).extracting("SQLState").isEqualTo("28000");
        assertThat(inUse(ACME)).isEqualTo(first);
    }

    @Test
    void aTransactionOutlivesWhatItBeganWith() throws SQLException {
        TenantContext.where(ACME).<Object, SQLException>call(() -> {
            try (Connection connection = NODE.getConnection(); Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                assertThat(Fort.all(statement, NOTES)).hasSize(1);
                asOwner(FORT.access, "update leasehold.capabilities set not_after = now() where tenant_id = '" + ACME
                        .id() + "'");
                assertThat(Fort.all(statement, NOTES)).as("expired meanwhile").hasSize(1);
                asOwner(FORT.access, "delete from leasehold.capabilities where tenant_id = '" + ACME.id() + "'");
                assertThatThrownBy(() -> Fort.all(statement, NOTES)).as("revoked meanwhile").isInstanceOf(
                        SQLException.class).extracting("SQLState").isEqualTo("28000");
                connection.rollback();
                return "";
            }
        });
        rows(NODE, GLOBEX, NOTES);
    }

    @Test
    void whatExpiredLongAgoIsSweptWhenTheNextIsRegistered() throws SQLException {
        asOwner(FORT.access, "insert into leasehold.capabilities select gen_random_uuid(), '" + GLOBEX.id()
                + "', now() - age from unnest(array['30 minutes', '61 minutes', '1 day']::interval[]) age");
        CAPABILITIES.forget(ACME.id());
        inUse(ACME);
        assertThat(asOwner(FORT.access,
                "select 1 from leasehold.capabilities where not_after < now() - interval '1 minute'"))
                .hasSize(1);
    }

    @Test
    void manyAreRegisteredAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Tenant tenant = i % 2 == 0 ? ACME : GLOBEX;
                all.add(threads.submit(() -> rows(NODE, tenant, CAPABILITY)));
            }
            List<List<String>> seen = new ArrayList<>();
            for (Future<List<String>> each : all) {
                seen.add(each.get());
            }
            assertThat(seen.stream().distinct()).hasSize(2);
        }
    }

    @Test
    void withoutTheOwnerNoneIsPresentedAndTheReasonIsSaid() {
        DatabaseAccess access = FORT.access;
        DatabaseAccess locked = new DatabaseAccess(access.url(), new Credentials(access.owner().username(), "wrong"),
                access.app(), access.lookup(), access.operator());
        assertThatThrownBy(() -> new Capabilities(Fort.LIFETIME).of(locked, ACME.id()).capability(true))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("A capability of tenant " + ACME.id() + " could not be registered");
    }

    @Test
    void whoeverIsBoundToNobodyIsTold() {
        assertThatThrownBy(() -> {
            try (Connection connection = NODE.getConnection(); Statement statement = connection.createStatement()) {
                statement.execute(NOTES);
            }
        }).isInstanceOf(TenantNotBoundException.class);
    }

    @Test
    void aNodeWithoutCapabilitiesIsRefusedAndNotShownNothing() {
        DataSource old = FORT.node(Proofs.NONE);
        assertThatThrownBy(() -> rows(old, ACME, NOTES)).isInstanceOf(SQLException.class).hasMessageContaining(
                "leasehold.capability");
    }

    @Test
    void theDriverMustNotWriteThemIntoTheTextOfStatements() {
        DatabaseAccess simple = FORT.access.withUrl(FORT.access.url() + "?preferQueryMode=simple");
        assertThatThrownBy(() -> rows(FORT.control(CAPABILITIES, simple), ACME, "select slug from tenants"))
                .isInstanceOf(SQLException.class).hasMessageContaining("preferQueryMode=simple");
    }

    @Test
    void theyLiveForAMinuteAtLeast() {
        assertThatThrownBy(() -> new Capabilities(Duration.ofSeconds(59))).isInstanceOf(
                IllegalArgumentException.class).hasMessageContaining("at least PT1M");
    }

    private String inUse(Tenant tenant) throws SQLException {
        return rows(NODE, tenant, CAPABILITY).getFirst();
    }

    private void pass(Duration time) {
        NOW.addAndGet(time.toNanos());
    }

    /** It would not see one that was registered after its snapshot, and the binding would find its first one set. */
    @Test
    void aTransactionKeepsItsFirstCapabilityWhenAnotherWasMadeMeanwhile() throws SQLException {
        Capabilities capabilities = new Capabilities(Fort.LIFETIME);
        DataSource node = FORT.node(capabilities);
        TenantContext.where(ACME).<Object, SQLException>call(() -> {
            try (Connection connection = node.getConnection(); Statement statement = connection.createStatement()) {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                connection.setAutoCommit(false);
                List<String> first = Fort.all(statement, "select text from notes");
                Savepoint here = connection.setSavepoint();
                capabilities.forget(ACME.id());
                connection.rollback(here);
                assertThat(Fort.all(statement, "select text from notes")).isEqualTo(first);
                String before = Fort.all(statement, "select current_setting('lease'||'hold.cap'||'ability')")
                        .getFirst();
                connection.commit();
                assertThat(Fort.all(statement, "select current_setting('lease'||'hold.cap'||'ability')")).as(
                        "the next transaction has the new one").doesNotContain(before);
                connection.rollback();
            }
            return "";
        });
    }

    @Test
    void rowsOfNobodysThatACrashHasTakenAreThereAgainWithTheNextCapability() throws SQLException {
        asOwner(FORT.access, "delete from leasehold.capabilities");
        Fort.rows(FORT.node(new Capabilities(Fort.LIFETIME)), ACME, "select text from notes");
        Fort.rows(FORT.node(new Capabilities(Fort.LIFETIME)), ACME, "select text from notes");
        assertThat(asOwner(FORT.access, "select count(*) from leasehold.capabilities where not_after = 'infinity'"))
                .containsExactly("200");
    }
}
