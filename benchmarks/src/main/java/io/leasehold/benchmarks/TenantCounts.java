package io.leasehold.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** The same operations among few tenants and among many, in databases with the same number of rows. */
final class TenantCounts {
    private static final int SLICE = 200;
    private static final int WARM_UP = 10;

    private TenantCounts() {}

    static String measure(Scale scale, String machine) throws IOException, SQLException {
        try (Ground ground = Ground.lay()) {
            List<Populace> populaces = new ArrayList<>();
            for (int tenants : scale.tenants()) {
                populaces.add(Populace.settle(ground, tenants, scale.rows() / tenants));
            }
            Map<Errand, Map<Integer, Series>> measured = run(populaces, 3 * scale.rounds());
            return report(String.format(Locale.ROOT,
                    "%s · %s · %,d tasks in each of %d databases · %d rounds of %d operations after %d to warm up",
                    machine, ground.version(), scale.rows(), populaces.size(), 3 * scale.rounds(), SLICE, WARM_UP),
                    scale,
                    measured);
        }
    }

    private static Map<Errand, Map<Integer, Series>> run(List<Populace> populaces, int rounds) throws SQLException {
        Map<Errand, Map<Integer, Series>> measured = new EnumMap<>(Errand.class);
        List<Populace> order = new ArrayList<>(populaces);
        Random random = new Random(4);
        for (int round = -WARM_UP; round < rounds; round++) {
            for (Errand errand : Errand.values()) {
                Collections.shuffle(order, random);
                for (Populace populace : order) {
                    populace.run(errand, 1); // whoever rested is looked after
                    long[] nanos = populace.run(errand, SLICE);
                    if (round >= 0) {
                        measured.computeIfAbsent(errand, e -> new LinkedHashMap<>()).computeIfAbsent(populace.size(),
                                s -> new Series()).add(nanos, 0);
                    }
                }
            }
        }
        return measured;
    }

    private static String report(String circumstances, Scale scale, Map<Errand, Map<Integer, Series>> measured) {
        StringBuilder text = new StringBuilder(circumstances + "\n\n| µs |");
        scale.tenants().forEach(tenants -> text.append(String.format(Locale.ROOT, " %,d tenants |", tenants)));
        List<Integer> more = scale.tenants().subList(1, scale.tenants().size());
        more.forEach(tenants -> text.append(String.format(Locale.ROOT, " %,d / %,d |", tenants, scale.tenants()
                .getFirst())));
        text.append("\n|").append("---|".repeat(1 + scale.tenants().size() + more.size())).append('\n');
        measured.forEach((errand, series) -> {
            text.append("| ").append(errand).append(" |");
            scale.tenants().forEach(tenants -> text.append(String.format(Locale.ROOT, " %.1f |", at(series, tenants)
                    .typicalMicros())));
            Series least = at(series, scale.tenants().getFirst());
            more.forEach(tenants -> text.append(' ').append(at(series, tenants).ratioTo(least)).append(" |"));
            text.append('\n');
        });
        return text.toString();
    }

    private static Series at(Map<Integer, Series> series, int tenants) {
        Series found = series.get(tenants);
        if (found == null) {
            throw new IllegalStateException("Nothing was measured with " + tenants + " tenants.");
        }
        return found;
    }
}
