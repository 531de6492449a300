package io.leasehold.benchmarks;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SpreadTests {
    @Test
    void findsTheMiddleHalfInAnyOrder() {
        assertThat(Spread.of(5, 1, 4, 2, 3)).isEqualTo(new Spread(2, 3, 4));
    }

    @Test
    void liesBetweenTwoValuesWhereNoneIsInTheMiddle() {
        assertThat(Spread.of(1, 2, 3, 4)).isEqualTo(new Spread(1.75, 2.5, 3.25));
    }

    @Test
    void refusesNoValues() {
        assertThatIllegalArgumentException().isThrownBy(Spread::of).withMessageContaining("measure at least once");
    }
}
