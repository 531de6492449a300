package io.leasehold.core;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UuidV7Tests {
    private final Instant now = Instant.parse("2026-11-22T04:17:00.123Z");

    @Test
    void hasTheVersionAndTheVariantOfTheStandard() {
        assertThat(IntStream.range(0, 1_000).mapToObj(each -> UuidV7.at(now))).allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
        });
    }

    @Test
    void startsWithTheTime() {
        UUID id = UuidV7.at(now);

        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(now.toEpochMilli());
    }

    @Test
    void isNeverTheSameTwice() {
        assertThat(IntStream.range(0, 10_000).mapToObj(each -> UuidV7.at(now))).doesNotHaveDuplicates();
    }
}
