package io.leasehold.postgres.inspection;

import java.util.List;

/** Indexes that row-level security makes useless, or slow. Parameters as in {@link KeyChecks}. */
final class IndexChecks {
    private static final Check INDEX = new Check(Rule.INDEX_WITHOUT_TENANT,
            KeyChecks.INDEXES
                    + """
                      select nspname, name, tab, col, case when amname <> 'hash' then $remade$ end
                      from indexes
                      where not exempt and not indisunique and con is null and amname in ('btree', 'hash', 'brin') and indkey[0] <> tenant
                        and not (amname = 'brin' and tenant = any(indkey::int2[]))
                      order by tab, name"""
                            .replace("$remade$", KeyChecks.REMADE),
            "The index %1$s of %2$s does not begin with %3$s.",
            "Make %3$s its first column; one that has to span tenants says so: comment on index %1$s is 'leasehold:exempt <reason>'.");

    /**
     * Policies are asked first, so that of an index the conditions are of use whose functions are leakproof, which PostgreSQL says of few. An index that gives
     * an order by distance is of use without, and one that serves an exclusion constraint. Other kinds than trees and hashes are made for more than equality,
     * which most of them know too.
     */
    private static final Check LEAKPROOF = new Check(Rule.PREDICATE_LEAKPROOF,
            KeyChecks.INDEXES
                    + """
                      select nspname, name, tab, string_agg(pg_get_indexdef(indexrelid, k.position::int, true), ', ' order by k.position),
                        case when con is null and amname not in ('btree', 'hash') then format('drop index %s;', name) end
                      from indexes, unnest(indclass::oid[], indkey::int2[]) with ordinality k (opclass, attnum, position)
                        join pg_opclass o on o.oid = k.opclass
                      where not exempt and relrowsecurity and k.position <= indnkeyatts and k.attnum <> tenant
                        and (indkey[0] = tenant or amname not in ('btree', 'hash', 'brin')) and contype is distinct from 'x'
                        and not exists (select from pg_amop s where s.amopfamily = o.opcfamily and s.amoppurpose = 'o' and s.amoplefttype = o.opcintype)
                        and (exists (select from pg_amop s join pg_operator p on p.oid = s.amopopr join pg_proc f on f.oid = p.oprcode
                            where s.amopfamily = o.opcfamily and s.amoppurpose = 's' and s.amoplefttype = o.opcintype
                            having not bool_or(f.proleakproof) or amname not in ('btree', 'hash') and not bool_and(f.proleakproof))
                          or k.attnum = 0 and exists (select from regexp_matches(indexprs::text, ':(?:funcid|opfuncid) ([1-9]\\d*)', 'g') m
                            join pg_proc f on f.oid = m[1]::oid where not f.proleakproof))
                      group by 1, 2, 3, indexrelid, con, amname
                      order by tab, name""",
            "Row-level security lets no condition on %3$s use the index %1$s of %2$s, because its functions are not leakproof.",
            "Ask in a way that is leakproof (a range or ^@ for LIKE, a generated column for an expression) with an index for it, and drop this one; one that is "
                    + "of use for its order or as a key says so: comment on index %1$s is 'leasehold:exempt <reason>'.");

    static final List<Check> ALL = List.of(INDEX, LEAKPROOF);

    private IndexChecks() {}
}
