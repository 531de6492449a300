package io.leasehold.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.Placement;
import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantLimits;
import io.leasehold.core.TenantStatus;

/** Reads tenants from rows of the directory, for every query that has its columns among others. */
public final class DirectoryRow {
    /** The columns that a tenant is made of, of a table that the query calls {@code t}. */
    public static final String COLUMNS = "t.tenant_id, t.slug, t.status, t.placement, t.server, t.location, "
            + "t.connection_limit, t.statement_timeout_ms, t.idle_in_transaction_timeout_ms";

    private DirectoryRow() {}

    /** The tenant of a row. */
    public static Tenant tenant(ResultSet row) throws SQLException {
        return new Tenant(new TenantId(row.getObject("tenant_id", UUID.class)), new Slug(row.getString("slug")),
                TenantStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)), placement(row), limits(row));
    }

    private static Placement placement(ResultSet row) throws SQLException {
        return placement(row.getString("placement"), row.getString("server"), row.getString("location"));
    }

    /**
     * The placement that columns say.
     *
     * @param kind shared, schema or database
     * @param location the name of the own schema or the own database
     */
    public static Placement placement(String kind, String server, @Nullable String location) {
        return switch (kind) {
            case "shared" -> new Placement.SharedTables(server);
            case "schema" -> new Placement.OwnSchema(server, named(kind, location));
            case "database" -> new Placement.OwnDatabase(server, named(kind, location));
            default -> throw new IllegalStateException("A placement of the kind \"" + kind
                    + "\" was found, which this version does not know. Update it.");
        };
    }

    private static String named(String kind, @Nullable String location) {
        return Objects.requireNonNull(location, () -> "An own " + kind + " without its name was found.");
    }

    /** The kind of a placement, as a column says it. */
    public static String kind(Placement placement) {
        return switch (placement) {
            case Placement.SharedTables _ -> "shared";
            case Placement.OwnSchema _ -> "schema";
            case Placement.OwnDatabase _ -> "database";
        };
    }

    /** The column {@code location} of a placement: the name of the own schema or the own database. */
    public static @Nullable String location(Placement placement) {
        return switch (placement) {
            case Placement.SharedTables _ -> null;
            case Placement.OwnSchema own -> own.schema();
            case Placement.OwnDatabase own -> own.database();
        };
    }

    private static TenantLimits limits(ResultSet row) throws SQLException {
        int connections = row.getInt("connection_limit");
        return new TenantLimits(row.wasNull() ? OptionalInt.empty() : OptionalInt.of(connections), duration(row,
                "statement_timeout_ms"), duration(row, "idle_in_transaction_timeout_ms"));
    }

    private static Optional<Duration> duration(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }
}
