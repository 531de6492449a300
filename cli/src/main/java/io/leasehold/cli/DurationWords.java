package io.leasehold.cli;

import java.time.Duration;

import org.springframework.boot.convert.DurationStyle;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads times as the application's settings have them: 500ms, 30s, 5m, 12h, 30d. */
final class DurationWords implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        try {
            Duration duration = DurationStyle.detectAndParse(text);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            // The same answer as for one that is negative.
        }
        throw new TypeConversionException("\"" + text + "\" is no time. Write it as 500ms, 30s, 5m, 12h or 30d.");
    }
}
