package io.leasehold.depot.overview;

import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.leasehold.depot.task.Task;

/** What waits for somebody. */
record NextTask(UUID id, String title, @Nullable LocalDate due, boolean overdue) {
    static NextTask of(Task task, LocalDate today) {
        LocalDate due = task.dueDate();
        return new NextTask(task.id(), task.title(), due, due != null && due.isBefore(today));
    }
}
