package io.leasehold.postgres.inspection;

import java.util.List;

/** What all tenants have in common beside tables: sequences, large objects, publications, and settings that bind behind everybody's back. */
final class SharedChecks {
    private static final Check SEQUENCE = new Check(Rule.SEQUENCE_SHARED,
            """
            with uses as (
              select d.objid as seq, d.refobjid as tab, d.refobjsubid::int as attnum from pg_depend d
              where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.deptype in ('i', 'a') and d.refobjsubid > 0
              union select d.refobjid, f.adrelid, f.adnum::int from pg_attrdef f join pg_depend d on d.classid = 'pg_attrdef'::regclass and d.objid = f.oid
                and d.refclassid = 'pg_class'::regclass
            )
            select n.nspname, format('%I.%I', n.nspname, c.relname), coalesce(', which fills ' || string_agg(quote_ident(tn.nspname) || '.' || quote_ident(tc.relname) || '.' || quote_ident(a.attname), ', '
              order by tn.nspname, tc.relname, a.attname) || ',', ''), null
            from pg_class c join pg_namespace n on n.oid = c.relnamespace left join uses u on u.seq = c.oid
              left join pg_class tc on tc.oid = u.tab left join pg_namespace tn on tn.oid = tc.relnamespace
              left join pg_attribute a on a.attrelid = u.tab and a.attnum = u.attnum
            where c.relkind = 'S' and (u.tab = any(:tables::oid[]) and not tc.relispartition or u.tab is null and n.nspname = any(:schemas) and $granted$)
              and coalesce(obj_description(c.oid, 'pg_class'), '') not like 'leasehold:exempt _%'
              and coalesce(col_description(u.tab, u.attnum), '') not like 'leasehold:exempt _%'
            group by 1, 2 order by 2"""
                    .replace("$granted$", Tables.GRANTED),
            "The sequence %1$s%2$s counts for all tenants, so that each learns from its own numbers how much the others do.",
            "Take UUIDs, or numbers that each tenant counts by itself; one whose numbers no tenant sees says so: "
                    + "comment on sequence %1$s is 'leasehold:exempt <reason>'.");

    private static final Check LARGE_OBJECTS = new Check(Rule.LARGE_OBJECTS,
            """
            with columns as (
              select n.nspname, format('%I.%I', n.nspname, c.relname) as tab, quote_ident(a.attname) as col
              from unnest(:tables::oid[]) t (oid) join pg_class c on c.oid = t.oid join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped join pg_type y on y.oid = a.atttypid
              where (a.atttypid = 'oid'::regtype or y.typname = 'lo' and y.typbasetype = 'oid'::regtype)
                and coalesce(col_description(c.oid, a.attnum), '') not like 'leasehold:exempt _%'
            )
            select nspname, tab || '.' || col, 'The column ' || col || ' of ' || tab || ' points at large objects',
              format('alter table %s alter column %s type bytea using lo_get(%s);', tab, col, col) from columns
            union all
            select null, 'large objects', 'The application can read large objects', null
            where :whole and not exists (select from columns) and exists (select from pg_largeobject_metadata m
              where m.lomowner = any(:identities::oid[]) or exists (select from aclexplode(m.lomacl) g where g.grantee = any(:identities::oid[])))
            order by 2""",
            "%2$s, which no policy governs: whoever knows or guesses a number reads the object.",
            "Keep the bytes in the row, as bytea, or outside of the database.");

    /** A row filter keeps to one tenant when it, or the first of conditions that all have to hold, compares its column with a constant. */
    private static final Check PUBLICATION = new Check(Rule.PUBLICATION,
            """
            with whole as (
              select r.*
              from pg_publication_rel r,
                lateral (select regexp_replace(quote_ident(:column), '(\\W)', '\\\\\\1', 'g')) c (col),
                lateral (select '(' || col || '|\\(' || col || '\\)::text) = (''([^'']|'''')*''(::[\\w ."]+(\\(\\d+\\))?)?|\\d+)') e (equal)
              where r.prrelid = any(:tables::oid[])
                and coalesce(pg_get_expr(r.prqual, r.prrelid), '') !~ ('^\\((' || equal || '\\)$|\\(' || equal || '\\) AND )')
            )
            select null, format('publication %I', p.pubname), case when p.puballtables then null else concat_ws(E'\\n',
              (select format('alter publication %I drop table %s;', p.pubname, string_agg(format('%I.%I', n.nspname, c.relname), ', '))
                from whole r join pg_class c on c.oid = r.prrelid join pg_namespace n on n.oid = c.relnamespace
                where r.prpubid = p.oid having count(*) > 0),
              (select format('alter publication %I drop tables in schema %s;', p.pubname, string_agg(quote_ident(n.nspname), ', '))
                from pg_publication_namespace s join pg_namespace n on n.oid = s.pnnspid where s.pnpubid = p.oid and n.nspname = any(:schemas) having count(*) > 0)) end
            from pg_publication p
            where coalesce(obj_description(p.oid, 'pg_publication'), '') not like 'leasehold:exempt _%' and (
              p.puballtables
              or exists (select from whole r where r.prpubid = p.oid)
              or exists (select from pg_publication_namespace s join pg_class c on c.relnamespace = s.pnnspid
                where s.pnpubid = p.oid and c.oid = any(:tables::oid[])))
            order by 2""",
            "The %1$s carries rows of all tenants to whoever subscribes.",
            "Publish with a row filter for a tenant, or say why it may: comment on %1$s is 'leasehold:exempt <reason>'.");

    private static final Check SETTING = new Check(Rule.SETTING_OF_TENANT,
            """
            with settings as (
              select s.setrole, format('alter %s%s reset ', case when s.setrole = 0 then case when s.setdatabase = 0 then 'role all' else format('database %I', d.datname) end
                  else format('role %I', pg_get_userbyid(s.setrole)) end,
                case when s.setrole <> 0 and s.setdatabase <> 0 then format(' in database %I', d.datname) end) || :setting || ';' as mend
              from pg_db_role_setting s left join pg_database d on d.oid = s.setdatabase
              where (s.setdatabase = 0 or d.datname = current_database()) and (s.setrole = 0 or pg_get_userbyid(s.setrole) = any(:roles))
                and exists (select from unnest(s.setconfig) entry where lower(split_part(entry, '=', 1)) = lower(:setting))
            )
            select null, substring(mend from '^alter (.*) reset '), 'The ' || substring(mend from '^alter (.*) reset ') || ' has', :setting, mend from settings
            union all
            select null, 'connections', 'Connections begin with', :setting, null
            where coalesce(current_setting(:setting, true), '') <> ''
              and not exists (select from settings s where s.setrole = 0 or pg_get_userbyid(s.setrole) = session_user)
            order by 2""",
            "%2$s a setting of %3$s, which would bind whatever is unbound.",
            "Reset it as an administrator; where no role and no database has it, it is in the server's configuration or in the address of the database.");

    /** What concerns the database, and what concerns tables that tenants share. */
    static final List<Check> DATABASE = List.of(PUBLICATION, SETTING);
    static final List<Check> TABLES = List.of(LARGE_OBJECTS);
    static final List<Check> COMMON = List.of(SEQUENCE);

    private SharedChecks() {}
}
