package io.leasehold.postgres.inspection;

import java.util.List;

/** What reads with the rights of its owner, and settings that bind a tenant behind everybody's back. Parameters as in {@link TableChecks}. */
final class BypassChecks {
    static final List<Check> ALL = List.of(
            new Check(Rule.VIEW_OWNERS_RIGHTS,
                    """
                    select format('%I.%I', n.nspname, c.relname)
                    from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where n.nspname = any(:schemas) and c.relkind = 'v'
                      and not coalesce((select option_value::boolean from pg_options_to_table(c.reloptions)
                        where option_name = 'security_invoker'), false)
                      and coalesce(obj_description(c.oid, 'pg_class'), '') not like 'leasehold:exempt _%'
                    order by 1""", "The view %1$s reads with the rights of its owner, past row-level security.",
                    "Add in a migration: alter view %1$s set (security_invoker = true)."),
            new Check(Rule.MATERIALIZED_VIEW,
                    """
                    select format('%I.%I', n.nspname, c.relname)
                    from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where n.nspname = any(:schemas) and c.relkind = 'm'
                      and coalesce(obj_description(c.oid, 'pg_class'), '') not like 'leasehold:exempt _%'
                    order by 1""", "The materialized view %1$s has no row-level security.",
                    "Make it a table that is filled for each tenant; one without rows of tenants says so: "
                            + "comment on materialized view %1$s is 'leasehold:exempt <reason>'."),
            new Check(Rule.FUNCTION_OWNERS_RIGHTS,
                    """
                    select format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)), o.rolname
                    from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles o on o.oid = p.proowner
                    where p.prosecdef and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
                      and o.rolname <> :role and has_schema_privilege(:role, n.oid, 'usage')
                      and has_function_privilege(:role, p.oid, 'execute')
                      and coalesce(obj_description(p.oid, 'pg_proc'), '') not like 'leasehold:exempt _%'
                    order by 1""",
                    "The function %1$s works with the rights of %2$s and may be called by the app role.",
                    "Make it \"security invoker\", or revoke execute on function %1$s from public; one that is "
                            + "harmless says so: comment on function %1$s is 'leasehold:exempt <reason>'."),
            new Check(Rule.SETTING_OF_TENANT,
                    """
                    select case when s.setrole = 0 then 'database ' || current_database()
                        else 'role ' || s.setrole::regrole end
                    from pg_db_role_setting s left join pg_database d on d.oid = s.setdatabase
                    where (s.setdatabase = 0 or d.datname = current_database()) and (s.setrole = 0 or pg_get_userbyid(s.setrole) = :role)
                      and exists (select from unnest(s.setconfig) entry where entry like 'leasehold.tenant=%')
                    order by 1""",
                    "The %1$s has a setting of leasehold.tenant, which would bind whatever is unbound.",
                    "Run as an administrator: alter %1$s reset leasehold.tenant."),
            new Check(Rule.SETTING_OF_TENANT, """
                                              select current_setting('leasehold.tenant', true)
                                              where coalesce(current_setting('leasehold.tenant', true), '') <> ''
                                              """,
                    "Connections begin with leasehold.tenant set, which would bind whatever is unbound.",
                    "Remove the setting from the server's configuration, or the options from LEASEHOLD_POSTGRES_URL."),
            new Check(Rule.SEARCH_PATH,
                    """
                    select coalesce(current_schema(), 'none'), :schema where current_schema() is distinct from :schema
                    """, "Connections look for tables in schema %1$s instead of %2$s.",
                    "Remove currentSchema and options from LEASEHOLD_POSTGRES_URL; where the schema is missing, run the "
                            + "script of `leasehold init --print-sql`."));

    private BypassChecks() {}
}
