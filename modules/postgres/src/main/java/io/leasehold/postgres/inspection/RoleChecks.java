package io.leasehold.postgres.inspection;

import java.util.List;

/** What a role of the running application must not be. Takes {@code :roles}, {@code :schemas}, and {@code :functions} that policies trust. */
final class RoleChecks {
    private static final Check ATTRIBUTE = new Check(Rule.ROLE_ATTRIBUTE,
            """
            select null, r.rolname, a.attribute, format('alter role %I no%s;', r.rolname, a.attribute)
            from pg_roles r, lateral (values (r.rolsuper, 'superuser'), (r.rolbypassrls, 'bypassrls'),
              (r.rolcreaterole, 'createrole'), (r.rolcreatedb, 'createdb'), (r.rolreplication, 'replication')) a(has, attribute)
            where r.rolname = any(:roles) and a.has
            order by 2, 3""",
            "The role %1$s has the attribute %2$s, with which it can read all tenants.",
            "Take it from the role as an administrator, or connect as another role.");

    /** New owners are those of the schema, and for a schema that of the database. */
    private static final Check OWNERSHIP = new Check(Rule.ROLE_OWNERSHIP,
            """
            select null, r.rolname, string_agg(distinct o.kind, ', '), string_agg(o.mend, E'\\n')
            from pg_roles r, lateral (
              select 'tables', 100, case when n.nspowner <> r.oid then format('alter table %I.%I owner to %I;', n.nspname, c.relname, s.rolname) end
                from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles s on s.oid = n.nspowner
                where n.nspname = any(:schemas) and c.relowner = r.oid and c.relkind in ('r', 'p', 'f', 'v', 'm')
              union all select 'functions', 100, case when n.nspowner <> r.oid then format('alter routine %s owner to %I;', p.oid::regprocedure, s.rolname) end
                from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles s on s.oid = n.nspowner
                where (n.nspname = any(:schemas) or p.oid = any(:functions::oid[])) and p.proowner = r.oid
              union all select 'schemas', 50, case when d.datdba <> r.oid then format('alter schema %I owner to %I;', n.nspname, pg_get_userbyid(d.datdba)) end
                from pg_namespace n join pg_database d on d.datname = current_database()
                where n.nspname = any(:schemas) and n.nspowner = r.oid
              union all select 'the database', 0, null from pg_database d
                where d.datname = current_database() and d.datdba = r.oid) o(kind, position, mend)
            where r.rolname = any(:roles) and not r.rolsuper group by r.rolname
            order by 2""",
            "The role %1$s owns %2$s, so that it could switch row-level security off.",
            "Let the application connect as a role that owns nothing; the owning role is for migrations alone.");

    private static final Check MEMBERSHIP = new Check(Rule.ROLE_MEMBERSHIP,
            """
            select null, r.rolname, o.rolname, (select string_agg(format('revoke %I from %I;', g.rolname, r.rolname), ' ')
                from pg_auth_members m join pg_roles g on g.oid = m.roleid
                where m.member = r.oid and (g.oid = o.oid or pg_has_role(g.oid, o.oid, 'member')))
            from pg_roles r join pg_roles o on o.oid <> r.oid and pg_has_role(r.oid, o.oid, 'member')
            where r.rolname = any(:roles) and not r.rolsuper
              and not (o.rolname = 'pg_database_owner' and exists (select from pg_database d where d.datname = current_database() and d.datdba = r.oid))
              and """
                    + Roles.DANGEROUS + "\norder by 2, 3",
            "The role %1$s is a member of %2$s, whose rights it could take to read all tenants.",
            "Revoke the membership as an administrator.");

    /** What a role is by itself, and what it owns. */
    static final List<Check> STANDING = List.of(ATTRIBUTE, MEMBERSHIP);
    static final List<Check> OWNERSHIPS = List.of(OWNERSHIP);

    /** Already true before anything was granted to a role here. */
    static final List<Check> ALL = List.of(ATTRIBUTE, OWNERSHIP, MEMBERSHIP);

    private RoleChecks() {}
}
