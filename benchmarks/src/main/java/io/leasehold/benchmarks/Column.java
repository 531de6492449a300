package io.leasehold.benchmarks;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One column of a table of measurements, whose rows are cases. */
record Column(String title, Function<Map<Variant, Series>, Optional<String>> cell) {
    private static final String ABSENT = "–";

    /** How long half of the operations took at most. */
    static Column micros(Variant variant) {
        return new Column(variant + " µs", series -> Optional.ofNullable(series.get(variant)).map(found -> String
                .format(Locale.ROOT, "%.1f", found.typicalMicros())));
    }

    /** How many times as long as the other it took. */
    static Column ratio(Variant variant, Variant other) {
        return new Column(variant + " / " + other, series -> {
            Series one = series.get(variant);
            Series two = series.get(other);
            return one == null || two == null ? Optional.empty() : Optional.of(one.ratioTo(two).toString());
        });
    }

    /** How often an operation waits for the server. */
    static Column turns(Variant variant) {
        return new Column(variant.toString(), series -> Optional.ofNullable(series.get(variant)).map(found -> String
                .format(Locale.ROOT, "%.0f", found.turnsPerOperation())));
    }

    String of(Map<Variant, Series> series) {
        return cell.apply(series).orElse(ABSENT);
    }
}
