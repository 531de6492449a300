package io.leasehold.postgres.inspection;

import java.util.List;

/** Keys begin with the tenant: others tell one tenant about another. Takes {@code :tables}, those with a tenant column, and {@code :column}. */
final class KeyChecks {
    /** The indexes of the tables with the constraints that they serve, without those that partitions have from their parents. */
    static final String INDEXES = """
                                  with indexes as (
                                    select n.nspname, format('%I.%I', n.nspname, r.relname) as tab, format('%I.%I', n.nspname, c.relname) as name, i.*, m.amname,
                                      r.relrowsecurity, a.attnum as tenant, quote_ident(a.attname) as col, k.oid as con, k.conname, k.contype, k.conkey, k.conexclop,
                                      k.condeferrable, k.condeferred, pg_get_indexdef(i.indexrelid) as def, pg_get_constraintdef(k.oid) as condef,
                                      exists (select from pg_constraint f where f.conindid = i.indexrelid and f.contype = 'f') as referenced,
                                      coalesce(di.description, '') like 'leasehold:exempt _%' or coalesce(dk.description, '') like 'leasehold:exempt _%' as exempt
                                    from unnest(:tables::oid[]) t (oid) join pg_class r on r.oid = t.oid join pg_namespace n on n.oid = r.relnamespace
                                      join pg_attribute a on a.attrelid = t.oid and a.attname = :column and not a.attisdropped
                                      join pg_index i on i.indrelid = t.oid join pg_class c on c.oid = i.indexrelid join pg_am m on m.oid = c.relam
                                      left join pg_constraint k on k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')
                                      left join pg_description di on di.objoid = i.indexrelid and di.classoid = 'pg_class'::regclass and di.objsubid = 0
                                      left join pg_description dk on dk.objoid = k.oid and dk.classoid = 'pg_constraint'::regclass
                                    where not c.relispartition
                                  )
                                  """;

    /** The definition of an index with the tenant in front, and nowhere else in the key: for one with expressions, which may name it too, there is none. */
    static final String REMADE = """
                                 case when tenant <> all(indkey::int2[]) or indexprs is null then
                                   format('drop index %s; %s%s%s;', name, replace(left(def, strpos(def, ' USING ' || amname || ' (') + length(amname) + 8), ' ON ONLY ', ' ON '),
                                     col, regexp_replace(', ' || substr(def, strpos(def, ' USING ' || amname || ' (') + length(amname) + 9),
                                       case when tenant = any(trim_array(indkey::int2[], indnatts - indnkeyatts))
                                         then ', ' || regexp_replace(col, '(\\W)', '\\\\\\1', 'g') || '( [^,()]*)?(?=[,)])' else '^$' end, '')) end""";

    private static final String COLUMNS = """
                                          concat_ws(', ', col, (select string_agg(quote_ident(a.attname), ', ' order by u.position)
                                            from unnest(conkey) with ordinality u (attnum, position) join pg_attribute a on a.attrelid = indrelid and a.attnum = u.attnum
                                            where u.attnum <> tenant))""";

    private static final String INCLUDED = """
                                           (select ' include (' || string_agg(quote_ident(a.attname), ', ') || ')'
                                             from unnest(indkey::int2[]) with ordinality u (attnum, position) join pg_attribute a on a.attrelid = indrelid and a.attnum = u.attnum
                                             where u.position > indnkeyatts)""";

    private static final Check KEY = new Check(Rule.KEY_WITHOUT_TENANT,
            INDEXES + """
                      select nspname, name, tab, case when indisprimary then 'primary key' when contype = 'x' then 'exclusion constraint' else 'unique key' end,
                        col, case when con is null then 'index ' || name else format('constraint %I on %s', conname, tab) end,
                        case when referenced or condef like '%WITHOUT OVERLAPS%' then null
                          when con is null then $remade$
                          when contype = 'x' then case when exists (select from pg_extension where extname = 'btree_gist') then format('alter table %s drop constraint %I, add constraint %I %s;', tab, conname, conname,
                            regexp_replace(condef, ' USING (\\w+) \\(', ' USING \\1 (' || col || ' WITH =, ')) end
                          else format('alter table %s drop constraint %I, add constraint %I %s (%s)%s%s%s;', tab, conname, conname,
                            substring(condef from '^[A-Z ]+[A-Z]'), $columns$, $included$, case when condeferrable then ' deferrable' end,
                            case when condeferred then ' initially deferred' end) end
                      from indexes
                      where not exempt and case when contype = 'x'
                          then not exists (select from unnest(conkey, conexclop) e (attnum, op) join pg_operator o on o.oid = e.op
                            where e.attnum = tenant and o.oprname = '=')
                          else indisunique and indkey[0] <> tenant end
                      order by tab, name"""
                    .replace("$remade$", REMADE).replace("$columns$", COLUMNS).replace("$included$", INCLUDED),
            "The %3$s %1$s of %2$s does not begin with %4$s.",
            "Make %4$s its first column; one that has to span tenants says so: comment on %5$s is 'leasehold:exempt <reason>'.");

    static final List<Check> ALL = List.of(KEY);

    private KeyChecks() {}
}
