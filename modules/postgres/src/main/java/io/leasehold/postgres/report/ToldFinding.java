package io.leasehold.postgres.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.leasehold.postgres.inspection.Finding;

/**
 * A finding, and where else the same was found: what is wrong in the tables of one tenant is wrong in those of all, and one migration mends it.
 *
 * @param elsewhere other places
 */
record ToldFinding(Finding finding, List<String> elsewhere) {
    private static final int NAMED = 3;

    static List<ToldFinding> of(List<Finding> findings) {
        Map<String, ToldFinding> told = new LinkedHashMap<>();
        for (Finding finding : findings) {
            ToldFinding first = told.computeIfAbsent(whateverTheSchema(finding), _ -> new ToldFinding(finding,
                    new ArrayList<>()));
            if (!first.finding.equals(finding)) {
                first.elsewhere.add(finding.place());
            }
        }
        return List.copyOf(told.values());
    }

    /** Within one place, no two findings are the same. */
    private static String whateverTheSchema(Finding finding) {
        int dot = finding.object().indexOf('.');
        String problem = dot < 0
                ? finding.problem() + finding.place()
                : finding.problem().replace(finding.object().substring(0, dot + 1), "");
        return finding.rule().id() + problem;
    }

    /** As a sentence; empty where there is no other place. */
    String inWords() {
        if (elsewhere.isEmpty()) {
            return "";
        }
        List<String> named = elsewhere.stream().limit(NAMED).toList();
        int more = elsewhere.size() - named.size();
        return "The same in " + String.join(", ", named)
                + (more == 0 ? "" : " and %,d more place%s".formatted(more, more == 1 ? "" : "s")) + ".";
    }
}
