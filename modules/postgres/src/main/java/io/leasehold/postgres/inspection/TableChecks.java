package io.leasehold.postgres.inspection;

import java.util.List;

/** What every table with rows of tenants has to have. Takes {@code :role}, the app role, and {@code :schemas}. */
final class TableChecks {
    /**
     * The tables of the schemas, partitions and children too, and whatever else the app role can reach; without those that a comment exempts. Own
     * schemas are inspected when they are made, and not all of them at each start.
     */
    static final String TENANT_TABLES = """
                                        with tenant_tables as (
                                          select c.oid, c.relrowsecurity, c.relforcerowsecurity, format('%I.%I', n.nspname, c.relname) as name, a.attnum,
                                            a.atttypid = 'uuid'::regtype and a.attnotnull as sound
                                          from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                            left join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
                                          where c.relkind in ('r', 'p', 'f') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
                                            and (n.nspname = any(:schemas) or n.nspname !~ '^t_[0-9a-f]{32}$' and has_schema_privilege(:role, n.oid, 'usage')
                                              and (has_any_column_privilege(:role, c.oid, 'select, insert, update')
                                                or has_table_privilege(:role, c.oid, 'delete')))
                                            and coalesce(obj_description(c.oid, 'pg_class'), '') not like 'leasehold:exempt _%'
                                        )
                                        """;

    /** How PostgreSQL prints the expression of the policy, with tamper evidence too, as an array. */
    private static final String BOUND = "any(array['(tenant_id = (current_setting(''leasehold.tenant''::text))::uuid)', "
            + "'(tenant_id = ( SELECT bound.tenant FROM leasehold.bound))', '(tenant_id = ( SELECT bound.tenant FROM bound))'])";

    private static final String PROTECT = "Add in a migration: select leasehold.protect('%1$s').";
    private static final String EXEMPT = " A table of no tenant says so: comment on table %1$s is 'leasehold:exempt <reason>'.";

    private static final Check COLUMN = new Check(Rule.COLUMN_MISSING,
            TENANT_TABLES + """
                            select name from tenant_tables where sound is not true order by name""",
            "The table %1$s has no column \"tenant_id uuid not null\".",
            "Add the column, and select leasehold.protect('%1$s'), in a migration." + EXEMPT);

    private static final Check SECURITY = new Check(Rule.SECURITY_DISABLED,
            TENANT_TABLES + """
                            select name from tenant_tables where not relrowsecurity order by name""",
            "The table %1$s has no row-level security.", PROTECT);

    private static final Check FORCED = new Check(Rule.SECURITY_NOT_FORCED,
            TENANT_TABLES
                    + """
                      select name from tenant_tables where relrowsecurity and not relforcerowsecurity order by name""",
            "The table %1$s does not force row-level security, so its owner sees all tenants.", PROTECT);

    private static final Check POLICY = new Check(Rule.POLICY_MISSING,
            TENANT_TABLES
                    + """
                      select name from tenant_tables t where relrowsecurity and sound and not exists (
                        select from pg_policy p join pg_roles r on p.polroles = array[r.oid]
                        where p.polrelid = t.oid and r.rolname = :role and p.polpermissive and p.polcmd = '*'
                          and regexp_replace(pg_get_expr(p.polqual, p.polrelid), '\\s+', ' ', 'g') = $bound$
                          and coalesce(pg_get_expr(p.polwithcheck, p.polrelid), pg_get_expr(p.polqual, p.polrelid)) = pg_get_expr(p.polqual, p.polrelid))
                      order by name"""
                            .replace("$bound$", BOUND),
            "The table %1$s has no policy that holds the app role to the bound tenant.", PROTECT);

    private static final Check OTHER_POLICY = new Check(Rule.POLICY_EXTRA,
            TENANT_TABLES
                    + """
                      select name, p.polname from tenant_tables t join pg_policy p on p.polrelid = t.oid
                      where p.polpermissive
                        and exists (select from unnest(p.polroles) member where member = 0 or pg_has_role(:role, member, 'member'))
                        and exists (select from pg_roles where rolname = :role and not rolsuper)
                        and not (p.polcmd = '*' and regexp_replace(coalesce(pg_get_expr(p.polqual, p.polrelid), ''), '\\s+', ' ', 'g') = $bound$
                          and coalesce(pg_get_expr(p.polwithcheck, p.polrelid), pg_get_expr(p.polqual, p.polrelid)) = pg_get_expr(p.polqual, p.polrelid))
                      order by name, p.polname"""
                            .replace("$bound$", BOUND),
            "The table %1$s has the policy %2$s, which gives the app role more than the bound tenant.",
            "Drop it in a migration: drop policy %2$s on %1$s; what only takes away is \"as restrictive\".");

    static final List<Check> ALL = List.of(COLUMN, SECURITY, FORCED, POLICY, OTHER_POLICY);

    private TableChecks() {}
}
