package io.leasehold.benchmarks.hibernate;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** What was wrong in an import. */
@Entity
@IdClass(ErrorRow.Key.class)
@Table(name = "import_errors")
class ErrorRow {
    /** Which import, and the how manieth of its errors. */
    record Key(UUID importId, int position) {}

    @Id
    @Column(name = "import_id")
    @Nullable
    UUID importId;
    @Id
    int position;
    @TenantId
    @Column(name = "tenant_id")
    @Nullable
    UUID tenant;
    @Nullable
    String pointer;
    @Nullable
    String code;
    @Nullable
    String detail;

    /** For Hibernate. */
    ErrorRow() {}
}
