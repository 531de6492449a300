package io.leasehold.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.TestPostgres;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InitTests {
    private final Map<String, String> environment = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsAScriptWithWhichAnApplicationCanStart() throws SQLException {
        assertThat(
                leasehold("init", "--print-sql", "--owner", "cli_owner", "--app", "cli_app", "--lookup", "cli_lookup",
                        "--operator", "cli_operator"))
                .isZero();

        DatabaseAccess access = started(
                new DatabaseAccess("", generated("owner"), generated("app"), generated("lookup"),
                        generated("operator")));
        assertThat(access.app().password()).hasSizeGreaterThan(20);
    }

    @Test
    void keepsHostileNamesAndPasswordsInsideTheirQuotes() throws SQLException {
        String hostile = "'; drop schema control; --\\' $$ \" :x %s é";
        environment.put("LEASEHOLD_POSTGRES_APP_USERNAME", "cli \"app'; $$ \\ :y %I");
        for (String duty : List.of("OWNER", "APP", "LOOKUP", "OPERATOR")) {
            environment.put("LEASEHOLD_POSTGRES_" + duty + "_PASSWORD", duty + hostile);
        }

        assertThat(leasehold("init", "--print-sql", "--owner", "cli$$owner", "--lookup", "cli lookup", "--operator",
                "cli'operator")).isZero();

        started(new DatabaseAccess("", new Credentials("cli$$owner", "OWNER" + hostile), new Credentials(
                "cli \"app'; $$ \\ :y %I", "APP" + hostile), new Credentials("cli lookup", "LOOKUP" + hostile),
                new Credentials("cli'operator", "OPERATOR" + hostile)));
        assertThat(out.toString()).doesNotContain(hostile);
    }

    @Test
    void mayBeRunAgainWithOtherPasswords() throws SQLException {
        String[] command = {"init", "--print-sql", "--owner", "again_owner", "--app", "again_app", "--lookup",
            "again_lookup",
            "--operator", "again_operator"};
        TestDatabase database = TestPostgres.emptyDatabase();
        leasehold(command);
        run(database);
        Credentials before = generated("app");

        out.getBuffer().setLength(0);
        leasehold(command);
        run(database);

        database.connect(generated("app")).close();
        assertThatThrownBy(() -> database.connect(before).close())
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void refusesOneRoleForTwoDuties() {
        assertThat(leasehold("init", "--print-sql", "--app", "leasehold_owner")).isEqualTo(2);

        assertThat(err.toString()).contains("have to be four different roles").contains("Give each its own name.");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void refusesANameThatPostgresWouldCut() {
        assertThat(leasehold("init", "--print-sql", "--app", "a".repeat(64))).isEqualTo(2);

        assertThat(err.toString()).contains("cannot name a database role");
    }

    @Test
    void saysWhatItCanDo() {
        assertThat(leasehold("--help")).isZero();
        assertThat(leasehold("init", "--help")).isZero();

        assertThat(out.toString()).contains("init", "--print-sql", "--owner", "Examples:", "LEASEHOLD_POSTGRES_");
    }

    @Test
    void endsWithTwoWhenItDoesNotUnderstand() {
        assertThat(leasehold()).isEqualTo(2);
        assertThat(leasehold("init")).isEqualTo(2);
        assertThat(leasehold("init", "--print")).isEqualTo(2);

        assertThat(err.toString()).contains("leasehold init --print-sql", "Say --print-sql",
                "Unknown option: '--print'");
    }

    private int leasehold(String... arguments) {
        CommandLine commandLine = Leasehold.commandLine(environment);
        return commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    }

    /** Runs the printed script as an administrator, and then what an application does at its start. */
    private DatabaseAccess started(DatabaseAccess roles) throws SQLException {
        TestDatabase empty = TestPostgres.emptyDatabase();
        run(empty);
        DatabaseAccess access = new DatabaseAccess(empty.url(), roles.owner(), roles.app(), roles.lookup(), roles
                .operator());
        TestDatabase database = new TestDatabase(access, empty.administrator()).migrate();
        for (Credentials role : List.of(access.app(), access.lookup(), access.operator())) {
            database.connect(role).close();
        }
        return access;
    }

    private void run(TestDatabase database) throws SQLException {
        try (Connection administrator = database.superuser(); Statement statement = administrator.createStatement()) {
            statement.execute(out.toString());
        }
    }

    /** The role that the script tells the application about. */
    private Credentials generated(String duty) {
        String variable = "-- LEASEHOLD_POSTGRES_" + duty.toUpperCase(Locale.ROOT);
        return new Credentials(line(variable + "_USERNAME="), line(variable + "_PASSWORD="));
    }

    private String line(String start) {
        return out.toString().lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow().substring(start
                .length());
    }
}
