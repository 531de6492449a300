package io.leasehold.postgres.inspection;

import java.util.List;

/** Keys and indexes begin with the tenant: others tell one tenant about another, or point at its rows. Parameters as in {@link TableChecks}. */
final class KeyChecks {
    static final List<Check> ALL = List.of(new Check(Rule.KEY_WITHOUT_TENANT,
            TableChecks.TENANT_TABLES
                    + """
                              select t.name, format('%I.%I', n.nspname, c.relname),
                                case when i.indisprimary then 'primary key' when i.indisunique then 'unique key' else 'index' end,
                                case when k.oid is null then format('index %I.%I', n.nspname, c.relname)
                                  else format('constraint %I on %s', k.conname, t.name) end
                              from tenant_tables t join pg_index i on i.indrelid = t.oid join pg_class c on c.oid = i.indexrelid
                      join pg_namespace n on n.oid = c.relnamespace
                                left join pg_constraint k on k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')
                              where t.attnum is not null and i.indkey[0] <> t.attnum and not c.relispartition
                                and coalesce(obj_description(i.indexrelid, 'pg_class'), '') not like 'leasehold:exempt _%'
                                and coalesce(obj_description(k.oid, 'pg_constraint'), '') not like 'leasehold:exempt _%'
                              order by 1, 2""",
            "The %3$s %2$s of %1$s does not begin with tenant_id.",
            "Make tenant_id its first column; one that has to span tenants says so: comment on %4$s is 'leasehold:exempt <reason>'."),
            new Check(Rule.FOREIGN_KEY_WITHOUT_TENANT,
                    TableChecks.TENANT_TABLES
                            + """
                              select t.name, k.conname, target.name
                              from tenant_tables t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
                                join tenant_tables target on target.oid = k.confrelid
                              where k.conparentid = 0
                                and (k.conkey[1] is distinct from t.attnum or k.confkey[1] is distinct from target.attnum)
                                and coalesce(obj_description(k.oid, 'pg_constraint'), '') not like 'leasehold:exempt _%'
                              order by 1, 2""",
                    "The foreign key %2$s of %1$s does not begin with tenant_id, so it takes rows of other tenants in %3$s.",
                    "Make it (tenant_id, …) references %3$s (tenant_id, …); one that has to span tenants says so: "
                            + "comment on constraint %2$s on %1$s is 'leasehold:exempt <reason>'."));

    private KeyChecks() {}
}
