package io.leasehold.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class InspectTests {
    @Test
    void looksAtAllThreeLevelsOfASystemOfLeasehold(@TempDir Path folder) throws IOException, SQLException {
        PreparedSystem system = PreparedSystem.in(folder);
        String schema = create(system, "initech", "schema");
        String database = create(system, "umbrella", "database");
        assertThat(system.run("inspect").expect(0).out()).contains("looked at");

        sql(system.database().superuser(), "create table shared.loose (id int)", "create table " + schema
                + ".looser (id int)");
        sql(system.database().access().at(database).connect(system.database().administrator()),
                "create table tenant.loosest (id int)");
        JsonNode found = system.run("inspect", "--json").expect(1).json();

        assertThat(found.path("complete").asBoolean()).isTrue();
        assertThat(found.path("findings").valueStream().filter(finding -> finding.path("rule").asString().equals(
                "column-missing")).map(finding -> finding.path("object").asString())).containsExactlyInAnyOrder(
                        "shared.loose", schema + ".looser", "tenant.loosest");
    }

    @Test
    void saysWhichPlaceItCouldNotLookAt(@TempDir Path folder) throws IOException, SQLException {
        PreparedSystem system = PreparedSystem.in(folder);
        String database = create(system, "umbrella", "database");
        create(system, "initech", "schema");
        sql(system.database().superuser(), "alter database " + database + " allow_connections false");

        CommandLineRun run = system.run("inspect").expect(3);

        assertThat(run.out()).contains("not-inspected", database);
    }

    @Test
    void endsWithThreeWhereThereIsNothingToLookAt(@TempDir Path folder) {
        assertThat(CommandLineRun.of(Map.of(), "inspect", "--data-dir", folder.toString()).expect(3).err())
                .contains("no address of a database");
    }

    private static String create(PreparedSystem system, String slug, String level) {
        return system.run("tenants", "create", slug, "--owner", "ike@initech.example", "--placement", level, "--json")
                .expect(0).json().path("location").asString();
    }

    private static void sql(Connection connection, String... statements) throws SQLException {
        try (connection; Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
