package io.leasehold.postgres.binding;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/** Copies of values that can change. */
final class SettledValue {
    private SettledValue() {}

    /** A value that stays what it is although the application goes on and changes its own, as some do between the entries of a batch. */
    @SuppressWarnings("NullAway") // SQL's null
    static Object of(@Nullable Object value) {
        return switch (value) {
            case Date date -> date.clone();
            case Time time -> time.clone();
            case Timestamp timestamp -> timestamp.clone();
            case Calendar calendar -> calendar.clone();
            case int[] array -> array.clone();
            case long[] array -> array.clone();
            case short[] array -> array.clone();
            case double[] array -> array.clone();
            case float[] array -> array.clone();
            case boolean[] array -> array.clone();
            case Object[] array -> array.clone();
            case PGobject object -> {
                try {
                    yield object.clone();
                } catch (CloneNotSupportedException cannotBeCopied) {
                    yield object;
                }
            }
            case null, default -> value;
        };
    }
}
