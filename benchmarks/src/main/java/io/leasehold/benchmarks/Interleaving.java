package io.leasehold.benchmarks;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Has all variants do the same operations in every round, in an order drawn anew: what the machine does meanwhile then happens to all of them, and the
 * ratio within a round is worth more than the times are.
 */
final class Interleaving {
    private final Random random = new Random(7);
    private final Population population;
    private final Effort.Rounds rounds;
    private final List<Contender> contenders;

    Interleaving(List<Contender> contenders, Population population, Effort.Rounds rounds) {
        this.contenders = new ArrayList<>(contenders);
        this.population = population;
        this.rounds = rounds;
    }

    Map<Case, Map<Variant, Series>> measure(List<Case> cases) throws SQLException {
        Map<Case, Map<Variant, Series>> measured = new LinkedHashMap<>();
        for (int round = -rounds.warmUp(); round < rounds.counted(); round++) {
            for (Case subject : cases) {
                Map<Variant, Series> series = measured.computeIfAbsent(subject,
                        c -> new EnumMap<>(Variant.class));
                List<Sample> samples = population.draw(subject.shape(), rounds.slice());
                Collections.shuffle(contenders, random);
                for (Contender contender : contenders) {
                    if (contender.variant().works(subject.transaction())) {
                        slice(subject, contender, samples, round < 0
                                ? new Series()
                                : series.computeIfAbsent(contender
                                        .variant(), v -> new Series()));
                    }
                }
            }
        }
        return measured;
    }

    private void slice(Case subject, Contender contender, List<Sample> samples, Series series) throws SQLException {
        contender.slice(subject, population.draw(subject.shape(), 1)); // the pool looks after a connection that rested
        long turns = DistantSocketFactory.turns();
        long[] nanos = contender.slice(subject, samples);
        series.add(nanos, DistantSocketFactory.turns() - turns);
    }
}
