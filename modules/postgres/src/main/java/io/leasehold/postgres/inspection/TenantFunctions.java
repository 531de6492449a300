package io.leasehold.postgres.inspection;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The functions without arguments that policies of these tables call, by the name that PostgreSQL prints them with. */
final class TenantFunctions {
    private static final String SQL = """
                                      select p.oid, format('%I.%I', n.nspname, p.proname) as name, n.nspname, l.lanname,
                                        coalesce(pg_get_function_sqlbody(p.oid), p.prosrc) as body, p.provolatile = 'i' as immutable,
                                        l.lanname = 'sql' and not p.prosecdef and p.proconfig is null as inlined, format_type(p.prorettype, null) as result
                                      from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
                                      where p.pronargs = 0 and not p.proretset and p.oid in (select d.refobjid
                                        from unnest(:tables::oid[]) t (oid) join pg_policy c on c.polrelid = t.oid
                                          join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = c.oid and d.refclassid = 'pg_proc'::regclass)""";

    private TenantFunctions() {}

    static Map<String, TenantFunction> of(JdbcClient client, Map<String, ?> parameters) {
        return client.sql(SQL).params(parameters).query((row, _) -> new TenantFunction(row.getString("name"), row
                .getLong("oid"), row.getString("nspname"), row.getString("lanname"), row.getString("body"),
                row
                        .getBoolean("immutable"),
                row.getBoolean("inlined"), row.getString("result"))).list()
                .stream()
                .collect(Collectors.toMap(TenantFunction::name, Function.identity()));
    }
}
