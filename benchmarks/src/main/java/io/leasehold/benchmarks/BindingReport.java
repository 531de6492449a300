package io.leasehold.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static io.leasehold.benchmarks.Variant.BOUND_IN_FRONT;
import static io.leasehold.benchmarks.Variant.HIBERNATE;
import static io.leasehold.benchmarks.Variant.HIBERNATE_8;
import static io.leasehold.benchmarks.Variant.HIBERNATE_OVER_LEASEHOLD;
import static io.leasehold.benchmarks.Variant.LEASEHOLD;
import static io.leasehold.benchmarks.Variant.LIMITED;
import static io.leasehold.benchmarks.Variant.MYBATIS_OVER_LEASEHOLD;
import static io.leasehold.benchmarks.Variant.MYBATIS_PLUS;
import static io.leasehold.benchmarks.Variant.OWN_SCHEMA;
import static io.leasehold.benchmarks.Variant.PLAIN;
import static io.leasehold.benchmarks.Variant.SEPARATE;
import static io.leasehold.benchmarks.Variant.SET_IN_FRONT;
import static io.leasehold.benchmarks.Variant.TAMPER_EVIDENT;
import static io.leasehold.benchmarks.Variant.TWO_STATEMENTS;

/** The tables of what the binding costs. */
final class BindingReport {
    private final StringBuilder text = new StringBuilder();

    private BindingReport() {}

    static String of(Comparison comparison, Distance distance, Effort.Rounds rounds,
            Map<Case, Map<Variant, Series>> measured) {
        BindingReport report = new BindingReport();
        report.add(comparison, distance, rounds, measured);
        return report.text.toString();
    }

    private void add(Comparison comparison, Distance distance, Effort.Rounds rounds,
            Map<Case, Map<Variant, Series>> measured) {
        String title = switch (comparison) {
            case WAYS -> distance.toString();
            case PARTS -> "What takes longer, " + distance;
            case WIDTHS -> "What is bound besides the tenant, " + distance;
        };
        text.append(String.format(Locale.ROOT, "%n### %s%n%n%d rounds of %d operations each, after %d to warm up.%n",
                Character.toUpperCase(title.charAt(0)) + title.substring(1), rounds.counted(), rounds.slice(), rounds
                        .warmUp()));
        switch (comparison) {
            case WAYS -> {
                table("Against doing without:", measured, Column.micros(PLAIN), Column.micros(LEASEHOLD),
                        Column.micros(TAMPER_EVIDENT), Column.micros(SEPARATE), Column.ratio(LEASEHOLD, PLAIN),
                        Column.ratio(TAMPER_EVIDENT, PLAIN), Column.ratio(SEPARATE, PLAIN));
                table("Against Leasehold:", measured, Column.ratio(SEPARATE, LEASEHOLD), Column.ratio(HIBERNATE,
                        LEASEHOLD), Column.ratio(HIBERNATE_8, LEASEHOLD), Column.ratio(MYBATIS_PLUS, LEASEHOLD));
                table("With the same tool:", measured, Column.ratio(HIBERNATE, HIBERNATE_OVER_LEASEHOLD), Column.ratio(
                        HIBERNATE_8, HIBERNATE_OVER_LEASEHOLD), Column.ratio(MYBATIS_PLUS, MYBATIS_OVER_LEASEHOLD));
            }
            case PARTS -> table("Against doing without:", measured, Column.micros(PLAIN), Column.ratio(TWO_STATEMENTS,
                    PLAIN), Column.ratio(SET_IN_FRONT, PLAIN), Column.ratio(BOUND_IN_FRONT, PLAIN),
                    Column.ratio(
                            LEASEHOLD, PLAIN));
            case WIDTHS -> table("Against doing without:", measured, Column.micros(PLAIN), Column.ratio(LEASEHOLD,
                    PLAIN), Column.ratio(LIMITED, PLAIN), Column.ratio(OWN_SCHEMA, PLAIN));
        }
        if (distance == Distance.NETWORK) { // where turns are counted
            table("Turns on the wire per operation:", measured, comparison.variants().stream().map(Column::turns)
                    .toArray(Column[]::new));
        }
    }

    private void table(String title, Map<Case, Map<Variant, Series>> measured, Column... columns) {
        text.append('\n').append(title).append("\n\n");
        row(Stream.concat(Stream.of("", ""), Stream.of(columns).map(Column::title)).toList());
        row(Stream.generate(() -> "---").limit(columns.length + 2).toList());
        measured.forEach((subject, series) -> row(Stream.concat(Stream.of(subject.shape().toString(), subject.mode()),
                Stream.of(columns).map(column -> column.of(series))).toList()));
    }

    private void row(List<String> cells) {
        text.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
    }
}
