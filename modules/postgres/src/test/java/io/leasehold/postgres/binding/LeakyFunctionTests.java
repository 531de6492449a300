package io.leasehold.postgres.binding;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leasehold.postgres.TenantDataSource;

import static io.leasehold.postgres.binding.TwoTenants.ACME;
import static io.leasehold.postgres.binding.TwoTenants.GLOBEX;
import static io.leasehold.postgres.binding.TwoTenants.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A function that tells of every row that it is shown, and that the planner believes to cost nothing, is shown none that the policy would hide. The cases
 * are those by which PostgreSQL tests its own row-level security.
 */
class LeakyFunctionTests {
    private static final TwoTenants TENANTS = TwoTenants.onNewDatabase();
    private static final TenantDataSource POOL = TENANTS.pool(1);
    private static final String LEAK = """
                                       create function leak(seen text) returns boolean language plpgsql cost 0.0000001 as $$
                                         begin raise notice 'seen: %', seen; return true; end $$;
                                       create function leaks_less(text, text) returns boolean language plpgsql cost 0.0000001 as $$
                                         begin raise notice 'seen: %', $1; return $1 < $2; end $$;
                                       create operator <<< (procedure = leaks_less, leftarg = text, rightarg = text,
                                         restrict = scalarltsel);
                                       """;

    @BeforeAll
    static void letOwnersOfFunctionsBeCareless() throws SQLException {
        try (Connection owner = TENANTS.owner(); Statement statement = owner.createStatement()) {
            statement.execute(LEAK);
            statement.execute("analyze tasks");
        }
    }

    @AfterAll
    static void close() {
        POOL.close();
    }

    @BeforeEach
    void reset() throws SQLException {
        TENANTS.reset();
    }

    private static List<String> seenBy(String sql) throws SQLException {
        return as(ACME, () -> {
            try (Connection connection = POOL.getConnection(); Statement statement = connection.createStatement()) {
                statement.execute(sql);
                return seen(statement);
            }
        });
    }

    private static List<String> seen(Statement statement) throws SQLException {
        List<String> seen = new ArrayList<>();
        for (SQLWarning notice = statement.getWarnings(); notice != null; notice = notice.getNextWarning()) {
            seen.add(notice.getMessage());
        }
        return seen;
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "select title from tasks where leak(title)",
        "select title from tasks where title <<< 'zzz'",
        "select count(*) from tasks where leak(title) or id > 0",
        "explain analyze select title from tasks where leak(title)",
        "update tasks set due = now() where leak(title)",
        "update tasks set due = now() where leak(title) returning leak(title)",
        "delete from tasks where leak(title)",
        "select t.title from tasks t join tasks o on leak(o.title) and o.id = t.id",
        "select (select count(*) from tasks i where leak(i.title) and i.id = t.id) from tasks t",
        "insert into tasks (id, title) select id + 50, title from tasks where leak(title)",
        "insert into tasks (id, title) values (1, 'again') on conflict (tenant_id, id) do update set title = 'new' where leak(tasks.title)",
        "merge into tasks t using (select 3 as id) s on leak(t.title) and t.id = s.id when matched then delete"})
    void isShownNothingOfAnotherTenant(String sql) throws SQLException {
        assertThat(seenBy(sql)).isNotEmpty().allMatch(line -> line.contains("acme") || line.contains("new"));
        assertThat(TENANTS.count(GLOBEX)).isEqualTo(TwoTenants.GLOBEXS_TASKS);
    }

    @Test
    void isShownEverythingWithoutThePolicySoThatTheseTestsCanTell() throws SQLException {
        try (Connection owner = TENANTS.owner(); Statement statement = owner.createStatement()) {
            statement.execute("select title from tasks where leak(title)");
            assertThat(seen(statement)).anyMatch(line -> line.contains("globex"));
        }
    }

    @Test
    void switchingRowSecurityOffIsAnErrorAndNoWayAround() {
        assertThatThrownBy(() -> seenBy("set local row_security = off; select title from tasks"))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> as(ACME, () -> {
            try (Connection connection = POOL.getConnection(); Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("set local row_security = off");
                return statement.execute("select title from tasks");
            }
        })).hasMessageContaining("row-level security");
    }

    @Test
    void statisticsTellNothingOfWhatThePolicyHides() throws SQLException {
        as(ACME, () -> {
            try (Connection connection = POOL.getConnection(); Statement statement = connection.createStatement()) {
                var rows = statement.executeQuery(
                        "select count(*) from pg_stats where tablename = 'tasks' and schemaname = 'shared'");
                rows.next();
                assertThat(rows.getInt(1)).isZero();
                return rows;
            }
        });
    }
}
