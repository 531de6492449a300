package io.leasehold.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressBarTests {
    private final StringWriter written = new StringWriter();

    @Test
    void drawsOneLineAnewOnATerminalAndTakesItAwayAtTheEnd() {
        ProgressBar bar = new ProgressBar(new PrintWriter(written), true);

        bar.show(500, 1_000, "2 failed", Duration.ofSeconds(100));
        bar.show(1_000, 1_000, "", Duration.ZERO);
        bar.clear();

        String[] drawn = written.toString().split("\r", -1);
        assertThat(drawn[1]).isEqualTo("█".repeat(14) + "░".repeat(14)
                + " 500/1,000  50 %  about 2 min left  2 failed");
        assertThat(drawn[2]).startsWith("█".repeat(28) + " 1,000/1,000  100 %").hasSameSizeAs(drawn[1]);
        assertThat(drawn[3]).isBlank();
        assertThat(drawn[4]).isEmpty();
    }

    @Test
    void writesALineNowAndThenIntoAFile() {
        ProgressBar bar = new ProgressBar(new PrintWriter(written), false);

        for (int done = 0; done <= 1_000; done++) {
            bar.show(done, 1_000, "", Duration.ZERO);
        }

        assertThat(written.toString().lines()).hasSize(11).last().asString().endsWith("1,000/1,000  100 %");
        assertThat(written.toString()).doesNotContain("\r");
    }

    @Test
    void countsTimeInTheUnitThatPeopleWouldTake() {
        assertThat(ProgressBar.words(Duration.ofMillis(300))).isEqualTo("1 s");
        assertThat(ProgressBar.words(Duration.ofSeconds(89))).isEqualTo("89 s");
        assertThat(ProgressBar.words(Duration.ofMinutes(12))).isEqualTo("12 min");
        assertThat(ProgressBar.words(Duration.ofMinutes(179))).isEqualTo("3 h");
    }
}
