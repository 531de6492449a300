package io.leasehold.postgres.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.leasehold.postgres.TestServer;

import static org.assertj.core.api.Assertions.assertThat;

/** Each fault is found when it is the only one, and nothing else is; and what is said to mend it does. */
class PlantedFaultTests {
    private static final SoundSchema FIRST = SoundSchema.foreign(TestServer.emptyDatabase(), "bigint");
    private static final List<SoundSchema> SCHEMAS = List.of(FIRST, SoundSchema.leasehold(TestServer
            .preparedDatabase()), SoundSchema.foreign(TestServer.emptyDatabase(), "text"));

    /** What no table can be made for has tests of its own, which have to speak of the rule. */
    private static final Map<Rule, String> ELSEWHERE = Map.of(Rule.SERVER_VERSION, "ServerVersionTests",
            Rule.ROLES_SHARED, "StartUpInspectionTests", Rule.SEARCH_PATH, "StartUpInspectionTests",
            Rule.NOT_INSPECTED, "NothingIsFoundTests", Rule.EXEMPTION, "NothingIsFoundTests",
            Rule.CAPABILITY_EXPOSED, "CapabilityInspectionTests", Rule.CAPABILITY_UNUSED, "CapabilityInspectionTests",
            Rule.STATEMENTS_LISTED, "CapabilityInspectionTests",
            Rule.SCHEMA_DRIFT, "../fleet/FleetInspectionTests", Rule.FUNCTIONS_OUTDATED,
            "../fleet/FleetInspectionTests");

    /** What is published cannot be updated where it has no key. */
    private static final Comparator<Finding> PUBLICATIONS_FIRST = Comparator.comparing(finding -> finding
            .rule() != Rule.PUBLICATION);

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
        findsAloneAndMends(schema, fault);
    }

    /** The same in the words of all the others, most of which is shown by all faults at once too. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("furtherFaults")
    @Tag("soak")
    void isFoundAloneAndMendedInOtherWords(SoundSchema schema, PlantedFault fault) throws SQLException {
        findsAloneAndMends(schema, fault);
    }

    private static void findsAloneAndMends(SoundSchema schema, PlantedFault fault) throws SQLException {
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
                assertThat(mended(statement, schema, findings)).isEmpty();
            }
        } finally {
            connection.rollback(sound);
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void allAreFoundAtOnceAndMendedAndNothingElse(SoundSchema schema) throws SQLException {
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

            List<Finding> findings = look(statement, schema);

            assertThat(rules(findings)).containsExactlyInAnyOrderElementsOf(faults.stream().map(PlantedFault::rule)
                    .toList());
            assertThat(rules(mended(statement, schema, findings))).containsExactlyInAnyOrderElementsOf(faults.stream()
                    .filter(fault -> !fault.mend()).map(PlantedFault::rule).toList());
        } finally {
            connection.rollback(sound);
        }
    }

    @Test
    void namesTheTenantOnceInAnIndexThatItMends() throws SQLException {
        Connection connection = Objects.requireNonNull(CONNECTIONS.get(FIRST));
        Savepoint sound = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.execute(FIRST.filled("create index on $table (at, $column desc, id) include (price);", "faulty"));

            assertThat(look(statement, FIRST)).extracting(finding -> finding.sql().orElse("")).singleElement()
                    .asString()
                    .endsWith(" (\"Org Id\", at, id) INCLUDE (price);");
        } finally {
            connection.rollback(sound);
        }
    }

    @Test
    void everyRuleHasAFaultThatItFinds() throws IOException {
        Set<Rule> planted = PlantedFault.ALL.stream().map(PlantedFault::rule).collect(Collectors.toSet());
        assertThat(planted).doesNotContainAnyElementsOf(ELSEWHERE.keySet());
        planted.addAll(ELSEWHERE.keySet());

        assertThat(planted).containsExactlyInAnyOrder(Rule.values());
        for (Map.Entry<Rule, String> elsewhere : ELSEWHERE.entrySet()) {
            try (InputStream tests = getClass().getResourceAsStream(elsewhere.getValue() + ".class")) {
                assertThat(new String(Objects.requireNonNull(tests).readAllBytes(), StandardCharsets.ISO_8859_1)).as(
                        elsewhere.getValue()).contains(elsewhere.getKey().name());
            }
        }
    }

    /** What SQL does not mend. What was wrong may have hidden something: a column that is added is not in the keys yet. */
    private static List<Finding> mended(Statement statement, SoundSchema schema, List<Finding> found)
            throws SQLException {
        List<Finding> findings = found;
        for (int round = 0; round < 3 && findings.stream().anyMatch(finding -> finding.sql()
                .isPresent()); round++) {
            for (Finding finding : findings.stream().sorted(PUBLICATIONS_FIRST).toList()) {
                if (finding.sql().isPresent()) {
                    statement.execute(finding.sql().get());
                }
            }
            findings = look(statement, schema);
        }
        return findings;
    }

    private static List<Rule> rules(List<Finding> findings) {
        return findings.stream().map(Finding::rule).toList();
    }

    private static List<Finding> look(Statement statement, SoundSchema schema) throws SQLException {
        return SchemaInspection.of(statement.getConnection(), schema.name(), schema.conventions()).atLeast(
                Severity.WARNING);
    }

    static List<SoundSchema> schemas() {
        return SCHEMAS;
    }

    /** All in one schema, and in the others what cannot stand beside other faults. */
    static List<Arguments> faults() {
        return faults((schema, fault) -> schema.equals(FIRST) || fault.alone());
    }

    static List<Arguments> furtherFaults() {
        return faults((schema, fault) -> !schema.equals(FIRST) && !fault.alone());
    }

    private static List<Arguments> faults(BiPredicate<SoundSchema, PlantedFault> wanted) {
        List<Arguments> some = new ArrayList<>();
        SCHEMAS.forEach(schema -> PlantedFault.ALL.stream().filter(fault -> wanted.test(schema, fault)).forEach(
                fault -> some.add(Arguments.of(schema, fault))));
        return some;
    }
}
