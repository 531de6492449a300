package io.leasehold.benchmarks.hibernate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A task. */
@Entity
@Table(name = "tasks")
class TaskRow {
    private static final UUID CREATOR = new UUID(7, 7);

    @Id
    @Nullable
    UUID id;
    @TenantId
    @Column(name = "tenant_id")
    @Nullable
    UUID tenant;
    @Nullable
    String title;
    @Nullable
    String description;
    @Nullable
    String status;
    @Nullable
    String priority;
    @Nullable
    UUID assignee;
    @Column(name = "due_date")
    @Nullable
    LocalDate dueDate;
    @Column(name = "created_by")
    @Nullable
    UUID createdBy;
    @Column(name = "created_at")
    @Nullable
    Instant createdAt;
    @Column(name = "updated_at")
    @Nullable
    Instant updatedAt;
    long version;

    /** For Hibernate. */
    TaskRow() {}

    static TaskRow open(UUID id, Instant now) {
        TaskRow task = new TaskRow();
        task.id = id;
        task.title = "Count the shelves";
        task.status = "open";
        task.priority = "normal";
        task.createdBy = CREATOR;
        task.createdAt = now;
        task.updatedAt = now;
        task.version = 1;
        return task;
    }
}
