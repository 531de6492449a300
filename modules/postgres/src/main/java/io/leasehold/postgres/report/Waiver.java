package io.leasehold.postgres.report;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.leasehold.postgres.inspection.Finding;
import io.leasehold.postgres.inspection.Rule;

/**
 * Findings that somebody has decided to live with.
 *
 * @param rule what kind of finding
 * @param object of which objects, {@code *} standing for any characters; of all when empty
 */
public record Waiver(Rule rule, Optional<String> object) {
    public Waiver {
        if (rule == Rule.NOT_INSPECTED) {
            throw new IllegalArgumentException("\"" + rule.id() + "\" cannot be ignored: nobody knows what is in a "
                    + "place that was not looked at. Mend its connection, or leave the place out.");
        }
    }

    /** Of the form {@code rule} or {@code rule:object}, such as {@code index-without-tenant:sales.orders_by_day}. */
    public static Waiver parse(String text) {
        String[] parts = text.split(":", 2);
        Rule rule = Stream.of(Rule.values()).filter(known -> known.id().equals(parts[0])).findFirst().orElseThrow(
                () -> new IllegalArgumentException("There is no rule \"" + parts[0] + "\". There are: " + Stream.of(Rule
                        .values()).map(Rule::id).collect(Collectors.joining(", ")) + "."));
        return new Waiver(rule, parts.length == 1 ? Optional.empty() : Optional.of(parts[1]));
    }

    /** Whether it is about this finding. */
    public boolean covers(Finding finding) {
        return finding.rule() == rule && object.map(Waiver::pattern).map(pattern -> pattern.matcher(finding.object())
                .matches()).orElse(true);
    }

    private static Pattern pattern(String object) {
        return Pattern.compile(Stream.of(object.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }

    @Override
    public String toString() {
        return rule.id() + object.map(name -> ":" + name).orElse("");
    }
}
