package io.leasehold.depot.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.UserId;

/**
 * A piece of work of an organization.
 *
 * @param finishedAt when it became done or cancelled, for as long as it is
 */
public record Task(UUID id, String title, @Nullable String description, TaskStatus status, TaskPriority priority,
        @Nullable UserId assignee, @Nullable LocalDate dueDate, UserId createdBy, Instant createdAt, Instant updatedAt,
        @Nullable Instant finishedAt, long version) {
    /** What of it a client decides. */
    public TaskFields fields() {
        return new TaskFields(title, description, status, priority, assignee, dueDate);
    }
}
