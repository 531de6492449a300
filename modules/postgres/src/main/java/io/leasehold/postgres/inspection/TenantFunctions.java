package io.leasehold.postgres.inspection;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The functions that policies of these tables call without saying an argument, by the name that PostgreSQL prints them with; one of several of a name is not
 * known, nor one that changes settings for itself: what it then reads is not what the application has bound.
 */
final class TenantFunctions {
    private static final String SQL = """
                                      select p.oid, format('%I.%I', n.nspname, p.proname) as name, n.nspname, l.lanname,
                                        coalesce(pg_get_function_sqlbody(p.oid), p.prosrc) as body, p.provolatile = 'i' as immutable,
                                        l.lanname = 'sql' and not p.prosecdef and p.proconfig is null as inlined, format_type(p.prorettype, -1) as result,
                                        p.oid::regprocedure::text as identity, pg_get_function_arguments(p.oid) as arguments
                                      from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
                                      where p.pronargs = p.pronargdefaults and p.provariadic = 0 and not p.proretset
                                        and not exists (select from unnest(p.proconfig) entry where entry not like 'search_path=%') and p.oid in (select d.refobjid
                                        from unnest(:tables::oid[]) t (oid) join pg_policy c on c.polrelid = t.oid
                                          join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = c.oid and d.refclassid = 'pg_proc'::regclass)""";

    private TenantFunctions() {}

    static Map<String, TenantFunction> of(JdbcClient client, Map<String, ?> parameters) {
        return client.sql(SQL).params(parameters).query((row, _) -> new TenantFunction(row.getString("name"), row
                .getLong("oid"), row.getString("nspname"), row.getString("lanname"), row.getString("body"),
                row
                        .getBoolean("immutable"),
                row.getBoolean("inlined"), row.getString("result"), row.getString("identity"),
                row.getString("arguments")))
                .list().stream().collect(Collectors.groupingBy(TenantFunction::name)).values().stream()
                .filter(named -> named.size() == 1)
                .collect(Collectors.toMap(named -> named.getFirst().name(), List::getFirst));
    }
}
