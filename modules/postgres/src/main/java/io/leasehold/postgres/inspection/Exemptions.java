package io.leasehold.postgres.inspection;

import java.util.List;

/** What is exempt by a comment, so that reasons can be read in one place. Tables by configuration are added where they are known. */
final class Exemptions {
    static final List<Check> ALL = List.of(new Check(Rule.EXEMPTION,
            """
            select e.nspname, i.identity, i.type, btrim(substr(e.description, length('leasehold:exempt ') + 1)), null
            from (select d.*, coalesce(cn.nspname, kn.nspname, pn.nspname) as nspname from pg_description d
                left join pg_class c on d.classoid = 'pg_class'::regclass and c.oid = d.objoid left join pg_namespace cn on cn.oid = c.relnamespace
                left join pg_constraint k on d.classoid = 'pg_constraint'::regclass and k.oid = d.objoid left join pg_namespace kn on kn.oid = k.connamespace
                left join pg_proc p on d.classoid = 'pg_proc'::regclass and p.oid = d.objoid left join pg_namespace pn on pn.oid = p.pronamespace
                where d.description like 'leasehold:exempt _%') e,
              pg_identify_object(e.classoid, e.objoid, e.objsubid) i
            where e.nspname = any(:schemas) or e.nspname is null and :whole
            order by 2""",
            "The %2$s %1$s is exempt: %3$s.", "Nothing, as long as the reason holds."));

    private Exemptions() {}
}
