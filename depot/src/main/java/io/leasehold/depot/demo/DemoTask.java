package io.leasehold.depot.demo;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.leasehold.depot.task.TaskPriority;
import io.leasehold.depot.task.TaskStatus;

/** A task that everybody finds in the demo, whatever day it is; its times count from today. */
record DemoTask(String title, @Nullable String description, TaskStatus status, TaskPriority priority,
        @Nullable String assignee, @Nullable Integer dueInDays) {
    static DemoTask of(NamedCsvRecord line) {
        String dueInDays = line.getField("due_in_days");
        return new DemoTask(line.getField("title"), textOrNull(line.getField("description")), TaskStatus.parse(line
                .getField("status")).orElseThrow(), priority(line), textOrNull(line.getField("assignee")),
                dueInDays.isEmpty() ? null : Integer.valueOf(dueInDays));
    }

    static TaskPriority priority(NamedCsvRecord line) {
        return TaskPriority.valueOf(line.getField("priority").toUpperCase(Locale.ROOT));
    }

    static @Nullable String textOrNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
