package io.leasehold.postgres.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.leasehold.postgres.inspection.Finding;
import io.leasehold.postgres.inspection.Rule;

/**
 * An inspection as SARIF 2.1.0, which code scanners such as GitHub's take in. They show findings at files; so each is put where its object is made, or
 * else at a name that stands for the object, the same on every run.
 *
 * @param sources where objects are made
 */
public record SarifReport(SqlSources sources) {
    private static final String SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final List<Rule> RULES = List.of(Rule.values());

    /** What a JSON library writes down as it is. */
    public Map<String, Object> of(InspectionRun run) {
        Map<String, Object> driver = ordered("name", "Leasehold inspection", "rules", RULES.stream().map(
                SarifReport::rule).toList());
        Map<String, Object> invocation = ordered("executionSuccessful", run.sawEverything(), "endTimeUtc", run.at()
                .toString());
        Map<String, Object> once = ordered("tool", Map.of("driver", driver), "invocations", List.of(invocation),
                "results", results(run.report().findings()), "properties", ordered("places", run.report().places(),
                        "tables", run.report().tables()));
        return ordered("$schema", SCHEMA, "version", "2.1.0", "runs", List.of(once));
    }

    private static Map<String, Object> rule(Rule rule) {
        Map<String, Object> title = text(rule.title() + ".");
        return ordered("id", rule.id(), "shortDescription", title, "fullDescription", title, "help", text(rule.title()
                + ". Each result names the object and what mends it; the rule is explained in docs/guide/inspection.md."),
                "defaultConfiguration", Map.of("level", level(rule)), "properties", ordered("precision", "high", "tags",
                        List.of("security", "multi-tenancy")));
    }

    private List<Map<String, Object>> results(List<Finding> findings) {
        Map<String, Integer> seen = new HashMap<>();
        List<Map<String, Object>> results = new ArrayList<>();
        for (Finding finding : findings) {
            String identity = hash(finding.rule().id(), finding.place(), finding.object());
            int occurrence = seen.merge(identity, 1, Integer::sum);
            results.add(ordered("ruleId", finding.rule().id(), "ruleIndex", RULES.indexOf(finding.rule()), "level",
                    level(
                            finding.rule()),
                    "message", text(message(finding)), "locations", List.of(location(finding)),
                    // GitHub knows a finding again by this name of a fingerprint alone.
                    "partialFingerprints", Map.of("primaryLocationLineHash", identity + ":" + occurrence)));
        }
        return results;
    }

    private Map<String, Object> location(Finding finding) {
        Optional<SqlSources.Line> made = sources.find(finding.object());
        List<String> path = made.map(line -> List.of(line.file().split("/"))).orElseGet(() -> standIn(finding));
        String within = finding.place().isEmpty() ? "" : finding.place() + "/";
        return ordered("physicalLocation", ordered("artifactLocation", Map.of("uri", uri(path)), "region", Map.of(
                "startLine", made.map(SqlSources.Line::number).orElse(1))), "logicalLocations", List.of(
                        ordered("name",
                                finding.object(), "fullyQualifiedName", within + finding.object())));
    }

    private static List<String> standIn(Finding finding) {
        return Stream.of("database", finding.place(), finding.object()).filter(part -> !part.isEmpty()).toList();
    }

    private static String message(Finding finding) {
        return finding.problem() + " " + finding.remedy() + finding.sql().map(sql -> "\n\n" + sql.strip()).orElse("");
    }

    /** Braces would be placeholders. */
    private static Map<String, Object> text(String text) {
        return Map.of("text", text.replace("{", "{{").replace("}", "}}"));
    }

    private static String level(Rule rule) {
        return rule.severity().name().toLowerCase(Locale.ROOT);
    }

    private static String uri(List<String> path) {
        return path.stream().map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20")).collect(
                Collectors.joining("/"));
    }

    private static String hash(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(String.join("\0", parts).getBytes(StandardCharsets.UTF_8)), 0,
                    16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }

    /** In the order that people look for things in. */
    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
