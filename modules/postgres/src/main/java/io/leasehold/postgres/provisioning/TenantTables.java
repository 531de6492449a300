package io.leasehold.postgres.provisioning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All tables of a database that have rows of tenants side by side, whoever made them: found by their column {@code tenant_id}, in all schemas but
 * tenants' own. A table keeps its rows when the comment on that column says {@code leasehold:keep <reason>}.
 */
final class TenantTables {
    /** Tables that reference each other come with the same rank; one that references another comes before it. */
    private static final String TABLES = """
                                         with recursive tables as (
                                           select c.oid, format('%I.%I', n.nspname, c.relname) as name, c.relkind = 'p' as partitioned,
                                               c.relrowsecurity and (c.relforcerowsecurity or c.relowner <> current_user::regrole) and not exists (
                                                 select from pg_policy p where p.polrelid = c.oid and p.polcmd = '*' and p.polpermissive
                                                   and current_user::regrole = any(p.polroles) and pg_get_expr(p.polqual, c.oid) = 'true') as hidden
                                             from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                               join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
                                            where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't'
                                              and (n.nspname = :schema or :schema = '' and n.nspname !~ '^(pg_.*|information_schema|t_[0-9a-f]{32})$')
                                              and a.atttypid in ('uuid'::regtype, 'text'::regtype, 'varchar'::regtype)
                                              and coalesce(col_description(c.oid, a.attnum), '') not like 'leasehold:keep _%'
                                         ), reaches(source, target) as (
                                           select oid, oid from tables
                                           union
                                           select r.source, k.confrelid from reaches r join pg_constraint k on k.conrelid = r.target and k.contype = 'f'
                                             join tables t on t.oid = k.confrelid
                                         )
                                         select t.name, t.partitioned, t.hidden, exists (select from pg_constraint k where k.conrelid = t.oid and k.confrelid = t.oid) as self,
                                             (select string_agg(r.source::text, ',' order by r.source::text) from reaches r where r.target = t.oid) as sources,
                                             (select count(*) from reaches r where r.target = t.oid) as rank
                                           from tables t order by rank, sources, t.name
                                         """;

    private final JdbcClient sql;
    private final List<List<Table>> groups;
    private final int batch;

    private record Table(String name, boolean whole, boolean hidden, String sources) {}

    private TenantTables(JdbcClient sql, List<List<Table>> groups, int batch) {
        this.sql = sql;
        this.groups = groups;
        this.batch = batch;
    }

    /**
     * The tables of the database that this owner is connected to.
     *
     * @param schema the only schema to look into, or empty for all
     * @param except qualified names of tables that are somebody else's task
     * @param batch how many rows to delete with one statement
     */
    static TenantTables of(OwnerConnection owner, String schema, Set<String> except, int batch) {
        List<Table> tables = owner.sql().sql(TABLES).param("schema", schema).query((row, number) -> new Table(row
                .getString("name"), row.getBoolean("partitioned") || row.getBoolean("self"), row.getBoolean("hidden"),
                row.getString("sources"))).list();
        tables.stream().filter(Table::hidden).findFirst().ifPresent(table -> {
            throw new ProvisioningException("The table " + table.name() + " hides rows from its owner, so nobody could "
                    + "tell whether any are left. Call leasehold.protect for it in a migration.");
        });
        Map<String, List<Table>> groups = tables.stream().filter(table -> !except.contains(table.name())).collect(
                Collectors.groupingBy(Table::sources, LinkedHashMap::new, Collectors.toList()));
        return new TenantTables(owner.sql(), List.copyOf(groups.values()), batch);
    }

    /** How many rows each table has of the tenant; tables without any are left out. */
    Map<String, Long> count(UUID tenant) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Table table : groups.stream().flatMap(List::stream).toList()) {
            long rows = sql.sql("select count(*) from " + table.name() + " where tenant_id = '" + tenant + "'").query(
                    Long.class).single();
            if (rows > 0) {
                counts.put(table.name(), rows);
            }
        }
        return counts;
    }

    /** Whether no tenant has a row in any. */
    boolean areEmpty() {
        return groups.stream().flatMap(List::stream).noneMatch(table -> sql.sql("select exists (select from " + table
                .name() + ")").query(Boolean.class).single());
    }

    /** How many tables there are. */
    int size() {
        return groups.stream().mapToInt(List::size).sum();
    }

    /** Deletes them, tables that reference others first, and never so many at once that others feel it where that can be avoided. */
    void delete(UUID tenant) {
        for (List<Table> group : groups) {
            if (group.size() == 1 && !group.getFirst().whole()) {
                deleteInBatches(group.getFirst().name(), tenant);
            } else {
                deleteTogether(group, tenant);
            }
        }
    }

    private void deleteInBatches(String table, UUID tenant) {
        String statement = "delete from " + table + " where ctid = any(array(select ctid from " + table
                + " where tenant_id = '" + tenant + "' limit " + batch + "))";
        while (sql.sql(statement).update() > 0) {
            // Each batch is a transaction of its own, and what is gone stays gone when the process dies.
        }
    }

    /** Tables that reference each other, or themselves, are whole again only at the end of the statement. */
    private void deleteTogether(List<Table> group, UUID tenant) {
        List<String> deletions = new ArrayList<>();
        for (Table table : group) {
            deletions.add("delete from " + table.name() + " where tenant_id = '" + tenant + "'");
        }
        String last = deletions.removeLast();
        String before = deletions.stream().map(deletion -> "d" + deletions.indexOf(deletion) + " as (" + deletion + ")")
                .collect(Collectors.joining(", "));
        sql.sql((before.isEmpty() ? "" : "with " + before + " ") + last).update();
    }
}
