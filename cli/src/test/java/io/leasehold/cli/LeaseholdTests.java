package io.leasehold.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.leasehold.postgres.embedded.EmbeddedServer;
import io.leasehold.postgres.setup.DatabaseSetup;
import io.leasehold.postgres.setup.Migrations;
import io.leasehold.testkit.TestPostgres;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class LeaseholdTests {
    static Stream<CommandLine> commands() {
        return all(Leasehold.commandLine(Map.of())).filter(command -> !command.getCommandName().equals(
                "generate-completion"));
    }

    private static Stream<CommandLine> all(CommandLine command) {
        return Stream.concat(Stream.of(command), command.getSubcommands().values().stream().distinct().flatMap(
                LeaseholdTests::all));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHelpsWithAnExample(CommandLine command) {
        assertThat(command.getUsageMessage(CommandLine.Help.Ansi.OFF)).contains("Example").contains("  leasehold ");
    }

    @Test
    void completesItselfInAShell() {
        assertThat(CommandLineRun.of(Map.of(), "generate-completion").expect(0).out()).contains("complete -F",
                "tenants",
                "suspend");
    }

    @Test
    void saysWhatItLacksWhenThereIsNoSystem(@TempDir Path folder) {
        CommandLineRun run = CommandLineRun.of(Map.of(), "tenants", "list", "--data-dir", folder.toString()).expect(1);

        assertThat(run.err()).contains("no address of a database", "--url", "--data-dir");
    }

    @Test
    void saysWhatToDoWithADatabaseThatNoApplicationWasStartedOn() {
        CommandLineRun run = CommandLineRun.of(PreparedSystem.environment(TestPostgres.newDatabase()), "status")
                .expect(1);

        assertThat(run.err()).contains("Start the application on it once").doesNotContain("select");
    }

    @Test
    void worksOnTheEmbeddedServerOfAFolderWhetherItRunsOrNot(@TempDir Path folder) {
        try (EmbeddedServer server = EmbeddedServer.start(folder, 0)) {
            DatabaseSetup.administer(server.access(), server.administrator());
            DatabaseSetup.prepare(server.access(), Migrations.control(server.access()), Migrations.tenant(server
                    .access()));

            CommandLineRun.of(Map.of(), "tenants", "list", "--data-dir", folder.toString()).expect(0);
        }
        assertThat(CommandLineRun.of(Map.of("LEASEHOLD_DATA_DIR", folder.toString()), "status").expect(0).out())
                .contains("main");
        assertThat(EmbeddedServer.running(folder)).as("what was started for the command").isEmpty();
    }
}
