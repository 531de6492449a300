package io.leasehold.benchmarks;

/** What keeps tenants apart in a database, as SQL that makes it of one as Leasehold protects it. */
enum Guard {
    /** As it is. */
    LEASEHOLD(""),
    /** As it is, once the setup has switched tamper evidence on. */
    CAPABILITIES(""),
    /** Nothing. */
    NONE("""
         alter table TABLE no force row level security, disable row level security;
         """),
    /** A policy over a setting of the session, as examples have it. */
    SEPARATE("""
             drop policy leasehold_app on TABLE;
             create policy tenant on TABLE using (tenant_id = current_setting('app.tenant')::uuid)
               with check (tenant_id = current_setting('app.tenant')::uuid);
             """),
    /** The policy that Hibernate 8 creates with its tables. */
    HIBERNATE_8("""
                drop policy leasehold_app on TABLE;
                create policy hibernate_tenant_isolation on TABLE
                  using (tenant_id = cast(nullif(current_setting('hibernate.tenant_id', true), '') as uuid)
                    or coalesce(cast(nullif(current_setting('hibernate.tenant_id_root', true), '') as boolean), false))
                  with check (tenant_id = cast(nullif(current_setting('hibernate.tenant_id', true), '') as uuid)
                    or coalesce(cast(nullif(current_setting('hibernate.tenant_id_root', true), '') as boolean), false));
                """),
    /** A schema for each tenant, as protected as the shared one. */
    OWN_SCHEMAS(
            """
            do $$
            declare
              each record;
            begin
              for each in select distinct tenant_id, 't_' || replace(tenant_id::text, '-', '') as place from shared.imports order by 1 limit TENANTS loop
                execute format('create schema if not exists %I authorization owner', each.place);
                execute format('grant usage on schema %I to app', each.place);
                execute format('create table %I.TABLE (like shared.TABLE including all)', each.place);
                execute format('insert into %I.TABLE select * from shared.TABLE where tenant_id = %L', each.place, each.tenant_id);
                execute format('alter table %I.TABLE owner to owner', each.place);
                perform leasehold.protect(format('%I.TABLE', each.place)::regclass);
              end loop;
            end
            $$;
            """);

    private final String sql;

    Guard(String sql) {
        this.sql = sql;
    }

    /** The change of one table. */
    String sql(String table, int tenants) {
        return sql.replace("TABLE", table).replace("TENANTS", Integer.toString(tenants));
    }
}
