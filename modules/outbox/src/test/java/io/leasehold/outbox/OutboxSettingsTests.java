package io.leasehold.outbox;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutboxSettingsTests {
    private final OutboxSettings settings = new OutboxSettings(1, 20, Duration.ofMinutes(1), Duration.ofSeconds(5),
            Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofDays(7), Duration.ofSeconds(10),
            Duration.ofMinutes(1));

    @Test
    void doublesThePauseWithEachFailure() {
        assertThat(settings.pauseAfter(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.pauseAfter(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.pauseAfter(5)).isEqualTo(Duration.ofSeconds(32));
    }

    @Test
    void pausesNoLongerThanTheLongest() {
        assertThat(settings.pauseAfter(12)).isEqualTo(Duration.ofHours(1));
        assertThat(settings.pauseAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofHours(1));
    }
}
