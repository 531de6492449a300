package io.leasehold.postgres.inspection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.TestServer;

import static org.assertj.core.api.Assertions.assertThat;

/** An inspection asks few questions, however much there is to look at, and any role that may connect can ask them. */
class InspectionCostTests {
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
            statement.execute("analyze; create role " + nobody.username()
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
