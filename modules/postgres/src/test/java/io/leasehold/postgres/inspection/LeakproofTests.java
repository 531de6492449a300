package io.leasehold.postgres.inspection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leasehold.postgres.TestServer;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said about indexes is what PostgreSQL does: under row-level security a condition uses an index exactly where none of this was found. */
class LeakproofTests {
    private static final SoundSchema SCHEMA = SoundSchema.foreign(TestServer.emptyDatabase(), "bigint");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"using btree (\"Org Id\", lower(name))|lower(name) = 'a'|false",
        "using btree (\"Org Id\", price)|price = 7|false", "using gin (data)|data @> '{\"a\": 1}'|false",
        "using btree (\"Org Id\", country)|country = 'DE'|true", "using btree (\"Org Id\", at)|at > now()|true",
        "using btree (\"Org Id\", id)|id = '00000000-0000-0000-0000-000000000007'|true"})
    void isTrueOfRealPlans(String index, String condition, boolean used) throws SQLException {
        try (Connection connection = SCHEMA.access().connect(TestServer.administrator());
                Statement statement = connection
                        .createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(SCHEMA.made() + SCHEMA.table("faulty") + SCHEMA.filled(
                    "alter table $table drop constraint $plain_parent, drop constraint $plain_pkey; drop index $schema.$plain_by_age;"
                            + "create index $plain_x on $table ",
                    "faulty") + index);
            boolean found = !SchemaInspection.of(connection, "here", SCHEMA.conventions()).atLeast(Severity.WARNING)
                    .isEmpty();
            statement.execute(
                    "set local enable_seqscan = off; set local app.org = '7'; set local role " + SCHEMA.conventions()
                            .roles().getFirst());

            assertThat(conditionOfIndex(statement, SCHEMA.filled("select * from $table where ", "faulty") + condition))
                    .isEqualTo(used).isEqualTo(!found);
            connection.rollback();
        }
    }

    private static boolean conditionOfIndex(Statement statement, String sql) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (ResultSet row = statement.executeQuery("explain (costs off) " + sql)) {
            while (row.next()) {
                plan.append(row.getString(1)).append('\n');
            }
        }
        String column = sql.replaceFirst(".* where \\W*(lower\\()?(\\w+).*", "$2");
        return plan.toString().lines().anyMatch(line -> line.contains("Index Cond") && line.contains(column));
    }
}
