package io.leasehold.depot.product;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.leasehold.depot.listing.Conditions;
import io.leasehold.depot.listing.Position;
import io.leasehold.depot.listing.Slice;

/** Past imports, what was wrong in them, and the one that is under way. */
@Repository
class ImportRepository {
    private static final String COLUMNS = "id, file_name, imported_by, started_at, finished_at, outcome, partial, created,"
            + " updated, failed";

    private final JdbcClient jdbc;

    ImportRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the end of the transaction nobody else imports for this organization; false when somebody does already. */
    boolean lock(Tenant tenant) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('products.import ' || :tenant, 0))")
                .param("tenant", tenant.id().toString())
                .query(Boolean.class)
                .single();
    }

    void insert(Tenant tenant, PastImport past, @Nullable Headings headings, List<BadLine> bad) {
        sql(tenant,
                """
                insert into imports (tenant_id, id, file_name, imported_by, started_at, finished_at, outcome, partial,
                    created, updated, failed, headings)
                values (:tenant, :id, :file_name, :imported_by, :started_at, :finished_at, :outcome, :partial,
                    :created, :updated, :failed, :headings)""")
                .param("id", past.id())
                .param("file_name", past.fileName(), Types.VARCHAR)
                .param("imported_by", past.importedBy().value())
                .param("started_at", utc(past.startedAt()))
                .param("finished_at", utc(past.finishedAt()))
                .param("outcome", past.outcome().text())
                .param("partial", past.partial())
                .param("created", past.created())
                .param("updated", past.updated())
                .param("failed", past.failed())
                .param("headings", headings == null ? null : BadLinesFile.line(headings.cells()), Types.VARCHAR)
                .update();
        if (!bad.isEmpty()) {
            insert(tenant, past.id(), bad);
        }
    }

    private void insert(Tenant tenant, UUID id, List<BadLine> bad) {
        sql(tenant,
                """
                insert into import_errors (tenant_id, import_id, position, line, pointer, code, detail, cells)
                select :tenant, :import, error.position, error.line, error.pointer, error.code, error.detail, error.cells
                from unnest(:positions, :lines, :pointers, :codes, :details, :cells)
                    as error (position, line, pointer, code, detail, cells)""")
                .param("import", id)
                .param("positions", array("int4", bad, index -> index))
                .param("lines", array("int8", bad, index -> bad.get(index).error().line()))
                .param("pointers", array("text", bad, index -> bad.get(index).error().pointer()))
                .param("codes", array("text", bad, index -> bad.get(index).error().code()))
                .param("details", array("text", bad, index -> bad.get(index).error().detail()))
                .param("cells", array("text", bad, index -> bad.get(index).line()))
                .update();
    }

    List<Slice.Row<PastImport>> list(Tenant tenant, Slice slice) {
        Conditions conditions = new Conditions().startingAfter(slice);
        String select = """
                        select %s, %s as sort_key from imports
                        where tenant_id = :tenant%s
                        order by %s limit :rows""".formatted(COLUMNS, slice.order().keyAsText(), conditions.sql(),
                slice.order().orderBy());
        return sql(tenant, select).params(conditions.parameters()).param("rows", slice.rowsToRead()).query((row,
                number) -> {
            PastImport past = past(row);
            return new Slice.Row<>(past, new Position(row.getString("sort_key"), past.id()));
        }).list();
    }

    Optional<PastImport> find(Tenant tenant, UUID id) {
        return sql(tenant, "select " + COLUMNS + " from imports where tenant_id = :tenant and id = :id").param("id", id)
                .query((row, number) -> past(row)).optional();
    }

    List<ImportError> errors(Tenant tenant, UUID id, int most) {
        return sql(tenant, """
                           select line, pointer, code, detail from import_errors
                           where tenant_id = :tenant and import_id = :id order by position limit :most""")
                .param("id", id)
                .param("most", most)
                .query((row, number) -> error(row))
                .list();
    }

    List<BadLine> badLines(Tenant tenant, UUID id) {
        return sql(tenant, """
                           select line, pointer, code, detail, cells from import_errors
                           where tenant_id = :tenant and import_id = :id order by position""")
                .param("id", id)
                .query((row, number) -> new BadLine(error(row), row.getString("cells")))
                .list();
    }

    /** The line of headings of the file, as far as it was understood. */
    List<String> headings(Tenant tenant, UUID id) {
        return sql(tenant,
                "select headings from imports where tenant_id = :tenant and id = :id and headings is not null")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(BadLinesFile::cells)
                .orElse(List.of());
    }

    private StatementSpec sql(Tenant tenant, String sql) {
        return jdbc.sql(sql).param("tenant", tenant.id().value());
    }

    private static SqlArrayValue array(String type, List<BadLine> bad, IntFunction<?> value) {
        return new SqlArrayValue(type, IntStream.range(0, bad.size()).mapToObj(value).toArray());
    }

    private static ImportError error(ResultSet row) throws SQLException {
        return new ImportError(row.getLong("line"), row.getString("pointer"), row.getString("code"), row.getString(
                "detail"));
    }

    private static PastImport past(ResultSet row) throws SQLException {
        return new PastImport(row.getObject("id", UUID.class),
                row.getString("file_name"),
                new UserId(row.getObject("imported_by", UUID.class)),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("finished_at", OffsetDateTime.class).toInstant(),
                ImportOutcome.of(row.getString("outcome")),
                row.getBoolean("partial"),
                row.getInt("created"),
                row.getInt("updated"),
                row.getInt("failed"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
