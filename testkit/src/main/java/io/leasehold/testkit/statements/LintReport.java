package io.leasehold.testkit.statements;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.leasehold.testkit.statements.LintSettings.Exemption;
import io.leasehold.testkit.statements.Mark.Marks;

/**
 * What there is to say about the statements of a run.
 *
 * @param faults by line and statement
 * @param statements how many different ones there were
 * @param checked how many of them are about tables of tenants
 * @param marked how many go without a predicate for a reason
 * @param idle exemptions that no statement of this run needed
 */
record LintReport(Map<Sent, List<Problem>> faults, int statements, int checked, int marked, long executions, int lines,
        int sources, TenantTables tables, List<Exemption> idle) {
    private static final int WIDTH = 160;

    static LintReport of(Collection<Sent> all, long executions, int sources, TenantTables tables,
            LintSettings settings) {
        Analysis analysis = new Analysis(tables);
        Map<String, SqlText> texts = new HashMap<>();
        Map<String, List<Problem>> problems = new HashMap<>();
        Map<Sent, List<Problem>> faults = new LinkedHashMap<>();
        Set<String> marked = new HashSet<>();
        Set<Exemption> used = new HashSet<>();
        List<Sent> ordered = all.stream().sorted(Comparator.comparing(Sent::sender).thenComparingInt(sent -> sent.line()
                .getLineNumber()).thenComparing(Sent::sql)).toList();
        for (Sent sent : ordered) {
            SqlText text = texts.computeIfAbsent(sent.sql(), SqlText::of);
            List<Problem> found = new ArrayList<>(problems.computeIfAbsent(sent.sql(), sql -> analysis.of(text)));
            if (sent.updatable() && tables.areAmong(text.names())) {
                found.add(Problem.updatable());
            }
            Marks marks = Mark.in(text);
            if (!marks.marks().isEmpty()) {
                boolean needed = !found.isEmpty();
                found.clear();
                if (needed) {
                    marked.add(sent.sql());
                } else {
                    marks.marks().forEach(mark -> found.add(Problem.markWithoutNeed(mark)));
                }
            }
            for (Exemption exemption : settings.exemptions()) {
                if (found.removeIf(problem -> exemption.covers(sent, problem))) {
                    used.add(exemption);
                    marked.add(sent.sql());
                }
            }
            found.addAll(marks.problems());
            if (!found.isEmpty()) {
                faults.put(sent, List.copyOf(found));
            }
        }
        List<Exemption> idle = settings.exemptions().stream().filter(exemption -> !used.contains(exemption)).toList();
        int checked = (int) texts.values().stream().filter(text -> tables.areAmong(text.names())).count();
        int lines = (int) ordered.stream().map(Sent::line).distinct().count();
        return new LintReport(faults, texts.size(), checked, marked.size(), executions, lines, sources, tables, idle);
    }

    String summary() {
        StringBuilder summary = new StringBuilder(
                "Statement linter: %d statements from %d lines, sent %d times; %d are about the %d tables of tenants, %d of them go without a predicate for a reason. Faults: %d."
                        .formatted(statements, lines, executions, checked, tables.size(), marked, faults.size()));
        idle.forEach(exemption -> summary.append("\nNothing in this run needed ").append(exemption).append('.'));
        return summary.toString();
    }

    /** Whether nothing was seen where something had to be. */
    boolean isBlind() {
        return statements == 0 || tables.size() == 0;
    }

    String blindness() {
        return statements == 0
                ? "Checking statements failed: none was recorded. " + sources
                        + " data sources were watched. An application "
                        + "that Spring Boot starts is watched by itself; any other data source by StatementLint.watched(…)."
                : "Checking statements failed: none of " + statements
                        + " can be judged, since no table of tenants is known. "
                        + "Look whether schemas and column are those of the database: LintSettings.of(…).";
    }

    /** The faults, for people. */
    String text() {
        StringBuilder text = new StringBuilder(summary()).append('\n');
        faults.forEach((sent, problems) -> {
            text.append("\nat ").append(sent.line()).append("\n   ").append(shortened(sent.sql())).append('\n');
            problems.forEach(problem -> text.append("   - ").append(problem.what()).append(". ").append(problem
                    .remedy()).append('\n'));
        });
        return text
                .append("""

                        A statement that is right as it is says why, in a comment: /* leasehold:ambient <reason> */ where it relies on the \
                        bound tenant alone,
                        /* leasehold:cross-tenant <reason> */ where it is meant for rows of more than one tenant.""")
                .toString();
    }

    private static String shortened(String sql) {
        String line = sql.replaceAll("\\s+", " ").strip();
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 2) + " …";
    }
}
