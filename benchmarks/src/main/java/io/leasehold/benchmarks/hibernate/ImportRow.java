package io.leasehold.benchmarks.hibernate;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** An import of a file. */
@Entity
@Table(name = "imports")
class ImportRow {
    @Id
    @Nullable
    UUID id;
    @TenantId
    @Column(name = "tenant_id")
    @Nullable
    UUID tenant;
    @Column(name = "file_name")
    @Nullable
    String fileName;
    @Nullable
    String outcome;

    /** For Hibernate. */
    ImportRow() {}
}
