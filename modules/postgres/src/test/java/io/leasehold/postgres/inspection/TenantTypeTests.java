package io.leasehold.postgres.inspection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Ids of any type are told apart in all of their length, and so does what is said to mend them. */
class TenantTypeTests {
    private static final DatabaseAccess ACCESS = TestServer.emptyDatabase();
    private static final String KINDS = """
                                        create schema kinds; create domain kinds.tid as text; create domain kinds.number as bigint; create domain kinds.short as varchar(36);
                                        create domain kinds.shorter as kinds.short; create extension if not exists citext schema public;
                                        """;

    @ParameterizedTest
    @ValueSource(strings = {"char(8)", "varchar(36)", "varchar", "bpchar", "kinds.tid", "kinds.short", "kinds.shorter",
        "kinds.number", "numeric(10, 0)", "public.citext"})
    void soundSchemaIsSoundAndRemedyMends(String type) throws SQLException {
        SoundSchema schema = SoundSchema.foreign(ACCESS, type);
        try (Connection connection = ACCESS.connect(TestServer.administrator());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(KINDS + schema.made() + schema.table("faulty"));
            String alter = schema.filled("alter policy tenant on $table using (%s) with check (%s);", "faulty");
            assertThat(found(connection, schema)).isEmpty();
            String function = schema.filled("\"Org Id\" = $schema.current_org()", "faulty");
            statement.execute(alter.formatted(function, function));
            assertThat(found(connection, schema)).isEmpty();

            statement.execute(alter.formatted("true", "true"));
            List<Finding> findings = found(connection, schema);
            assertThat(findings).extracting(Finding::rule).containsExactly(Rule.POLICY_PREDICATE);
            statement.execute(findings.getFirst().sql().orElseThrow());

            assertThat(found(connection, schema)).isEmpty();
            statement.execute(schema.filled("insert into $table ($column) values ('11111111'), ('11111112');", "faulty")
                    .replace("'", type.contains("num") ? "" : "'"));
            statement.execute("set local app.org = '11111111'; set local role " + schema.conventions().roles()
                    .getFirst());
            try (ResultSet row = statement.executeQuery(schema.filled("select count(*) from $table", "faulty"))) {
                assertThat(row.next()).isTrue();
                assertThat(row.getLong(1)).isEqualTo(1);
            }
            connection.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"char(12)", "char(4)", "varchar(8)"})
    void saysThatAColumnIsOfAnotherLengthAndOffersNothingThatCutsIds(String other) throws SQLException {
        SoundSchema schema = SoundSchema.foreign(ACCESS, "char(8)");
        try (Connection connection = ACCESS.connect(TestServer.administrator());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(schema.made() + schema.table("faulty").replace("char(8) not null", other + " not null"));

            assertThat(found(connection, schema)).singleElement().satisfies(finding -> {
                assertThat(finding.rule()).isEqualTo(Rule.COLUMN_TYPE);
                assertThat(finding.sql()).isEmpty();
            });
            connection.rollback();
        }
    }

    @Test
    void refusesATypeOfOneCharacterThatNobodyMeant() throws SQLException {
        SoundSchema schema = SoundSchema.foreign(ACCESS, "char");
        try (Connection connection = ACCESS.connect(TestServer.administrator());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(schema.made() + schema.table("faulty"));

            assertThat(found(connection, schema)).extracting(Finding::rule, Finding::problem).containsExactly(
                    tuple(Rule.NOT_INSPECTED,
                            "The type char is of length 1 where no length is said, so nothing can be said about ids of it."));
            connection.rollback();
        }
    }

    private static List<Finding> found(Connection connection, SoundSchema schema) {
        return SchemaInspection.of(connection, "here", schema.conventions()).atLeast(Severity.WARNING);
    }
}
