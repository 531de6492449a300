package io.leasehold.postgres.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.leasehold.postgres.inspection.Finding;
import io.leasehold.postgres.inspection.Rule;
import io.leasehold.postgres.inspection.Severity;

/**
 * An inspection for people: the most severe first, each with what to do, and SQL to copy.
 *
 * @param colour whether a terminal shows it that knows colours
 * @param notes whether to tell of what is no fault, too
 */
public record TextReport(boolean colour, boolean notes) {
    private static final int MANY = 10;
    private static final String BOLD = "\u001b[1m";
    private static final String FAINT = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    /** All of it. */
    public String of(InspectionRun run) {
        List<Finding> shown = notes ? run.report().findings() : run.report().atLeast(Severity.WARNING);
        StringBuilder text = new StringBuilder(findings(shown));
        if (shown.size() > MANY) {
            text.append(byRule(shown)).append('\n');
        }
        return text.append(summary(run)).toString();
    }

    /** The findings alone, each with an empty line after it. */
    public String findings(List<Finding> findings) {
        return ToldFinding.of(findings).stream().map(this::told).collect(Collectors.joining());
    }

    private String told(ToldFinding told) {
        Finding finding = told.finding();
        String head = painted(hue(finding.severity()), finding.severity() + "  ")
                + painted(BOLD, line(finding.object()))
                + (finding.place().isEmpty() ? "" : "  in " + line(finding.place()))
                + painted(FAINT, "  [" + finding.rule().id() + "]");
        String sentences = Stream.of(finding.problem(), finding.remedy(), told.inWords()).filter(sentence -> !sentence
                .isEmpty()).map(sentence -> "    " + line(sentence) + "\n").collect(Collectors.joining());
        String sql = finding.sql().map(script -> "\n" + shown(script).strip().lines().map(line -> "        " + line)
                .collect(Collectors.joining("\n")) + "\n").orElse("");
        return head + "\n" + sentences + sql + "\n";
    }

    /** Where there are too many to read, which kinds there are. */
    private static String byRule(List<Finding> findings) {
        Map<Rule, Long> counts = findings.stream().collect(Collectors.groupingBy(Finding::rule, TreeMap::new, Collectors
                .counting()));
        return counts.entrySet().stream().sorted(Map.Entry.<Rule, Long>comparingByValue().reversed()).map(
                entry -> "%7d  %-7s  %s [%s]%n".formatted(entry.getValue(),
                        entry.getKey().severity().name().toLowerCase(
                                Locale.ROOT),
                        entry.getKey().title(), entry.getKey().id()))
                .collect(Collectors.joining());
    }

    /** What was looked at, and what came out, in one line. */
    public String summary(InspectionRun run) {
        List<String> parts = new ArrayList<>();
        if (run.report().atLeast(Severity.WARNING).isEmpty()) {
            parts.add(painted("\u001b[32m", "nothing unsafe found"));
        }
        run.counts().entrySet().stream().sorted(Map.Entry.<Severity, Long>comparingByKey().reversed()).filter(
                entry -> entry.getValue() > 0).forEach(
                        entry -> parts.add(painted(hue(entry.getKey()), counted(entry
                                .getValue(), entry.getKey().name().toLowerCase(Locale.ROOT)))));
        return "%s and %s looked at in %.1f s: %s%s.".formatted(counted(run.report().places().size(), "place"),
                counted(run.report().tables(), "table"), run.took().toMillis() / 1000.0, String.join(", ", parts),
                run.waived().isEmpty() ? "" : " (%,d ignored)".formatted(run.waived().size()));
    }

    private static String counted(long count, String noun) {
        return "%,d %s%s".formatted(count, noun, count == 1 ? "" : "s");
    }

    private static String hue(Severity severity) {
        return switch (severity) {
            case ERROR -> "\u001b[1;31m";
            case WARNING -> "\u001b[33m";
            case NOTE -> "\u001b[36m";
        };
    }

    private String painted(String hue, String text) {
        return colour ? hue + text + PLAIN : text;
    }

    /** On one line: a name with a line break in it must not look like lines of ours. */
    private static String line(String sentence) {
        return each(sentence, TextReport::steers);
    }

    /** SQL keeps its lines. */
    private static String shown(String sql) {
        return each(sql, character -> character != '\n' && character != '\t' && steers(character));
    }

    private static boolean steers(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.FORMAT;
    }

    /** Names in a database are people's text: nothing in them may steer the terminal. */
    private static String each(String text, IntPredicate steering) {
        return text.codePoints().map(character -> steering.test(character) ? '\uFFFD' : character).collect(
                StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
