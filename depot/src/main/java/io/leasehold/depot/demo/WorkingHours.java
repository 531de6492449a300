package io.leasehold.depot.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Random;

/** When people of the demo are at work: on weekdays from half past seven to half past four, and an hour longer where something has to be finished. */
final class WorkingHours {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final LocalTime START = LocalTime.of(7, 30);
    private static final int SECONDS = 9 * 60 * 60;

    private WorkingHours() {}

    /** Some moment of that day. */
    static Instant on(LocalDate day, Random random) {
        return day.atTime(START.plusSeconds(random.nextInt(SECONDS))).atZone(ZONE).toInstant();
    }

    /** Some moment of so many weekdays later; soon, where there are none in between. */
    static Instant after(Instant moment, int weekdays, Random random) {
        return weekdays == 0
                ? moment.plus(10L + random.nextInt(50), ChronoUnit.MINUTES)
                : on(plus(day(moment), weekdays), random);
    }

    static LocalDate plus(LocalDate day, int weekdays) {
        LocalDate result = day;
        for (int left = weekdays; left > 0; left--) {
            result = onOrAfter(result.plusDays(1));
        }
        return result;
    }

    static LocalDate minus(LocalDate day, int weekdays) {
        LocalDate result = onOrBefore(day);
        for (int left = weekdays; left > 0; left--) {
            result = onOrBefore(result.minusDays(1));
        }
        return result;
    }

    static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }

    private static LocalDate onOrAfter(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.plusDays(2);
            case SUNDAY -> day.plusDays(1);
            default -> day;
        };
    }

    private static LocalDate onOrBefore(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.with(DayOfWeek.FRIDAY);
            case SUNDAY -> day.minusDays(2);
            default -> day;
        };
    }
}
