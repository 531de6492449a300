package io.leasehold.postgres.inspection;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tables without a tenant column whose rows are nothing without those of a table that has one: what joins two tables, and what holds a collection.
 *
 * @param table the OID of such a table
 * @param parent the table that knows whose the rows are
 * @param match the condition that finds a row's parent, of {@code l} and {@code p}
 */
record Links(long table, String parent, String match) {
    /** Has no key of its own, or one that a foreign key is part of. */
    private static final String SQL = """
                                      select distinct on (k.conrelid) k.conrelid, format('%I.%I', n.nspname, c.relname) as parent,
                                        (select string_agg(format('l.%I = p.%I', f.attname, r.attname), ' and ')
                                          from unnest(k.conkey, k.confkey) u (child, target)
                                            join pg_attribute f on f.attrelid = k.conrelid and f.attnum = u.child
                                            join pg_attribute r on r.attrelid = k.confrelid and r.attnum = u.target) as match
                                      from unnest(:bare::oid[]) b (oid) join pg_constraint k on k.conrelid = b.oid and k.contype = 'f'
                                        join unnest(:tables::oid[]) t (oid) on t.oid = k.confrelid
                                        join pg_class c on c.oid = k.confrelid join pg_namespace n on n.oid = c.relnamespace
                                        left join pg_constraint own on own.conrelid = k.conrelid and own.contype = 'p'
                                      where own.oid is null or own.conkey && k.conkey
                                      order by k.conrelid, k.conname""";

    static Map<Long, Links> of(JdbcClient client, List<TenantTable> bare, Map<String, ?> parameters) {
        Long[] oids = bare.stream().map(TenantTable::oid).toArray(Long[]::new);
        return client.sql(SQL).params(parameters).param("bare", oids).query((row, _) -> new Links(row.getLong(1), row
                .getString(2), row.getString(3))).list().stream()
                .collect(Collectors.toMap(Links::table, Function
                        .identity()));
    }

    /** Gives the rows of the table the tenant of their parents. */
    String filling(String name, String column) {
        return "update " + name + " l set " + column + " = p." + column + " from " + parent + " p where " + match
                + ";";
    }
}
