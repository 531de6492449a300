package io.leasehold.postgres.inspection;

import java.util.List;

/** What a role of the running application must not be or be allowed. Takes {@code :role} and {@code :schemas}. */
final class RoleChecks {
    static final List<Check> ALL = List.of(
            new Check(Rule.ROLE_ATTRIBUTE,
                    """
                    select r.rolname, a.attribute
                    from pg_roles r, lateral (values (r.rolsuper, 'superuser'), (r.rolbypassrls, 'bypassrls'),
                      (r.rolcreaterole, 'createrole'), (r.rolcreatedb, 'createdb'), (r.rolreplication, 'replication')) a(has, attribute)
                    where r.rolname = :role and a.has
                    """,
                    "The role %1$s has the attribute %2$s, with which it can read all tenants.",
                    "Run as an administrator: alter role %1$s no%2$s; or connect as another role."),
            new Check(Rule.ROLE_OWNERSHIP,
                    """
                    select r.rolname, string_agg(distinct o.kind, ', ')
                    from pg_roles r, lateral (
                      select 'tables' from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = any(:schemas) and c.relowner = r.oid
                      union all select 'functions' from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                        where n.nspname = any(:schemas) and p.proowner = r.oid
                      union all select 'schemas' from pg_namespace n where n.nspname = any(:schemas) and n.nspowner = r.oid
                      union all select 'the database' from pg_database d
                        where d.datname = current_database() and d.datdba = r.oid) o(kind)
                    where r.rolname = :role group by r.rolname
                    """,
                    "The role %1$s owns %2$s, so that it could switch row-level security off.",
                    "Let the application connect as a role that owns nothing; the owning role is for migrations alone."),
            new Check(Rule.ROLE_MEMBERSHIP,
                    """
                    select r.rolname, o.rolname
                    from pg_roles r join pg_roles o on o.oid <> r.oid and pg_has_role(r.oid, o.oid, 'member')
                    where r.rolname = :role and not r.rolsuper
                      and (o.rolsuper or o.rolbypassrls or o.rolcreaterole or o.rolreplication or o.rolname like 'pg\\_%'
                        or exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                          where n.nspname = any(:schemas) and c.relowner = o.oid)
                        or exists (select from pg_namespace n where n.nspname = any(:schemas) and n.nspowner = o.oid)
                        or exists (select from pg_database d where d.datname = current_database() and d.datdba = o.oid
                          and o.rolname <> 'pg_database_owner'))
                    """,
                    "The role %1$s is a member of %2$s, whose rights it could take to read all tenants.",
                    "Run as an administrator: revoke %2$s from %1$s."),
            new Check(Rule.GRANT_CREATE, """
                                         select r.rolname, p.privilege, 'database ' || current_database()
                                         from pg_roles r, unnest(array['temporary', 'create']) p(privilege)
                                         where r.rolname = :role and not r.rolsuper
                                           and has_database_privilege(r.oid, current_database(), p.privilege)
                                         union all
                                         select r.rolname, 'create', 'schema ' || n.nspname
                                         from pg_roles r, pg_namespace n
                                         where r.rolname = :role and not r.rolsuper and n.nspname not like 'pg\\_%'
                                           and has_schema_privilege(r.oid, n.oid, 'create')
                                           and not pg_has_role(r.oid, n.nspowner, 'member')
                                         """,
                    "The role %1$s may %2$s in %3$s, so that it could put objects in the place of real ones.",
                    "Run as an administrator: revoke %2$s on %3$s from %1$s, public."),
            new Check(Rule.GRANT_TABLE,
                    """
                    select r.rolname, p.privilege, format('%I.%I', n.nspname, c.relname)
                    from pg_roles r, pg_class c join pg_namespace n on n.oid = c.relnamespace,
                      unnest(array['truncate', 'references', 'trigger']) p(privilege)
                    where r.rolname = :role and not r.rolsuper and n.nspname = any(:schemas) and c.relkind in ('r', 'p', 'f')
                      and not pg_has_role(r.oid, c.relowner, 'member')
                      and (has_table_privilege(r.oid, c.oid, p.privilege)
                        or p.privilege = 'references' and has_any_column_privilege(r.oid, c.oid, 'references'))
                    """,
                    "The role %1$s has the privilege %2$s on %3$s, which row-level security does not govern.",
                    "Run as the owner: revoke %2$s on %3$s from %1$s, public."));

    /** What a role is by itself: attributes, ownership, membership. Already true before anything was granted to it here. */
    static final List<Check> STANDING = ALL.subList(0, 3);

    private RoleChecks() {}
}
