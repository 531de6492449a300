package io.leasehold.depot.task;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** How pressing a task is, from the least to the most. */
public enum TaskPriority {
    LOW, NORMAL, HIGH, URGENT;

    /** The priority as it is written in JSON and in the database. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The priority as people read it. */
    public String label() {
        return name().charAt(0) + text().substring(1).replace('_', ' ');
    }

    /** The priority that this text means, if it means one. */
    static Optional<TaskPriority> parse(String text) {
        return Arrays.stream(values()).filter(priority -> priority.text().equals(text)).findFirst();
    }

    static TaskPriority of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
