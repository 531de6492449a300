package io.leasehold.postgres.binding;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.zaxxer.hikari.HikariDataSource;

import io.leasehold.postgres.TenantDataSource;
import io.leasehold.postgres.capability.TamperEvidence;

import static io.leasehold.postgres.binding.TwoTenants.ACME;
import static io.leasehold.postgres.binding.TwoTenants.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A text of two statements is refused at every door of JDBC, in each mode of the driver, to tenants and to those who are bound to none. */
class SingleStatementsTests {
    private static final String TWO = "select 1; delete from tasks";
    private static final TwoTenants TENANTS = TwoTenants.onNewDatabase();
    private static final HikariDataSource PLAIN = TENANTS.plainPool(1);
    private static final HikariDataSource PLAIN_SIMPLE = TENANTS.plainPool(1, "preferQueryMode", "simple");
    private static final TenantDataSource BOUND = TENANTS.pool(1);
    private static final TenantDataSource BOUND_MIXED = TENANTS.pool(1, "preferQueryMode", "extendedForPrepared");

    static List<DataSource> dataSources() {
        return List.of(SingleStatements.of(PLAIN), SingleStatements.of(PLAIN_SIMPLE), BOUND, BOUND_MIXED);
    }

    @AfterAll
    static void close() {
        List.of(PLAIN, PLAIN_SIMPLE).forEach(HikariDataSource::close);
        List.of(BOUND, BOUND_MIXED).forEach(TenantDataSource::close);
    }

    private interface Door {
        Object open(Connection connection, Statement statement) throws SQLException;
    }

    private static List<Door> doors() {
        return List.of((_, s) -> s.execute(TWO), (_, s) -> s.executeQuery(TWO), (_, s) -> s.executeUpdate(TWO),
                (_, s) -> s.executeLargeUpdate(TWO),
                (_, s) -> s.execute(TWO, Statement.RETURN_GENERATED_KEYS),
                (_, s) -> s.executeUpdate(TWO, new String[]{"id"}), (_, s) -> {
                    s.addBatch(TWO);
                    return s.executeBatch();
                }, (c, _) -> c.prepareStatement(TWO), (c, _) -> c.prepareStatement(TWO, new String[]{"id"}), (c, _) -> c
                        .prepareStatement(TWO, Statement.RETURN_GENERATED_KEYS),
                (c, _) -> c.prepareCall(TWO));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("dataSources")
    void twoStatementsInOneTextAreRefused(DataSource dataSource) throws SQLException {
        for (Door door : doors()) {
            as(ACME, () -> {
                try (Connection connection = dataSource.getConnection();
                        Statement statement = connection.createStatement()) {
                    assertThatThrownBy(() -> door.open(connection, statement)).isInstanceOf(SQLException.class)
                            .hasMessageContaining("2 statements").extracting("SQLState").isEqualTo("42601");
                    return 0;
                }
            });
        }
        assertThat(TENANTS.count(ACME)).isEqualTo(TwoTenants.ACMES_TASKS);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("dataSources")
    void oneStatementIsNot(DataSource dataSource) throws SQLException {
        as(ACME, () -> {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                assertThat(statement.execute("select ';', '?', 1 -- ; and more")).isTrue();
                return 0;
            }
        });
    }

    @Test
    void aQuestionMarkThatIsAnOperatorStaysOneBehindACapability() throws SQLException {
        TENANTS.prepare(TamperEvidence.READY);
        try (TenantDataSource proven = TENANTS.provenPool(1)) {
            as(ACME, () -> {
                try (Connection connection = proven.getConnection();
                        Statement statement = connection.createStatement()) {
                    for (String sql : List.of("select '{\"a\": 1}'::jsonb ? 'a'",
                            "select '{\"?\": 1}'::jsonb ?| array['?'] /* ? */ -- ?", "select $$?$$ = '?' and 1 = 1")) {
                        var rows = statement.executeQuery(sql);
                        assertThat(rows.next()).as(sql).isTrue();
                        assertThat(rows.getBoolean(1)).as(sql).isTrue();
                    }
                    statement.addBatch("update tasks set title = title where '{\"a\": 1}'::jsonb ? 'a'");
                    statement.addBatch("update tasks set title = title where title = '?'");
                    assertThat(statement.executeBatch()).containsExactly(TwoTenants.ACMES_TASKS, 0);
                    return 0;
                }
            });
        }
    }
}
