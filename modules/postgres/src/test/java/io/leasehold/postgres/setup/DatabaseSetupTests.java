package io.leasehold.postgres.setup;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.TestServer;
import io.leasehold.postgres.inspection.UnsafeDatabaseException;

import static io.leasehold.postgres.TestServer.administrator;
import static io.leasehold.postgres.TestServer.emptyDatabase;
import static io.leasehold.postgres.TestServer.execute;
import static io.leasehold.postgres.TestServer.preparedDatabase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DatabaseSetupTests {
    private static final UUID ONE = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final UUID TWO = UUID.fromString("00000000-0000-0000-0000-000000000002");

    @Test
    void preparesADatabaseOnceForSeveralNodesThatStartAtTheSameTime() throws Exception {
        DatabaseAccess access = emptyDatabase();
        try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            List<Future<?>> starts = IntStream.range(0, 4).<Future<?>>mapToObj(node -> nodes.submit(() -> {
                DatabaseSetup.administer(access, administrator());
                TestServer.prepare(access);
            })).toList();
            for (Future<?> start : starts) {
                start.get();
            }
        }
        assertThatCode(() -> execute(access.url(), access.app(), "select leasehold.bind('" + ONE
                + "'); insert into shared.notes (text) values ('mine')")).doesNotThrowAnyException();
    }

    @Test
    void mayRunAgain() {
        DatabaseAccess access = preparedDatabase();

        assertThatCode(() -> {
            DatabaseSetup.administer(access, administrator());
            TestServer.prepare(access);
        }).doesNotThrowAnyException();
    }

    @Test
    void grantsNothingToAWrongRoleSoThatTheRightOneStartsAfterwards() {
        DatabaseAccess right = emptyDatabase();
        DatabaseSetup.administer(right, administrator());

        for (Credentials wrong : List.of(administrator(), right.owner())) {
            DatabaseAccess access = new DatabaseAccess(right.url(), right.owner(), wrong, right.lookup(),
                    right.operator());
            assertThatThrownBy(() -> TestServer.prepare(access)).isInstanceOf(UnsafeDatabaseException.class)
                    .hasMessageContaining(wrong.username());
        }

        assertThatCode(() -> TestServer.prepare(right)).doesNotThrowAnyException();
        assertThatCode(() -> execute(right.url(), right.app(), "select leasehold.bind('" + ONE
                + "'); insert into shared.notes (text) values ('mine')")).doesNotThrowAnyException();
    }

    @Test
    void saysWhichRoleHasTheWrongPasswordBeforeAnythingIsDone() {
        DatabaseAccess right = emptyDatabase();
        DatabaseSetup.administer(right, administrator());
        DatabaseAccess access = new DatabaseAccess(right.url(), right.owner(),
                new Credentials(right.app().username(), "wrong"),
                right.lookup(), right.operator());

        assertThatThrownBy(() -> TestServer.prepare(access)).isInstanceOf(DatabaseSetupException.class)
                .hasMessageContaining(right.app().username());
    }

    @Test
    void isDoneByAnAdministratorWhoIsNoSuperuser() {
        DatabaseAccess access = emptyDatabase();
        String database = access.url().replaceFirst(".*/", "");
        Credentials chief = new Credentials(database + "_chief", "chief");
        execute(access.url(), administrator(),
                "create role " + chief + " login createrole password 'chief'; alter database "
                        + database + " owner to " + chief);

        DatabaseSetup.administer(access, chief);
        TestServer.prepare(access);

        DatabaseSetup.administer(access, chief);
        assertThatThrownBy(() -> execute(access.url(), chief, "set role " + access.owner())).hasMessageContaining(
                "permission denied");
    }

    @Test
    void tellsWhoeverConnectsWithoutRolesToRunTheScript() {
        DatabaseAccess access = emptyDatabase();

        assertThatThrownBy(() -> TestServer.prepare(access)).isInstanceOfSatisfying(DatabaseSetupException.class,
                refusal -> {
                    assertThat(refusal.problem())
                            .startsWith("Connecting to " + access.url() + " as " + access.owner() + " failed");
                    assertThat(refusal.remedy()).contains("leasehold init --print-sql");
                    assertThat(refusal.getMessage()).doesNotContain(access.owner().password());
                });
    }

    @Test
    void tellsWhoeverHasRolesButNoSchemasToRunTheScript() {
        DatabaseAccess access = preparedDatabase();
        DatabaseAccess other = emptyDatabase();
        DatabaseAccess withoutSchemas = new DatabaseAccess(other.url(), access.owner(), access.app(), access.lookup(),
                access
                        .operator());

        assertThatThrownBy(() -> TestServer.prepare(withoutSchemas)).isInstanceOfSatisfying(
                DatabaseSetupException.class,
                refusal -> assertThat(refusal.remedy()).contains("leasehold init --print-sql"));
    }

    @Test
    void saysWhichAddressDoesNotAnswer() {
        DatabaseAccess access = emptyDatabase();
        DatabaseAccess nowhere = new DatabaseAccess("jdbc:postgresql://localhost:1/nowhere?password=secret",
                access.owner(),
                access.app(), access.lookup(), access.operator());

        assertThatThrownBy(() -> TestServer.prepare(nowhere)).isInstanceOfSatisfying(DatabaseSetupException.class,
                refusal -> {
                    assertThat(refusal.problem()).startsWith("Connecting to jdbc:postgresql://localhost:1/nowhere as ");
                    assertThat(refusal.remedy()).contains("LEASEHOLD_POSTGRES_URL");
                    assertThat(refusal.getMessage()).doesNotContain("secret");
                });
    }

    @Test
    void adoptsNoTablesThatNoMigrationMade() {
        DatabaseAccess access = emptyDatabase();
        DatabaseSetup.administer(access, administrator());
        execute(access.url(), access.owner(), "create table shared.inherited (id int)");

        assertThatThrownBy(() -> TestServer.prepare(access)).isInstanceOfSatisfying(DatabaseSetupException.class,
                refusal -> {
                    assertThat(refusal.problem()).startsWith("Migrating schema shared failed: ").contains("non-empty");
                    assertThat(refusal.remedy()).contains("has to be emptied first");
                });
    }

    @Test
    void letsTheAppRoleBindAndNothingElseOfItsFunctions() {
        DatabaseAccess access = preparedDatabase();

        execute(access.url(), access.app(), "select leasehold.bind('" + ONE + "')");
        for (String forbidden : List.of("leasehold.protect('shared.notes')", "leasehold.allow('app', 'delete', "
                + "'control.people')", "leasehold.allow_lookup('control.people', 'secret')")) {
            assertThatThrownBy(() -> execute(access.url(), access.app(), "select " + forbidden)).hasMessageContaining(
                    "permission denied");
        }
        assertThatThrownBy(() -> execute(access.url(), access.lookup(), "select leasehold.bind('" + ONE + "')"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> execute(access.url(), access.app(), "select from leasehold.roles"))
                .hasMessageContaining(
                        "permission denied");
    }

    @Test
    void keepsRowsOfTwoTenantsApartInATableThatAMigrationProtected() {
        DatabaseAccess access = preparedDatabase();
        String asOne = "select leasehold.bind('" + ONE + "'); ";
        execute(access.url(), access.app(), asOne + "insert into shared.notes (text) values ('of one')");

        String asTwo = "select leasehold.bind('" + TWO + "'); ";
        execute(access.url(), access.app(),
                asTwo + "update shared.notes set text = 'stolen'; delete from shared.notes");
        assertThatThrownBy(
                () -> execute(access.url(), access.app(), asTwo + "insert into shared.notes (tenant_id, text) values ('"
                        + ONE + "', 'forged')"))
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> execute(access.url(), access.app(), "select from shared.notes")).hasMessageContaining(
                "leasehold.tenant");
        execute(access.url(), access.app(), asOne
                + "select 1 / count(*) from shared.notes where text = 'of one'");
    }

    @Test
    void letsTheLookupRoleReadTheColumnsAndRowsThatAMigrationNamed() {
        DatabaseAccess access = preparedDatabase();
        UUID person = UUID.randomUUID();
        execute(access.url(), access.app(),
                "insert into control.people (id, email) values ('" + person + "', 'ada@one')");
        for (UUID tenant : List.of(ONE, TWO)) {
            execute(access.url(), access.app(), "select leasehold.bind('" + tenant
                    + "'); insert into control.members (person, left_on) values ('" + person + "', "
                    + (tenant.equals(TWO) ? "now()" : "null") + ")");
        }

        execute(access.url(), access.lookup(),
                """
                do $$ begin
                  if (select count(*) from control.members) <> 1 then raise exception 'not one row'; end if;
                  if (select tenant_id from control.members) <> '00000000-0000-0000-0000-000000000001' then
                    raise exception 'not the row of one';
                  end if;
                end $$""");
        execute(access.url(), access.lookup(), "select email from control.people");
        for (String forbidden : List.of("select secret from control.people", "select left_on from control.members",
                "delete from control.members", "select text from shared.notes")) {
            assertThatThrownBy(() -> execute(access.url(), access.lookup(), forbidden)).hasMessageContaining(
                    "permission denied");
        }
    }

    @Test
    void protectsNoTableWithoutTenant() {
        DatabaseAccess access = preparedDatabase();

        assertThatThrownBy(() -> execute(access.url(), access.owner(),
                "create table shared.loose (id int); select leasehold.protect('shared.loose')")).hasMessageContaining(
                        "has no column \"tenant_id uuid not null\"");
        assertThatThrownBy(() -> execute(access.url(), access.owner(),
                "select leasehold.allow('app', 'truncate', 'control.people')")).hasMessageContaining("choose among");
    }
}
