package io.leasehold.platform.operator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.Tenant;
import io.leasehold.postgres.inspection.Finding;
import io.leasehold.postgres.inspection.Severity;
import io.leasehold.postgres.report.InspectionRun;

/**
 * An inspection as its page shows it.
 *
 * @param looked what was looked at, in words
 * @param counts how many findings there are of each severity that has some, the most severe first
 * @param findings the most severe first, and no more than somebody can read
 * @param more how many there are besides
 * @param notes what is worth knowing, and no fault
 */
record InspectionView(Instant at, String looked, List<Count> counts, List<Item> findings, int more,
        String notesInWords, List<Item> notes) {
    private static final int SHOWN = 200;

    /** How many findings there are of a severity. */
    record Count(String text, String chip) {}

    /** A finding, with the colour of its severity, and whose place it is in, if it is in a tenant's own. */
    record Item(String severity, String chip, String rule, String title, String place, @Nullable Tenant owner,
            String object, String problem, String remedy, @Nullable String sql) {
        static Item of(Finding finding, @Nullable Tenant owner) {
            return new Item(word(finding.severity()), colour(finding.severity()), finding.rule().id(), finding.rule()
                    .title(), finding.place(), owner, finding.object(), finding.problem(), finding.remedy(),
                    finding
                            .sql().map(String::strip).orElse(null));
        }
    }

    /** @param owners says by the names of places whose own they are */
    static InspectionView of(InspectionRun run, Function<Set<String>, Map<String, Tenant>> owners) {
        List<Count> counts = new ArrayList<>();
        for (Severity severity : List.of(Severity.ERROR, Severity.WARNING)) {
            long count = run.counts().getOrDefault(severity, 0L);
            if (count > 0) {
                counts.add(new Count(counted(count, word(severity)), colour(severity)));
            }
        }
        List<Finding> unsafe = run.report().atLeast(Severity.WARNING);
        List<Finding> notes = run.report().findings().stream().filter(finding -> finding.severity() == Severity.NOTE)
                .toList();
        Map<String, Tenant> owned = owners.apply(Stream.of(unsafe, notes).flatMap(all -> all.stream().limit(SHOWN))
                .map(Finding::place).collect(Collectors.toSet()));
        return new InspectionView(run.at(), counted(run.report().tables(), "table") + " in " + counted(run.report()
                .places().size(), "place"), counts, items(unsafe, owned), Math.max(0, unsafe.size() - SHOWN), counted(
                        notes.size(), "note"),
                items(notes, owned));
    }

    private static List<Item> items(List<Finding> findings, Map<String, Tenant> owners) {
        return findings.stream().limit(SHOWN).map(finding -> Item.of(finding, owners.get(finding.place()))).toList();
    }

    private static String counted(long count, String noun) {
        return "%,d %s%s".formatted(count, noun, count == 1 ? "" : "s");
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    private static String colour(Severity severity) {
        return switch (severity) {
            case ERROR -> "is-danger";
            case WARNING -> "is-warn";
            case NOTE -> "is-open";
        };
    }
}
