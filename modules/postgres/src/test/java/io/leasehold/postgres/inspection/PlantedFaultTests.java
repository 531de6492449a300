package io.leasehold.postgres.inspection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.leasehold.postgres.TestServer;

import static org.assertj.core.api.Assertions.assertThat;

/** Each fault is found when it is the only one, and nothing else is; and what is said to mend it does. */
class PlantedFaultTests {
    private static final List<SoundSchema> SCHEMAS = List.of(SoundSchema.leasehold(TestServer.preparedDatabase()),
            SoundSchema.foreign(TestServer.emptyDatabase(), "bigint"),
            SoundSchema.foreign(TestServer.emptyDatabase(), "text"));

    /** What no table can be made for has tests of its own. */
    private static final Set<Rule> ELSEWHERE = EnumSet.of(Rule.SERVER_VERSION, Rule.ROLES_SHARED, Rule.SEARCH_PATH,
            Rule.SCHEMA_DRIFT, Rule.NOT_INSPECTED, Rule.EXEMPTION, Rule.CAPABILITY_EXPOSED, Rule.CAPABILITY_UNUSED);

    private static final Map<SoundSchema, Connection> CONNECTIONS = new HashMap<>();

    /** Roles and settings too are changed in a transaction alone. */
    @BeforeAll
    static void make() throws SQLException {
        for (SoundSchema schema : SCHEMAS) {
            Connection connection = schema.access().connect(TestServer.administrator());
            connection.setAutoCommit(false);
            CONNECTIONS.put(schema, connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute(schema.made());
                statement.execute(schema.table("faulty"));
                assertThat(look(statement, schema)).isEmpty();
            }
        }
    }

    @AfterAll
    static void remove() throws SQLException {
        for (Connection connection : CONNECTIONS.values()) {
            connection.rollback();
            connection.close();
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void isFoundAloneAndMended(SoundSchema schema, PlantedFault fault) throws SQLException {
        Connection connection = Objects.requireNonNull(CONNECTIONS.get(schema));
        Savepoint sound = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.execute(schema.filled(fault.sql(), "faulty"));

            List<Finding> findings = look(statement, schema);

            assertThat(findings).extracting(Finding::rule).containsExactly(fault.rule());
            Finding finding = findings.getFirst();
            assertThat(finding.sql().isPresent()).as("%s", finding).isEqualTo(fault.mend());
            assertThat(finding.problem()).endsWith(".").doesNotContain("%");
            assertThat(finding.remedy()).endsWith(".").doesNotContain("%");
            if (fault.mend()) {
                mend(statement, schema, findings);
            }
        } finally {
            connection.rollback(sound);
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void allAreFoundAtOnceAndNothingElse(SoundSchema schema) throws SQLException {
        List<PlantedFault> faults = PlantedFault.ALL.stream().filter(fault -> !fault.alone()).toList();
        Connection connection = Objects.requireNonNull(CONNECTIONS.get(schema));
        Savepoint sound = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < faults.size(); i++) {
                statement.execute(schema.table("faulty" + i));
            }
            for (int i = 0; i < faults.size(); i++) {
                statement.execute(schema.filled(faults.get(i).sql(), "faulty" + i));
            }

            assertThat(look(statement, schema)).extracting(Finding::rule).containsExactlyInAnyOrderElementsOf(faults
                    .stream().map(PlantedFault::rule).toList());
        } finally {
            connection.rollback(sound);
        }
    }

    @Test
    void everyRuleHasAFaultThatItFinds() {
        Set<Rule> planted = PlantedFault.ALL.stream().map(PlantedFault::rule).collect(Collectors.toSet());
        planted.addAll(ELSEWHERE);

        assertThat(planted).containsExactlyInAnyOrder(Rule.values());
    }

    /** What was wrong may have hidden something: a column that is added is not in the keys yet. */
    private static void mend(Statement statement, SoundSchema schema, List<Finding> found) throws SQLException {
        List<Finding> findings = found;
        for (int round = 0; round < 3 && !findings.isEmpty(); round++) {
            for (Finding finding : findings) {
                assertThat(finding.sql()).as("%s", finding).isPresent();
                statement.execute(finding.sql().orElseThrow());
            }
            findings = look(statement, schema);
        }
        assertThat(findings).isEmpty();
    }

    private static List<Finding> look(Statement statement, SoundSchema schema) throws SQLException {
        return SchemaInspection.of(statement.getConnection(), schema.name(), schema.conventions()).atLeast(
                Severity.WARNING);
    }

    static List<SoundSchema> schemas() {
        return SCHEMAS;
    }

    static Stream<Arguments> faults() {
        List<Arguments> all = new ArrayList<>();
        SCHEMAS.forEach(schema -> PlantedFault.ALL.forEach(fault -> all.add(Arguments.of(schema, fault))));
        return all.stream();
    }
}
