package io.leasehold.benchmarks;

import java.util.Locale;
import java.util.Map;

import static io.leasehold.benchmarks.Variant.LEASEHOLD;
import static io.leasehold.benchmarks.Variant.PLAIN;
import static io.leasehold.benchmarks.Variant.SEPARATE;

/** The tables of what the binding costs. */
final class BindingReport {
    private final StringBuilder text = new StringBuilder();

    BindingReport(String circumstances) {
        text.append(circumstances).append('\n');
    }

    void add(Distance distance, Effort.Rounds rounds, Map<Case, Map<Variant, Series>> measured) {
        text.append(String.format(Locale.ROOT, "%n### %s%n%n%d rounds of %d operations each, after %d to warm up.%n%n",
                title(distance), rounds.counted(), rounds.slice(), rounds.warmUp()));
        text.append("| | | plain µs | Leasehold µs | separate µs | Leasehold / plain | separate / plain | "
                + "separate / Leasehold |").append(turns(distance, " turns |")).append('\n');
        text.append("|---|---|---|---|---|---|---|---|").append(turns(distance, "---|")).append('\n');
        measured.forEach((subject, series) -> addRow(subject, at(series, PLAIN), at(series, LEASEHOLD),
                at(series, SEPARATE)));
    }

    private void addRow(Case subject, Series plain, Series leasehold, Series separate) {
        text.append(String.format(Locale.ROOT, "| %s | %s | %.1f | %.1f | %.1f | %s | %s | %s |", subject.shape(),
                subject.mode(), plain.typicalMicros(), leasehold.typicalMicros(), separate.typicalMicros(),
                leasehold.ratioTo(plain), separate.ratioTo(plain), separate.ratioTo(leasehold)));
        text.append(turns(subject.distance(), String.format(Locale.ROOT, " %.0f, %.0f, %.0f |",
                plain.turnsPerOperation(), leasehold.turnsPerOperation(), separate.turnsPerOperation()))).append('\n');
    }

    private static String title(Distance distance) {
        String words = distance.toString();
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** Turns are counted where they cost something. */
    private static String turns(Distance distance, String cell) {
        return distance == Distance.NETWORK ? cell : "";
    }

    private static Series at(Map<Variant, Series> series, Variant variant) {
        Series found = series.get(variant);
        if (found == null) {
            throw new IllegalStateException(
                    "Nothing was measured of " + variant + ": each variant runs in each round.");
        }
        return found;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
