package io.leasehold.postgres.inspection;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A policy that concerns the application.
 *
 * @param name quoted where it has to be
 * @param permissive whether it gives, and does not only take away
 * @param command as in the catalog: {@code *}, {@code r}, {@code a}, {@code w} or {@code d}
 * @param using which rows it shows; null where it shows none by itself
 * @param check which rows may be written; null where that is as for {@code using}
 * @param everybody whether it concerns each role that the application is or can become
 * @param exempt whether a comment on it says why it is as it is
 */
record Policy(long table, String name, boolean permissive, String command, @Nullable String using,
        @Nullable String check, boolean everybody, boolean exempt) {
    private static final String SQL = """
                                      select p.polrelid, quote_ident(p.polname) as name, p.polpermissive, p.polcmd,
                                        pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as check,
                                        0 = any(p.polroles) or (select bool_and(a.oid = any(p.polroles)) from pg_roles a where a.oid = any(:identities::oid[]) and not a.rolsuper) as everybody,
                                        coalesce(d.description, '') like 'leasehold:exempt _%' as exempt
                                      from unnest(:tables::oid[]) t (oid) join pg_policy p on p.polrelid = t.oid
                                        left join pg_description d on d.objoid = p.oid and d.classoid = 'pg_policy'::regclass
                                      where p.polroles && :identities::oid[]
                                      order by 1, 2""";

    static List<Policy> of(JdbcClient client, Map<String, ?> parameters) {
        return client.sql(SQL).params(parameters).query((row, _) -> new Policy(row.getLong("polrelid"), row.getString(
                "name"), row.getBoolean("polpermissive"), row.getString("polcmd"), row.getString("using"),
                row
                        .getString("check"),
                row.getBoolean("everybody"), row.getBoolean("exempt"))).list();
    }

    /** The conditions that it has. */
    Stream<String> conditions() {
        return Stream.of(using, check).filter(condition -> condition != null).map(String::valueOf);
    }

    /** Both of its conditions made the same. */
    String altered(String table, String predicate) {
        String using = command.equals("a") ? "" : " using (" + predicate + ")";
        String check = command.equals("r") || command.equals("d") ? "" : " with check (" + predicate + ")";
        return "alter policy " + name + " on " + table + using + check + ";";
    }

    /** Taken away. */
    String dropped(String table) {
        return "drop policy " + name + " on " + table + ";";
    }
}
