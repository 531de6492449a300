package io.leasehold.postgres.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.leasehold.postgres.inspection.Finding;

/** All remedies as one script, place by place and in the order in which they can be run, to read before. */
public final class SqlReport {
    /** What is published cannot be updated where it has no key, and rows cannot be filled in where security hides them. */
    private static final Comparator<Finding> RUNNABLE = Comparator.<Finding>comparingInt(finding -> switch (finding
            .rule()) {
        case PUBLICATION -> 0;
        case COLUMN_MISSING -> 1;
        case LINK_UNPROTECTED -> 2;
        case COLUMN_TYPE, COLUMN_NULLABLE -> 3;
        default -> 4;
    }).thenComparing(Finding::rule);

    private SqlReport() {}

    /** The script; what SQL does not mend stands in it as a comment. */
    public static String of(InspectionRun run) {
        Map<String, Set<String>> places = new LinkedHashMap<>();
        for (Finding finding : run.report().findings().stream().sorted(RUNNABLE).toList()) {
            places.computeIfAbsent(finding.place(), _ -> new LinkedHashSet<>()).add(entry(finding));
        }
        StringBuilder script = new StringBuilder(
                "-- Remedies of what an inspection found. Read each before you run it.\n");
        places.forEach((place, entries) -> {
            script.append('\n').append(comment("In " + (place.isEmpty() ? "the database" : place) + ":"));
            entries.forEach(entry -> script.append('\n').append(entry));
        });
        return script.toString().stripTrailing();
    }

    private static String entry(Finding finding) {
        String about = comment(finding.rule().id() + ": " + finding.problem());
        return about + finding.sql().map(sql -> ended(sql.strip()) + "\n").orElseGet(() -> comment(finding.remedy()));
    }

    private static String ended(String sql) {
        return sql.endsWith(";") ? sql : sql + ";";
    }

    /** A name with a line break in it must not end the comment: what follows would be run. */
    private static String comment(String text) {
        return "-- " + text.codePoints().map(character -> Character.isISOControl(character) || character == 0x2028
                || character == 0x2029 ? ' ' : character).collect(StringBuilder::new, StringBuilder::appendCodePoint,
                        StringBuilder::append)
                + "\n";
    }
}
