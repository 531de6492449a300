package io.leasehold.postgres.inspection;

import java.util.List;

/** Foreign keys compare the tenants of both sides: PostgreSQL checks them past all policies. Parameters as in {@link KeyChecks}. */
final class ForeignKeyChecks {
    private static final String ACTION = """
                                         case k.conf$what$type when 'r' then ' on $name$ restrict' when 'c' then ' on $name$ cascade'
                                           when 'n' then ' on $name$ set null$columns$' when 'd' then ' on $name$ set default$columns$' end""";

    private static final String DELETED = ACTION.replace("$what$", "del").replace("$name$", "delete").replace(
            "$columns$", " (' || pairs.near || ')");
    private static final String UPDATED = ACTION.replace("$what$", "upd").replace("$name$", "update").replace(
            "$columns$", "");

    static final List<Check> ALL = List.of(new Check(Rule.FOREIGN_KEY_WITHOUT_TENANT,
            """
            with tables as (
              select t.oid, n.nspname, format('%I.%I', n.nspname, c.relname) as name, a.attnum, quote_ident(a.attname) as col
              from unnest(:tables::oid[]) t (oid) join pg_class c on c.oid = t.oid join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = t.oid and a.attname = :column and not a.attisdropped
            )
            select t.nspname, format('%s.%I', t.name, k.conname), format('%I', k.conname), t.name, target.name, t.col,
              case when pairs.near is not null then
                case when not unique_there then format('alter table %s add unique (%s, %s); ', target.name, target.col, pairs.far) else '' end
                || format('alter table %s drop constraint %I, add constraint %I foreign key (%s, %s) references %s (%s, %s)%s%s%s%s;', t.name, k.conname,
                  k.conname, t.col, pairs.near, target.name, target.col, pairs.far, $updated$, $deleted$,
                  case when k.condeferrable then ' deferrable' end, case when k.condeferred then ' initially deferred' end) end
            from tables t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f' cross join lateral (
                select c.oid, format('%I.%I', n.nspname, c.relname) as name, a.attnum, quote_ident(a.attname) as col from pg_class c join pg_namespace n on n.oid = c.relnamespace
                  join pg_attribute a on a.attrelid = c.oid and a.attname = :column and not a.attisdropped
                where c.oid = k.confrelid offset 0) target
              left join pg_description d on d.objoid = k.oid and d.classoid = 'pg_constraint'::regclass,
              lateral (select string_agg(quote_ident(f.attname), ', ' order by u.position) as near, string_agg(quote_ident(r.attname), ', ' order by u.position) as far,
                  array_agg(u.far) as attnums
                from unnest(k.conkey, k.confkey) with ordinality u (near, far, position) join pg_attribute f on f.attrelid = k.conrelid and f.attnum = u.near
                  join pg_attribute r on r.attrelid = k.confrelid and r.attnum = u.far
                where u.near <> t.attnum and u.far <> target.attnum) pairs,
              lateral (select exists (select from pg_index i where i.indrelid = k.confrelid and i.indisunique and i.indpred is null and i.indexprs is null
                and array(select k.attnum from unnest(i.indkey::int2[]) with ordinality k (attnum, position) where k.position <= i.indnkeyatts order by 1)
                  = array(select x from unnest(pairs.attnums || target.attnum) x order by 1)) as unique_there) u
            where k.conparentid = 0 and k.confrelid = any(:tables::oid[]) and coalesce(d.description, '') not like 'leasehold:exempt _%'
              and not exists (select from unnest(k.conkey, k.confkey) u (near, far) where u.near = t.attnum and u.far = target.attnum)
            order by 2"""
                    .replace("$updated$", UPDATED).replace("$deleted$", DELETED),
            "The foreign key %2$s of %3$s does not begin with %5$s, so it takes rows of other tenants in %4$s.",
            "Make it (%5$s, …) references %4$s (%5$s, …); one that has to span tenants says so: "
                    + "comment on constraint %2$s on %3$s is 'leasehold:exempt <reason>'."));

    private ForeignKeyChecks() {}
}
