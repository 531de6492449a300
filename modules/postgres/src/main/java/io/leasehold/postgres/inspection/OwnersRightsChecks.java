package io.leasehold.postgres.inspection;

import java.util.List;

/** What works with the rights of its owner, past the policies for the application. Takes {@code :exempted}, tables of no tenant. */
final class OwnersRightsChecks {
    /** Views and rules, with what each reads in the end, without what belongs to no tenant, and without views that were granted to others alone. */
    private static final String READS = """
                                        with recursive uses as (
                                          select w.oid as rule, w.rulename, w.ev_class as reader, d.refobjid as source
                                          from pg_rewrite w join pg_class r on r.oid = w.ev_class join pg_namespace n on n.oid = r.relnamespace
                                            join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid and d.refclassid = 'pg_class'::regclass
                                          where d.refobjid <> w.ev_class and n.nspname not in ('pg_catalog', 'information_schema')
                                        ), tenants as (
                                          select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                          where c.relkind in ('r', 'p', 'f') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
                                            and c.oid <> all(:exempted::oid[])
                                            and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
                                        ), reads as (
                                          select u.reader, u.rule, u.rulename from uses u join tenants t on t.oid = u.source
                                          union select u.reader, u.rule, u.rulename from uses u join reads r on r.reader = u.source and r.rulename = '_RETURN'
                                        ), readers as (
                                          select n.nspname, format('%I.%I', n.nspname, c.relname) as name, c.relkind, c.reloptions, r.rulename,
                                            obj_description(r.rule, 'pg_rewrite') as rule_comment
                                          from reads r join pg_class c on c.oid = r.reader join pg_namespace n on n.oid = c.relnamespace
                                          where (n.nspname = any(:schemas) or $elsewhere$ and $granted$)
                                            and (r.rulename <> '_RETURN' or $granted$ or not exists (select from aclexplode(c.relacl) g where g.grantee <> c.relowner))
                                            and (r.rulename <> '_RETURN' or coalesce(obj_description(c.oid, 'pg_class'), '') not like 'leasehold:exempt _%'
                                              and format('%I.%I', n.nspname, c.relname) <> all(:exempt) and n.nspname || '.' || c.relname <> all(:exempt))
                                            and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
                                        )
                                        """
            .replace("$elsewhere$", Tables.ELSEWHERE).replace("$granted$", Tables.GRANTED);

    private static final Check VIEW = new Check(Rule.VIEW_OWNERS_RIGHTS,
            READS + """
                    select nspname, name, format('alter view %s set (security_invoker = true);', name)
                    from readers where relkind = 'v' and rulename = '_RETURN'
                      and not coalesce((select option_value::boolean from pg_options_to_table(reloptions) where option_name = 'security_invoker'), false)
                    order by name""",
            "The view %1$s reads with the rights of its owner, past row-level security.",
            "Let it read with the rights of whoever asks.");

    private static final Check MATERIALIZED = new Check(Rule.MATERIALIZED_VIEW,
            READS + """
                    select nspname, name, null from readers where relkind = 'm' order by name""",
            "The materialized view %1$s has rows of tenants and no row-level security.",
            "Make it a table that is filled for each tenant; one without rows of tenants says so: "
                    + "comment on materialized view %1$s is 'leasehold:exempt <reason>'.");

    private static final Check RULE = new Check(Rule.REWRITE_RULE,
            READS + """
                    select nspname, name || '.' || quote_ident(rulename), name, format('drop rule %I on %s;', rulename, name)
                    from readers where rulename <> '_RETURN' and coalesce(rule_comment, '') not like 'leasehold:exempt _%'
                    order by 2""",
            "The rule %1$s reaches other tables with the rights of the owner of %2$s, past row-level security.",
            "Use a trigger, which works with the rights of whoever writes.");

    private static final String CALLABLE = """
                                           from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles o on o.oid = p.proowner
                                             left join pg_description d on d.objoid = p.oid and d.classoid = 'pg_proc'::regclass,
                                             lateral (select string_agg(distinct case when g.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(g.grantee)) end, ', ') as people
                                               from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g where g.grantee = any(:identities::oid[]) and g.grantee <> p.proowner) a
                                           where a.people is not null and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
                                             and exists (select from unnest(:identities::oid[]) i where i <> 0 and has_schema_privilege(i, n.oid, 'usage'))
                                             and (n.nspname = any(:schemas) or :whole and n.nspname !~ '^t_[0-9a-f]{32}$')
                                             and coalesce(d.description, '') not like 'leasehold:exempt _%'
                                             and not exists (select from pg_depend e where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype = 'e')
                                           """;

    private static final String WRITTEN = """
                                          exists (select from (select * from aclexplode(c.relacl) union all
                                              select g.* from pg_attribute ga, aclexplode(ga.attacl) g where ga.attrelid = c.oid and ga.attacl is not null) g
                                            where g.grantee = any(:identities::oid[]) and g.privilege_type in ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE'))""";

