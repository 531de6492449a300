package io.leasehold.postgres.inspection;

import java.util.List;

/** What leads from this database into others, where none of its policies holds. Takes {@code :everybody}, whose rights the application has. */
final class RemoteChecks {
    private static final Check SERVER = new Check(Rule.FOREIGN_SERVER,
            """
            with ways as (
              select format('foreign server %I', s.srvname) as name, s.srvowner as owner, coalesce(s.srvacl, acldefault('S', s.srvowner)) as acl,
                format('alter server %I owner to %I;', s.srvname, pg_get_userbyid(b.datdba)) as give_away, obj_description(s.oid, 'pg_foreign_server') as comment
              from pg_foreign_server s, pg_database b where b.datname = current_database()
              union all
              select format('foreign data wrapper %I', w.fdwname), w.fdwowner, coalesce(w.fdwacl, acldefault('F', w.fdwowner)), null,
                obj_description(w.oid, 'pg_foreign_data_wrapper')
              from pg_foreign_data_wrapper w
            ), unexempt as (select * from ways where coalesce(comment, '') not like 'leasehold:exempt _%')
            select null, name, $to$, format('revoke usage on %s from %s;', name, $to$)
            from unexempt, aclexplode(acl) g where g.grantee = any(:everybody::oid[]) and g.grantee <> owner group by name
            union all
            select null, name, quote_ident(pg_get_userbyid(owner)), give_away from unexempt where owner = any(:everybody::oid[])
            order by 2"""
                    .replace("$to$", GrantChecks.TO),
            "The %1$s may be used by %2$s, and no policy of this database holds what is behind it.",
            "Take that right from the application; one that leads to nothing of tenants says so by a comment that begins with leasehold:exempt.");

    private static final Check ACCESS = new Check(Rule.REMOTE_ACCESS,
            """
            with people as (
              select p.oid, $to$ as people
              from pg_extension x join pg_depend d on d.refclassid = 'pg_extension'::regclass and d.refobjid = x.oid and d.classid = 'pg_proc'::regclass and d.deptype = 'e'
                join pg_proc p on p.oid = d.objid, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g
              where x.extname = 'dblink' and coalesce(obj_description(x.oid, 'pg_extension'), '') not like 'leasehold:exempt _%'
                and g.grantee = any(:everybody::oid[]) and g.grantee <> p.proowner
                and exists (select from unnest(:everybody::oid[]) i where i <> 0 and has_schema_privilege(i, p.pronamespace, 'usage'))
              group by p.oid
            )
            select null, format('user mapping on server %I', m.srvname), format('The server %I keeps a user mapping for %s', m.srvname,
                case m.umuser when 0 then 'public' else quote_ident(m.usename) end),
              format('drop user mapping for %s server %I;', case m.umuser when 0 then 'public' else quote_ident(m.usename) end, m.srvname)
            from pg_user_mappings m
            where m.umuser = any(:everybody::oid[]) and coalesce(obj_description(m.srvid, 'pg_foreign_server'), '') not like 'leasehold:exempt _%'
            union all
            select null, 'extension dblink', 'The application may call functions of the extension dblink',
              string_agg(format('revoke execute on routine %s from %s;', oid::regprocedure, people), E'\\n' order by oid::regprocedure::text)
            from people having count(*) > 0
            order by 2"""
                    .replace("$to$", GrantChecks.TO),
            "%2$s, by which a statement reaches another database, or this one anew and unbound.",
            "Take it from the application.");

    static final List<Check> ALL = List.of(SERVER, ACCESS);

    private RemoteChecks() {}
}
