package io.leasehold.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.Placement;
import io.leasehold.core.Tenant;
import io.leasehold.platform.operator.OperatedTenant;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.DirectoryRow;

/**
 * A tenant as commands show it.
 *
 * @param location its own schema or database
 * @param connections how many of its requests may work on the database at the same time, on each node; null as for everybody
 * @param work what is being done to it, or was when that was cut off
 */
record TenantLine(UUID id, String slug, String name, String status, String placement, String server, String location,
        boolean canary, @Nullable Integer connections, @Nullable Long statementTimeoutMs,
        @Nullable Long idleInTransactionTimeoutMs, Instant createdAt, @Nullable Instant dropAt,
        OperatedTenant.@Nullable Work work) {

    static TenantLine of(OperatedTenant operated) {
        Tenant tenant = operated.tenant();
        Placement placement = tenant.placement();
        return new TenantLine(tenant.id().value(), tenant.slug().value(), operated.name(), tenant.status().name()
                .toLowerCase(Locale.ROOT), DirectoryRow.kind(placement), placement.server(),
                Objects.requireNonNullElse(DirectoryRow.location(placement), DatabaseAccess.TENANT_SCHEMA),
                operated.canary(), tenant.limits().connections().isPresent()
                        ? tenant.limits().connections().getAsInt()
                        : null,
                tenant.limits().statementTimeout().map(timeout -> timeout.toMillis()).orElse(null), tenant.limits()
                        .idleInTransactionTimeout().map(timeout -> timeout.toMillis()).orElse(null),
                operated.createdAt(), operated.dropAt(), operated.work());
    }

    static Table<TenantLine> table() {
        return new Table<TenantLine>().text("SLUG", TenantLine::slug).text("NAME", TenantLine::name).text("STATUS",
                TenantLine::statusInWords).text("PLACEMENT", TenantLine::placement).text("SERVER", TenantLine::server)
                .text("LOCATION", TenantLine::location).text("CREATED", line -> day(line.createdAt));
    }

    /** With what is not as it should stay. */
    String statusInWords() {
        String what = dropAt == null ? status : status + ", dropped on " + day(dropAt);
        return work == null
                ? what
                : what + " (" + work.step() + (work.error() == null ? "" : ", failed " + work.attempts() + " times")
                        + ")";
    }

    String describe() {
        StringBuilder text = new StringBuilder();
        line(text, "Slug", slug);
        line(text, "Name", Table.shown(name));
        line(text, "Id", id.toString());
        line(text, "Status", statusInWords());
        line(text, "Placement", placement + " on " + server + ", in " + location);
        line(text, "Connections", connections == null ? "as everybody" : "at most " + connections + " on each node");
        line(text, "Statements", limit(statementTimeoutMs));
        line(text, "Idle in transaction", limit(idleInTransactionTimeoutMs));
        line(text, "Migrated", canary ? "before the others (canary)" : "with the others");
        line(text, "Created", createdAt.truncatedTo(ChronoUnit.SECONDS).toString());
        if (work != null && work.error() != null) {
            line(text, "Failed with", Table.shown(work.error()));
        }
        return text.toString().stripTrailing();
    }

    private static void line(StringBuilder text, String what, String value) {
        text.append("%-20s %s%n".formatted(what, value));
    }

    private static String limit(@Nullable Long millis) {
        return millis == null ? "as everybody" : "at most " + millis + " ms";
    }

    private static String day(Instant instant) {
        return instant.toString().substring(0, 10);
    }
}
