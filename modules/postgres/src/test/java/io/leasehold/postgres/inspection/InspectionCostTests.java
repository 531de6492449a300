package io.leasehold.postgres.inspection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** An inspection asks few questions, however much there is to look at, and any role that may connect can ask them. */
class InspectionCostTests {
    private static final InspectedDatabase DATABASE = new InspectedDatabase();
    private static final SoundSchema SCHEMA = SoundSchema.foreign(TestServer.emptyDatabase(), "bigint");

    @Test
    void asksAsMuchOfManyTablesAsOfOne() throws SQLException {
        try (Connection connection = SCHEMA.access().connect(TestServer.administrator());
                Statement statement = connection
                        .createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(SCHEMA.made() + SCHEMA.table("first"));
            long one = queries(connection);
            for (int i = 0; i < 40; i++) {
                statement.execute(SCHEMA.table("further" + i));
            }

            assertThat(queries(connection)).isEqualTo(one).isLessThan(40);
            connection.rollback();
        }
    }

    @Test
    void asksAsMuchOfManyOwnSchemasAsOfOneAndNamesThePlace() throws SQLException {
        Map<String, String> places = new LinkedHashMap<>();
        for (int i = 0; i < 30; i++) {
            places.put("t_%032x".formatted(i), "main/tenant " + i);
        }
        DATABASE.asOwner(places.keySet().stream().map(schema -> InspectedDatabase.SOUND.replace("shared.", schema + ".")
                .replaceFirst("^", "create schema " + schema + "; grant usage on schema " + schema + " to "
                        + DATABASE.app + ";"))
                .collect(Collectors.joining()));
        try (Connection connection = DATABASE.access.connect(DATABASE.access.app())) {
            CountedConnection one = new CountedConnection(connection);
            CountedConnection all = new CountedConnection(connection);
            assertThat(SchemaInspection.ofOwnSchemas(one.connection(), "main", Map.of("t_" + "0".repeat(32), "one"),
                    DATABASE.app).atLeast(Severity.WARNING)).isEmpty();
            assertThat(SchemaInspection.ofOwnSchemas(all.connection(), "main", places, DATABASE.app).atLeast(
                    Severity.WARNING)).isEmpty();
            assertThat(all.statements()).isEqualTo(one.statements()).isLessThan(40);

            DATABASE.asOwner("alter table t_%032x.faulty disable row level security".formatted(17));
            assertThat(SchemaInspection.ofOwnSchemas(connection, "main", places, DATABASE.app).atLeast(
                    Severity.WARNING)).extracting(Finding::rule, Finding::place).containsExactly(tuple(
                            Rule.SECURITY_DISABLED, "main/tenant 17"));
        }
    }

    @Test
    void asksLittleOfAnApplicationThatStarts() {
        CountedSource tenants = new CountedSource("shared", DATABASE.access.app());
        CountedSource controls = new CountedSource("control", DATABASE.access.app());
        CountedSource lookups = new CountedSource("control", DATABASE.access.lookup());

        assertThat(new Inspection(tenants, controls, lookups, DATABASE.access.operator().username()).findings())
                .isEmpty();
        long queries = tenants.statements() + controls.statements() + lookups.statements();
        System.out.println("a start asks " + queries + " queries of one database");
        assertThat(queries).isLessThan(40);
    }

    /** Hands connections out whose statements are counted. */
    private static final class CountedSource extends AbstractDataSource {
        private final DataSource real;
        private final List<CountedConnection> connections = new ArrayList<>();

        CountedSource(String schema, Credentials role) {
            real = InspectedDatabase.dataSource(DATABASE.access, role, schema);
        }

        @Override
        public Connection getConnection() throws SQLException {
            connections.add(new CountedConnection(real.getConnection()));
            return connections.getLast().connection();
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }

        long statements() {
            return connections.stream().mapToLong(CountedConnection::statements).sum();
        }
    }

    /** As one finds them right after a restore, when no statistics are kept yet. */
    @Test
    @Tag("soak")
    void looksAtFiveThousandTablesInSeconds() throws SQLException {
        SoundSchema schema = SoundSchema.foreign(TestServer.emptyDatabase(), "bigint");
        Credentials nobody = new Credentials(schema.access().database() + "_nobody", "nobody");
        try (Connection connection = schema.access().connect(TestServer.administrator());
                Statement statement = connection
                        .createStatement()) {
            statement.execute(schema.made());
            for (int i = 0; i < 5_000; i++) {
                statement.execute(schema.table("t" + i));
            }
            statement.execute("create role " + nobody.username()
                    + " login password 'nobody'; grant connect on database " + schema
                            .access().database()
                    + " to " + nobody.username());
        }
        try (Connection connection = schema.access().connect(nobody)) {
            for (int round = 0; round < 3; round++) {
                long begin = System.nanoTime();
                InspectionReport report = SchemaInspection.of(connection, "many", schema.conventions());
                System.out.println("5,000 tables inspected in " + Duration.ofNanos(System.nanoTime() - begin).toMillis()
                        + " ms");
                assertThat(report.tables()).isEqualTo(5_001);
                assertThat(report.atLeast(Severity.WARNING)).isEqualTo(List.of());
            }
        }
    }

    private static long queries(Connection connection) {
        CountedConnection counted = new CountedConnection(connection);
        assertThat(SchemaInspection.of(counted.connection(), "here", SCHEMA.conventions()).atLeast(Severity.WARNING))
                .isEmpty();
        return counted.statements();
    }
}
