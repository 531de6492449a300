package io.leasehold.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class InspectForeignTests {
    @ParameterizedTest
    @CsvSource({"org_id,bigint", "customer_of,text"})
    void findsWhatIsPlantedAndNothingElse(String column, String type) throws SQLException {
        ForeignShop shop = ForeignShop.of(column, type);
        ForeignShop neighbour = ForeignShop.of(column, type);
        assertThat(shop.inspect().expect(0).out()).contains("3 tables", "nothing unsafe found");

        shop.run("alter table sales.orders no force row level security",
                "create index orders_of_all on sales.orders (placed)");
        JsonNode found = shop.inspect("--json").expect(1).json();

        assertThat(found.path("findings").valueStream().filter(finding -> !finding.path("severity").asString()
                .equals("note")).map(finding -> finding.path("rule").asString() + " " + finding
                        .path("object").asString()))
                .containsExactlyInAnyOrder("security-not-forced sales.orders",
                        "index-without-tenant sales.orders_of_all");
        assertThat(found.path("errors").asInt() + found.path("warnings").asInt()).isEqualTo(2);
        neighbour.inspect().expect(0);
        for (JsonNode finding : found.path("findings")) {
            if (finding.hasNonNull("sql")) {
                shop.run(finding.path("sql").asString().replace("%", "%%"));
            }
        }
        shop.inspect().expect(0);
    }

    @Test
    void endsByTheSeverityThatIsAskedFor() throws SQLException {
        ForeignShop shop = ForeignShop.of("org_id", "bigint");
        shop.run("create index orders_of_all on sales.orders (placed)");

        shop.inspect("--fail-on", "error").expect(0);
        shop.inspect("--fail-on", "warning").expect(1);
        shop.inspect("--fail-on", "never").expect(0);
        assertThat(shop.inspect("--ignore", "index-without-tenant:sales.*_of_all").expect(0).out()).contains(
                "1 ignored");
        CommandLineRun rotten = shop.inspect("--ignore", "index-without-tenant", "--ignore", "policy-missing")
                .expect(0);
        assertThat(rotten.err()).contains("policy-missing").doesNotContain("index-without-tenant");
    }

    @Test
    void isConfiguredInAFewLinesOfAFile(@TempDir Path folder) throws IOException, SQLException {
        ForeignShop shop = ForeignShop.of("org_id", "bigint");
        Path file = folder.resolve("inspection.conf");
        Files.writeString(file, "# How our shop tells its tenants apart.\n" + String.join("\n", shop.arguments()));

        CommandLineRun run = CommandLineRun.of(shop.environment(), "inspect", "@" + file);

        assertThat(run.expect(0).out()).contains("1 place and 3 tables");
    }

    @Test
    void takesWhatIsSaidAfterTheFileInsteadOfWhatTheFileSays(@TempDir Path folder) throws IOException, SQLException {
        ForeignShop shop = ForeignShop.of("org_id", "bigint");
        Path file = folder.resolve("inspection.conf");
        Files.writeString(file, String.join("\n", shop.arguments()).replace(shop.database().url(),
                "jdbc:postgresql://nowhere.invalid/shop"));

        CommandLineRun run = CommandLineRun.of(shop.environment(), "inspect", "@" + file, "--url", shop.database()
                .url());
        CommandLineRun twice = CommandLineRun.of(shop.environment(), "inspect", "@" + file, "--user", "other");

        assertThat(run.expect(0).out()).contains("1 place and 3 tables");
        assertThat(twice.expect(2).err().strip()).startsWith("An option that describes the database").contains(
                "Say each once");
    }

    @Test
    void saysWhichFileIsMissingAndTakesNamesWithQuotes(@TempDir Path folder) throws SQLException {
        ForeignShop shop = ForeignShop.of("org_id", "bigint");
        Path file = folder.resolve("nothing.conf");

        assertThat(CommandLineRun.of(shop.environment(), "inspect", "@" + file).expect(2).err().strip()).isEqualTo(
                "There is no file " + file + " to read arguments from.");
        assertThat(shop.inspect("--schema", "sales\"dept").expect(3).out()).contains("schema sales\"dept");
    }

    @Test
    void saysWhyItCouldNotLook() throws SQLException {
        ForeignShop shop = ForeignShop.of("org_id", "bigint");
        shop.run("create schema hidden", "create domain hidden.tid as bigint");

        CommandLineRun run = new ForeignShop(shop.database(), shop.column(), "hidden.tid").inspect().expect(3);

        assertThat(run.err()).contains("could not be inspected", "permission denied for schema hidden");
    }

    @Test
    void writesSarifThatPointsAtTheMigrations(@TempDir Path folder) throws IOException, SQLException {
        ForeignShop shop = ForeignShop.of("org_id", "bigint");
        shop.run("alter table sales.orders no force row level security");
        Files.writeString(folder.resolve("V1__orders.sql"), "\ncreate table sales.orders (id bigint);");
        Path file = folder.resolve("leasehold.sarif");

        CommandLineRun run = shop.inspect("--format", "sarif", "--output", file.toString(), "--source", folder
                .toString()).expect(1);

        assertThat(run.out().lines()).singleElement().asString().contains("1 error");
        JsonNode result = JsonMapper.shared().readTree(file).at("/runs/0/results/0");
        assertThat(result.path("ruleId").asString()).isEqualTo("security-not-forced");
        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").asString()).endsWith(
                "V1__orders.sql");
        assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt()).isEqualTo(2);
        assertThat(shop.inspect("--format", "sql").out()).contains("-- security-not-forced",
                "force row level security;");
    }

    @Test
    void tellsUnsafeFromUnseen() throws SQLException {
        ForeignShop shop = ForeignShop.of("org_id", "bigint");
        List<String> arguments = shop.arguments();

        assertThat(
                runWith(shop, arguments, shop.database().url(), "jdbc:postgresql://localhost:1/shop").expect(3).err())
                .contains("could not be inspected");
        assertThat(runWith(shop, arguments, shop.password(), "wrong").expect(3).err()).contains(
                "could not be inspected").doesNotContain("wrong");
        assertThat(runWith(shop, arguments, "sales", "sails").expect(3).out()).contains("not-inspected", "sails");
        assertThat(shop.inspect("--ignore", "policy-misssing").expect(2).err()).contains("There is no rule");
        assertThat(CommandLineRun.of(shop.environment(), "inspect", "--schema", "sales").expect(2).err()).contains(
                "--tenant-column");
    }

    @Test
    void takesNoPasswordThatEverybodyCouldRead() throws SQLException {
        ForeignShop shop = ForeignShop.of("org_id", "bigint");
        String secret = shop.password();

        CommandLineRun run = runWith(shop, shop.arguments(), shop.database().url(), shop.database().url() + "?password="
                + secret);

        assertThat(run.expect(3).err()).contains("PGPASSWORD").doesNotContain(secret);
    }

    private static CommandLineRun runWith(ForeignShop shop, List<String> arguments, String present, String instead) {
        List<String> changed = new ArrayList<>(List.of("inspect"));
        arguments.forEach(argument -> changed.add(argument.equals(present) ? instead : argument));
        String password = present.equals(shop.password()) ? instead : shop.password();
        return CommandLineRun.of(Map.of("PGPASSWORD", password), changed.toArray(String[]::new));
    }
}
