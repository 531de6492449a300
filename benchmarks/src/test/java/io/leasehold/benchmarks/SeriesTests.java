package io.leasehold.benchmarks;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SeriesTests {
    @Test
    void comparesRoundByRoundSoThatASlowMomentOfTheMachineCancelsOut() {
        Series plain = new Series();
        Series bound = new Series();
        for (long slowness : new long[]{1, 50, 1}) {
            plain.add(new long[]{100 * slowness, 300 * slowness}, 2);
            bound.add(new long[]{300 * slowness, 300 * slowness}, 4);
        }
        assertThat(bound.ratioTo(plain)).isEqualTo(new Spread(1.5, 1.5, 1.5));
        assertThat(bound.turnsPerOperation()).isEqualTo(2);
    }

    @Test
    void tellsHowLongHalfOfTheOperationsTook() {
        Series series = new Series();
        series.add(new long[]{1_000, 9_000}, 0);
        series.add(new long[]{2_000, 3_000, 4_000}, 0);
        assertThat(series.typicalMicros()).isEqualTo(3);
    }
}
