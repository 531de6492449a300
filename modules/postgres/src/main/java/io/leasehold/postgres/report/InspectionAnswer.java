package io.leasehold.postgres.report;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leasehold.postgres.inspection.Finding;
import io.leasehold.postgres.inspection.Severity;

/**
 * An inspection as programs read it, the same wherever they ask. Each name is one word, so that it is spelled alike in every style of JSON.
 *
 * @param at when it ended
 * @param seconds for how long it looked
 * @param complete whether all was looked at
 * @param places databases and schemas that were looked at
 * @param tables how many there are in them
 * @param findings the most severe first
 * @param ignored what somebody has decided to live with
 */
public record InspectionAnswer(Instant at, double seconds, boolean complete, List<String> places, int tables,
        long errors, long warnings, long notes, List<Item> findings, List<Item> ignored) {
    /**
     * A finding as programs read it.
     *
     * @param rule its id
     * @param place where it was found
     * @param object what has the fault
     * @param problem what is wrong
     * @param remedy what to do
     * @param sql the remedy as SQL, where SQL mends it
     */
    public record Item(String rule, String severity, String place, String object, String problem, String remedy,
            @Nullable String sql) {
        static Item of(Finding finding) {
            return new Item(finding.rule().id(), finding.severity().name().toLowerCase(Locale.ROOT), finding.place(),
                    finding.object(), finding.problem(), finding.remedy(), finding.sql().orElse(null));
        }
    }

    /** Writes it down. */
    public static InspectionAnswer of(InspectionRun run) {
        Map<Severity, Long> counts = run.counts();
        return new InspectionAnswer(run.at(), run.took().toMillis() / 1000.0, run.sawEverything(), run.report()
                .places(), run.report().tables(), counts.getOrDefault(Severity.ERROR, 0L),
                counts.getOrDefault(Severity.WARNING, 0L), counts.getOrDefault(Severity.NOTE, 0L), items(run.report()
                        .findings()),
                items(run.waived()));
    }

    private static List<Item> items(List<Finding> findings) {
        return findings.stream().map(Item::of).toList();
    }
}
