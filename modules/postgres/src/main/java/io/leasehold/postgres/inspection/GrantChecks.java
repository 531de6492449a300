package io.leasehold.postgres.inspection;

import java.util.List;

/**
 * Privileges of the application that no policy governs. They are read from the access lists, so that what a role has by being a superuser, an owner or a
 * member is one fault and not hundreds. Takes {@code :everybody}, whose rights the application has, and {@code :looked}, all tables.
 */
final class GrantChecks {
    /** Who was granted something, as SQL names them. */
    static final String TO = "string_agg(distinct case when g.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(g.grantee)) end, ', ')";
    static final String WHAT = "string_agg(distinct lower(g.privilege_type), ', ')";

    private static final Check CREATE = new Check(Rule.GRANT_CREATE,
            """
            select null, o.name, $to$, string_agg(distinct case when g.privilege_type = 'TEMPORARY' then 'create temporary tables'
                when o.name like 'database %' then 'create schemas' else 'create objects' end, ' and '),
              format('revoke %s on %s from %s;', $what$, o.name, $to$)
            from (select format('database %I', d.datname), d.datdba, coalesce(d.datacl, acldefault('d', d.datdba))
                from pg_database d where d.datname = current_database() and :whole
              union all select format('schema %I', n.nspname), n.nspowner, coalesce(n.nspacl, acldefault('n', n.nspowner))
                from pg_namespace n where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
                  and (n.nspname = any(:schemas) or :whole and n.nspname !~ '^t_[0-9a-f]{32}$')) o (name, owner, acl),
              aclexplode(o.acl) g
            where g.grantee = any(:everybody::oid[]) and g.grantee <> o.owner and g.privilege_type in ('TEMPORARY', 'CREATE')
            group by o.name order by 2"""
                    .replace("$to$", TO).replace("$what$", WHAT),
            "In the %1$s, %2$s may %3$s, by which the application could put something in the place of what is real.",
            "Revoke it, as an administrator where it is of the database.");

    private static final Check TABLE = new Check(Rule.GRANT_TABLE,
            """
            select n.nspname, format('%I.%I', n.nspname, c.relname), $to$, $what$,
              format('revoke %s on %I.%I from %s;', $what$, n.nspname, c.relname, $to$)
            from unnest(:looked::oid[]) t (oid) join pg_class c on c.oid = t.oid join pg_namespace n on n.oid = c.relnamespace,
              lateral (select * from aclexplode(c.relacl) union all
                select g.* from pg_attribute a, aclexplode(a.attacl) g where a.attrelid = c.oid and a.attacl is not null) g
            where g.grantee = any(:everybody::oid[]) and g.grantee <> c.relowner and g.privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN')
            group by 1, 2, n.nspname, c.relname
            union all
            select null, format('pg_catalog.%I', c.relname), $to$, $what$, format('revoke %s on pg_catalog.%I from %s;', $what$, c.relname, $to$)
            from pg_class c, lateral (select * from aclexplode(c.relacl) union all
                select g.* from pg_attribute a, aclexplode(a.attacl) g where a.attrelid = c.oid and a.attacl is not null) g
            where :whole and c.relnamespace = 'pg_catalog'::regnamespace and c.relname = any('{pg_statistic,pg_statistic_ext_data,pg_largeobject,pg_authid,pg_shadow,pg_user_mapping}')
              and g.grantee = any(:everybody::oid[]) and g.grantee <> c.relowner
            group by c.relname
            union all
            select null, format('pg_catalog.%s', p.oid::regprocedure), $to$, 'execute', format('revoke execute on function pg_catalog.%s from %s;', p.oid::regprocedure, $to$)
            from pg_proc p, aclexplode(p.proacl) g
            where :whole and p.pronamespace = 'pg_catalog'::regnamespace and p.proname = any('{pg_read_file,pg_read_binary_file,pg_ls_dir,pg_stat_file,lo_import,lo_export}')
              and g.grantee = any(:everybody::oid[]) and g.grantee <> p.proowner
            group by p.oid
            order by 2"""
                    .replace("$to$", TO).replace("$what$", WHAT),
            "On %1$s, %2$s has the privilege %3$s, which row-level security does not govern.", "Revoke it.");

    private static final Check DEFAULTS = new Check(Rule.DEFAULT_PRIVILEGES,
            """
            select n.nspname, format('default privileges of %I', pg_get_userbyid(d.defaclrole)) || coalesce(' in ' || quote_ident(n.nspname), ''), $to$,
              case d.defaclobjtype when 'r' then 'tables' else 'schemas' end,
              format('alter default privileges for role %I%s revoke all on %s from %s;', pg_get_userbyid(d.defaclrole), ' in schema ' || quote_ident(n.nspname),
                case d.defaclobjtype when 'r' then 'tables' else 'schemas' end, $to$)
            from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace, aclexplode(d.defaclacl) g
            where d.defaclobjtype in ('r', 'n') and g.grantee = any(:everybody::oid[]) and g.grantee <> d.defaclrole
              and (:whole and d.defaclnamespace = 0 or n.nspname = any(:schemas))
            group by d.oid, n.nspname order by 2"""
                    .replace("$to$", TO),
            "The %1$s give new %3$s to %2$s, before anybody has protected them.",
            "Grant on each table when it is protected.");

    /** Settings of superusers that switch triggers and foreign keys or checks off. What stands in the server's configuration may be anything. */
    private static final Check PARAMETER = new Check(Rule.GRANT_TABLE,
            """
            select null, 'parameter ' || quote_ident(a.parname), $to$, $what$, format('revoke %s on parameter %I from %s;', $what$, a.parname, $to$)
            from pg_parameter_acl a, aclexplode(a.paracl) g
            where g.grantee = any(:everybody::oid[]) and (g.privilege_type = 'ALTER SYSTEM'
              or a.parname in ('session_replication_role', 'allow_system_table_mods', 'lo_compat_privileges', 'session_preload_libraries'))
            group by a.parname order by 2"""
                    .replace("$to$", TO).replace("$what$", WHAT),
            "On the %1$s, %2$s has the privilege %3$s, which reaches past row-level security, triggers and foreign keys.",
            "Revoke it, as an administrator.");

    static final List<Check> ALL = List.of(CREATE, TABLE, DEFAULTS);

    /** What concerns the server. */
    static final List<Check> STANDING = List.of(PARAMETER);

    private GrantChecks() {}
}
