package io.leasehold.postgres.report;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leasehold.postgres.inspection.Finding;
import io.leasehold.postgres.inspection.Rule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static io.leasehold.postgres.report.Findings.INDEX;
import static io.leasehold.postgres.report.Findings.NO_POLICY;
import static io.leasehold.postgres.report.Findings.run;
import static org.assertj.core.api.Assertions.assertThat;

class SarifReportTests {
    @Test
    void describesEachRuleAsGitHubWantsIt() {
        JsonNode rules = once(SqlSources.NONE).at("/tool/driver/rules");

        assertThat(rules).hasSameSizeAs(Rule.values()).allSatisfy(rule -> {
            assertThat(rule.path("id").asString()).matches("[a-z-]+");
            for (String text : List.of("/shortDescription/text", "/fullDescription/text", "/help/text")) {
                assertThat(rule.at(text).asString()).as(text).isNotBlank();
            }
            assertThat(rule.at("/defaultConfiguration/level").asString()).isIn("error", "warning", "note");
        });
    }

    @Test
    void pointsEachResultAtItsRuleAndAtAPlaceThatIsAnAddress() {
        Finding odd = Findings.finding(Rule.COLUMN_MISSING, "main", "public.\"Über {0}: a b?#%/../\n\"", null);
        JsonNode once = once(SqlSources.NONE, NO_POLICY, INDEX, odd);

        assertThat(once.path("results")).hasSize(3).allSatisfy(result -> {
            assertThat(once.at("/tool/driver/rules").path(result.path("ruleIndex").asInt()).path("id")).isEqualTo(result
                    .path("ruleId"));
            assertThat(result.at("/message/text").asString()).doesNotContainPattern("(?<!\\{)\\{0");
            URI uri = URI.create(result.at("/locations/0/physicalLocation/artifactLocation/uri").asString());
            assertThat(uri.isAbsolute()).isFalse();
            assertThat(uri.toASCIIString()).startsWith("database/").isEqualTo(uri.normalize().toString());
            assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt()).isPositive();
        });
    }

    @Test
    void knowsAFindingAgainOnTheNextRunWhateverElseIsFound() {
        Finding twin = Findings.finding(Rule.POLICY_MISSING, "main/shared", "shared.tasks", "another sentence");

        String alone = fingerprints(NO_POLICY).getFirst();
        List<String> among = fingerprints(INDEX, NO_POLICY, twin);

        assertThat(among).doesNotHaveDuplicates().contains(alone);
    }

    @Test
    void pointsAtTheLineWhereTheObjectIsMade(@TempDir Path root) throws IOException {
        Path folder = Files.createDirectories(root.resolve("src/db"));
        Files.writeString(folder.resolve("V1__a.sql"), "-- tasks\n\nCREATE TABLE IF NOT EXISTS Tasks (id int);\n");
        Files.writeString(folder.resolve("V2__b.sql"), """
                                                       create unique index concurrently tasks_by_day on tasks (day);
                                                       create or replace view "Odd View" as select 1;
                                                       create policy own on a using (true);
                                                       create policy own on shared.tasks using (true);
                                                       """);
        SqlSources sources = SqlSources.in(List.of(folder), root);

        assertThat(sources.find("shared.tasks")).hasValue(new SqlSources.Line("src/db/V1__a.sql", 3));
        assertThat(sources.find("tenant.tasks_by_day")).hasValue(new SqlSources.Line("src/db/V2__b.sql", 1));
        assertThat(sources.find("public.\"Odd View\"")).hasValue(new SqlSources.Line("src/db/V2__b.sql", 2));
        assertThat(sources.find("public.odd_view")).isEmpty();
        assertThat(sources.find("shared.tasks.own")).hasValue(new SqlSources.Line("src/db/V2__b.sql", 4));
        assertThat(sources.find("shared.tasks.tasks_fkey")).hasValue(new SqlSources.Line("src/db/V1__a.sql", 3));
        assertThat(sources.find("role app")).isEmpty();
        JsonNode location = once(sources, NO_POLICY).at("/results/0/locations/0");
        assertThat(location.at("/physicalLocation/artifactLocation/uri").asString()).isEqualTo("src/db/V1__a.sql");
        assertThat(location.at("/physicalLocation/region/startLine").asInt()).isEqualTo(3);
        assertThat(location.at("/logicalLocations/0/fullyQualifiedName").asString()).isEqualTo(
                "main/shared/shared.tasks");
    }

    @Test
    void saysWhetherAllWasLookedAt() {
        Finding unreached = Findings.finding(Rule.NOT_INSPECTED, "eu/shared", "eu/shared", null);

        assertThat(once(SqlSources.NONE).at("/invocations/0/executionSuccessful").asBoolean()).isTrue();
        assertThat(once(SqlSources.NONE, unreached).at("/invocations/0/executionSuccessful").asBoolean()).isFalse();
    }

    private static List<String> fingerprints(Finding... findings) {
        return once(SqlSources.NONE, findings).path("results").valueStream().map(result -> result.at(
                "/partialFingerprints/primaryLocationLineHash").asString()).toList();
    }

    private static JsonNode once(SqlSources sources, Finding... findings) {
        JsonNode log = JsonMapper.shared().valueToTree(new SarifReport(sources).of(run(findings)));
        assertThat(log.path("version").asString()).isEqualTo("2.1.0");
        return log.at("/runs/0");
    }
}
