package io.leasehold.postgres.inspection;

import java.util.List;

/** Whether tamper evidence holds: that nobody of the application reads or makes capabilities, and that policies demand them where they are to. Parameters as in {@link GrantChecks}. */
final class CapabilityChecks {
    /** Who may not read whether capabilities are demanded is told by the policies that demand them. */
    private static final String POLICIES = """
                                           with policies as (
                                             select format('%I.%I', n.nspname, c.relname) as name, n.nspname, p.polname,
                                               exists (select from pg_depend d join pg_class v on v.oid = d.refobjid join pg_namespace l on l.oid = v.relnamespace
                                                 where d.classid = 'pg_policy'::regclass and d.objid = p.oid and d.refclassid = 'pg_class'::regclass
                                                   and v.relname = 'bound' and l.nspname = 'leasehold') as demands
                                             from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
                                             where p.polpermissive and exists (select from unnest(p.polroles) member join pg_roles r on r.oid = member where r.rolname = any(:app))
                                           )
                                           """;
    private static final String DEMANDED = """
                                           case when to_regclass('leasehold.tamper_evidence') is null then false
                                             when has_table_privilege(to_regclass('leasehold.tamper_evidence'), 'select')
                                               then query_to_xml('select demanded from leasehold.tamper_evidence', false, true, '')::text like '%true%'
                                             else exists (select from policies where demands) end
                                           """;

    /** Where connections serve more than one tenant. */
    static final List<Check> SHARED = List.of(new Check(Rule.STATEMENTS_LISTED,
            POLICIES + """
                       select null, format('pg_catalog.%s', p.oid::regprocedure), $to$,
                         format('revoke execute on function pg_catalog.%1$s from %2$s; revoke select on pg_catalog.pg_prepared_statements from %2$s;', p.oid::regprocedure, $to$)
                       from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g
                       where p.oid = to_regprocedure('pg_catalog.pg_prepared_statement()') and g.grantee = any(:identities::oid[]) and g.grantee <> p.proowner
                         and $demanded$
                       group by p.oid"""
                    .replace("$to$", GrantChecks.TO).replace("$demanded$", DEMANDED),
            "The application can list the names of prepared statements, and so replace them: %2$s may execute %1$s.",
            "Revoke it in each database as an administrator."));

    static final List<Check> ALL = List.of(
            new Check(Rule.CAPABILITY_EXPOSED,
                    """
                    select n.nspname, format('%I.%I', n.nspname, c.relname), $what$, $to$, format('revoke %s on %I.%I from %s;', $what$, n.nspname, c.relname, $to$)
                    from pg_class c join pg_namespace n on n.oid = c.relnamespace,
                      lateral (select * from aclexplode(c.relacl) union all
                        select g.* from pg_attribute a, aclexplode(a.attacl) g where a.attrelid = c.oid and a.attacl is not null) g
                    where n.nspname = 'leasehold' and c.relname = 'capabilities' and g.grantee = any(:everybody::oid[]) and g.grantee <> c.relowner
                      and g.privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
                    group by n.nspname, c.relname"""
                            .replace("$what$", GrantChecks.WHAT).replace("$to$", GrantChecks.TO),
                    "On %1$s, by which tenants are told apart, %3$s has the privilege %2$s.", "Revoke it."),
            new Check(Rule.CAPABILITY_EXPOSED,
                    """
                    select n.nspname, format('%I.%I', n.nspname, c.relname), null
                    from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where n.nspname = 'leasehold' and c.relname = 'bound'
                      and (c.relkind <> 'v'
                        or not coalesce((select option_value::boolean from pg_options_to_table(c.reloptions) where option_name = 'security_barrier'), false)
                        or coalesce((select option_value::boolean from pg_options_to_table(c.reloptions) where option_name = 'security_invoker'), false)
                        or 3 > (select count(distinct d.refobjsubid) from pg_rewrite r
                          join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0
                          join pg_class t on t.oid = d.refobjid and t.relname = 'capabilities' and t.relnamespace = n.oid
                          where r.ev_class = c.oid))""",
                    "The view %1$s does not look capabilities up behind a security barrier.",
                    "Drop it with the policies that read it, and start a node with leasehold.postgres.tamper-evidence=on: it makes both anew."),
            new Check(Rule.CAPABILITY_UNUSED,
                    POLICIES + """
                               select nspname, name, polname, format('select leasehold.believe(%L, true);', name) from policies
                               where not demands and (nspname = any(:schemas) or :whole and nspname !~ '^t_[0-9a-f]{32}$')
                                 and $demanded$
                               order by name, polname"""
                            .replace("$demanded$", DEMANDED),
                    "Tamper evidence is on, and the policy %2$s of %1$s believes the setting of the tenant alone.",
                    "Let it demand the capability, as the owner."));

    private CapabilityChecks() {}
}