    /**
     * Who writes needs no right to execute the functions of triggers, also where a foreign key or a parent hands the writing on; and none on the schemas of
     * functions that a default, constraint, index, policy or rule calls. A trigger is no way past policies that hold the owner of its function too.
     */
    private static final Check FUNCTION = new Check(Rule.FUNCTION_OWNERS_RIGHTS,
            """
            with recursive reached (oid, written) as (
              select c.oid, $written$ from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where c.relkind in ('r', 'p', 'f', 'v') and (n.nspname = any(:schemas) or $elsewhere$) and $granted$
              union select x.below, r.written or x.acts from reached r join (
                select inhparent, inhrelid, false from pg_inherits
                union all select confrelid, conrelid, true from pg_constraint where contype = 'f' and (confdeltype in ('c', 'n', 'd') or confupdtype in ('c', 'n', 'd'))
              ) x (above, below, acts) on x.above = r.oid and (r.written or not x.acts)
            ), triggered as (
              select t.tgfoid as oid, min(format('%I on %I.%I', t.tgname, n.nspname, c.relname)) as trigger
              from reached r join pg_trigger t on t.tgrelid = r.oid and t.tgenabled in ('O', 'A') join pg_class c on c.oid = r.oid join pg_namespace n on n.oid = c.relnamespace
              where r.written group by t.tgfoid
            ), expressed as (
              select d.refobjid as oid from pg_depend d left join pg_attrdef f on d.classid = 'pg_attrdef'::regclass and f.oid = d.objid
                left join pg_constraint k on d.classid = 'pg_constraint'::regclass and k.oid = d.objid left join pg_policy y on d.classid = 'pg_policy'::regclass and y.oid = d.objid
                left join pg_rewrite w on d.classid = 'pg_rewrite'::regclass and w.oid = d.objid left join pg_index i on d.classid = 'pg_class'::regclass and i.indexrelid = d.objid
              where d.refclassid = 'pg_proc'::regclass and d.refobjid in (select oid from pg_proc where prosecdef)
                and (coalesce(f.adrelid, nullif(k.conrelid, 0), y.polrelid, w.ev_class, i.indrelid) in (select oid from reached) or k.contypid <> 0)
            ), free as (
              select o.oid from pg_roles o where o.oid in (select p.proowner from triggered t join pg_proc p on p.oid = t.oid where p.prosecdef) and (o.rolsuper or o.rolbypassrls
                or exists (select from pg_policy y, lateral (select exists (select from unnest(y.polroles) m where m = 0 or pg_has_role(o.oid, m, 'usage')),
                    y.polroles && :identities::oid[]) a (owner, app)
                  where y.polrelid = any(:tables::oid[]) and a.owner <> a.app and a.owner = y.polpermissive)
                or exists (select from pg_class c where c.oid = any(:tables::oid[])
                  and (not c.relrowsecurity or not c.relforcerowsecurity and pg_has_role(o.oid, c.relowner, 'usage'))
                  and (has_any_column_privilege(o.oid, c.oid, 'select, insert, update') or has_table_privilege(o.oid, c.oid, 'delete, truncate'))))
            )
            select n.nspname, p.oid::regprocedure::text, o.rolname, case when callable then 'may be called by ' || a.people else 'is run by the trigger ' || t.trigger end,
              case when t.trigger is null then format('revoke execute on routine %s from %s;', p.oid::regprocedure, a.people)
                else format('alter function %s security invoker;', p.oid::regprocedure) end
            from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles o on o.oid = p.proowner
              left join triggered t on t.oid = p.oid and p.proowner in (select oid from free),
              lateral (select string_agg(distinct case when g.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(g.grantee)) end, ', ') as people
                from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g where g.grantee = any(:identities::oid[]) and g.grantee <> p.proowner) a,
              lateral (select a.people is not null and (n.nspname = any(:schemas) or :whole and n.nspname !~ '^t_[0-9a-f]{32}$')
                and (p.oid in (select oid from expressed)
                  or exists (select from unnest(:identities::oid[]) i where i <> 0 and has_schema_privilege(i, n.oid, 'usage')))) b (callable)
            where p.prosecdef and (callable or t.trigger is not null) and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
              and p.oid <> all(:functions::oid[]) and not exists (select from pg_roles r where r.rolname = any(:app) and r.oid = p.proowner)
              and coalesce(obj_description(p.oid, 'pg_proc'), '') not like 'leasehold:exempt _%'
              and not exists (select from pg_depend e where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype = 'e')
            order by 2"""
                    .replace("$elsewhere$", Tables.ELSEWHERE).replace("$granted$", Tables.GRANTED)
                    .replace("$written$", WRITTEN),
            "The function %1$s works with the rights of %2$s and %3$s.",
            "Make it \"security invoker\", or revoke execute on it; one that is harmless says so: "
                    + "comment on function %1$s is 'leasehold:exempt <reason>'.");

    private static final Check LEAKPROOF = new Check(Rule.FUNCTION_MAY_LEAK,
            """
            select n.nspname, p.oid::regprocedure::text, format('alter function %s not leakproof;', p.oid::regprocedure)
            """
                    + CALLABLE + """
                                 and p.proleakproof and p.pronargs > 0 and p.oid <> all(:functions::oid[])
                                 order by 2""",
            "The function %1$s claims to be leakproof, so that PostgreSQL lets it see rows before the policies do.",
            "Take the claim away; one that tells nobody what it was given says so: comment on function %1$s is 'leasehold:exempt <reason>'.");

    static final List<Check> ALL = List.of(VIEW, MATERIALIZED, RULE, FUNCTION, LEAKPROOF);

    private OwnersRightsChecks() {}
}
