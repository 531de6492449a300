package io.leasehold.postgres.inspection;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whose rights the application has: its roles, PUBLIC and the groups that they are in.
 *
 * @param app OIDs for which policies and grants reach roles that are held to a tenant
 * @param all the same for all roles of the application
 */
record Roles(List<Long> app, List<Long> all) {
    /** Groups that no role of the application may be in. What they give is no fault of its own besides. */
    static final String DANGEROUS = """
                                    (o.rolsuper or o.rolbypassrls or o.rolcreaterole or o.rolreplication or o.rolname like 'pg\\_%'
                                      or exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                        where n.nspname = any(:schemas) and c.relowner = o.oid)
                                      or exists (select from pg_namespace n where n.nspname = any(:schemas) and n.nspowner = o.oid)
                                      or exists (select from pg_database d where d.datname = current_database() and d.datdba = o.oid))""";

    static Roles of(JdbcClient client, Ground ground, Target target) {
        return client
                .sql("""
                     with roles as (
                       select r.oid, r.rolname = any(:app) as app, r.rolsuper from pg_roles r where r.rolname = any(:roles)
                     ), groups as (
                       select o.oid, r.app, false from roles r join pg_roles o on not r.rolsuper and o.oid <> r.oid and pg_has_role(r.oid, o.oid, 'member')
                       where not """
                        + DANGEROUS + """
                                      ), both_of as (select * from roles union select * from groups)
                                      select array(select oid::bigint from both_of where app union select 0) as app,
                                        array(select oid::bigint from both_of union select 0) as everybody""")
                .params(ground.parameters(target)).query((row, _) -> new Roles(List.of((Long[]) row.getArray("app")
                        .getArray()), List.of((Long[]) row.getArray("everybody").getArray())))
                .single();
    }
}
