package io.leasehold.cli;

import java.time.Duration;

import org.springframework.boot.convert.DurationStyle;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads times as the application's settings have them: 500ms, 30s, 5m, 12h, 30d. */
final class DurationWords implements ITypeConverter<Duration> {
    private static final Duration LONGEST = Duration.ofDays(3_650);

    @Override
    public Duration convert(String text) {
        try {
            Duration duration = DurationStyle.detectAndParse(text);
            if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            // The same answer as for one that is negative.
        }
        throw new TypeConversionException(
                "\"" + text + "\" is no time of at most ten years. Write it as 500ms, 30s, 5m, 12h or 30d.");
    }
}
