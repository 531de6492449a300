package io.leasehold.postgres.inspection;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of the schemas, partitions and children too, and whatever else the application reaches; without those of extensions. */
final class Tables {
    /** Own schemas of tenants are inspected as places of their own. A role that inherits nothing from a group still becomes it by SET ROLE. */
    static final String ELSEWHERE = """
                                    (:whole and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
                                      and n.nspname !~ '^t_[0-9a-f]{32}$'
                                      and exists (select from unnest(:identities::oid[]) i where i <> 0 and has_schema_privilege(i, n.oid, 'usage')))""";

    /** Whether a relation {@code c} was granted to the application. */
    static final String GRANTED = """
                                  (exists (select from aclexplode(c.relacl) g where g.grantee = any(:identities::oid[]))
                                    or exists (select from pg_attribute ga, aclexplode(ga.attacl) g
                                      where ga.attrelid = c.oid and ga.attacl is not null and g.grantee = any(:identities::oid[])))""";

    /** Asks for each table by its index: where no statistics are kept yet, joins would be planned for a table or two. */
    private static final String SQL = """
                                      with recursive domains (oid, base, mod) as (
                                        select oid, typbasetype, typtypmod from pg_type where typtype = 'd'
                                        union all select d.oid, t.typbasetype, t.typtypmod from domains d join pg_type t on t.oid = d.base and t.typtype = 'd'
                                      ), bases as materialized (
                                        select d.* from domains d join pg_type t on t.oid = d.base and t.typtype <> 'd'
                                      )
                                      select n.nspname, c.oid, format('%I.%I', n.nspname, c.relname) as name, n.nspname || '.' || c.relname as plain,
                                        c.relkind = 'f' as is_foreign, c.relrowsecurity, c.relforcerowsecurity, a.attnum, a.attnotnull, a.atthasdef,
                                        format_type(a.atttypid, a.atttypmod) as type, coalesce((select l.collisdeterministic from pg_collation l where l.oid = a.attcollation), true) as exact,
                                        k.base = any(array[:type::oid]
                                          || case when :type::oid in ('text'::regtype, 'varchar'::regtype) then array['text'::regtype, 'varchar'::regtype]::oid[] end) as of_type,
                                        :size = '' or format_type(k.base, k.mod) = :size as of_size,
                                        array[format_type(k.base, -1), format_type(k.base, k.mod), case when k.base = 'varchar'::regtype then 'text' end] as same,
                                        c.oid in (select inhrelid from pg_inherits) as child, coalesce(obj_description(c.oid, 'pg_class'), '') as comment,
                                        $granted$ as reached
                                      from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                        left join lateral (select * from pg_attribute a where a.attrelid = c.oid and a.attname = :column and a.attnum > 0 and not a.attisdropped offset 0) a on true
                                        left join bases b on b.oid = a.atttypid
                                        left join lateral (select coalesce(b.base, a.atttypid), coalesce(b.mod, a.atttypmod)) k (base, mod) on true
                                      where c.relkind in ('r', 'p', 'f') and (n.nspname = any(:schemas) or $elsewhere$ and $granted$)
                                        and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
                                      order by 3"""
            .replace("$granted$", GRANTED).replace("$elsewhere$", ELSEWHERE);

    private Tables() {}

    static List<TenantTable> of(JdbcClient client, Map<String, ?> parameters) {
        return client.sql(SQL).params(parameters).query((row, _) -> {
            row.getInt("attnum");
            TenantTable.Column column = row.wasNull()
                    ? null
                    : new TenantTable.Column(row.getString("type"),
                            row.getBoolean("of_type") && row.getBoolean("of_size"),
                            row.getBoolean("of_type") && !row.getBoolean("of_size"), row.getBoolean("exact"),
                            row.getBoolean("attnotnull"), row.getBoolean("atthasdef"),
                            Stream.of((String[]) row.getArray("same").getArray()).filter(type -> type != null)
                                    .collect(Collectors.toSet()));
            return new TenantTable(row.getLong("oid"), row.getString("nspname"), row.getString("name"), row.getString(
                    "plain"), row.getBoolean("is_foreign"), row.getBoolean("child"), row.getBoolean("relrowsecurity"),
                    row.getBoolean("relforcerowsecurity"), column, row.getString("comment"), row.getBoolean("reached"));
        }).list();
    }
}
