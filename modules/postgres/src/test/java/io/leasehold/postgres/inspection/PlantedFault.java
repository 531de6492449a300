package io.leasehold.postgres.inspection;

import java.util.List;

import static io.leasehold.postgres.inspection.Rule.*;

/**
 * A fault, planted in a sound table that is there for nothing else.
 *
 * @param rule that finds it
 * @param name for people
 * @param sql plants it
 * @param mend whether SQL mends it
 * @param alone whether it hides others
 */
record PlantedFault(Rule rule, String name, String sql, boolean mend, boolean alone) {
    private static final String TRIGGERED = """
                                            create schema $plain_s; create function $plain_s.fn() returns trigger language plpgsql security definer as 'begin return new; end';
                                            revoke execute on function $plain_s.fn() from public;
                                            """;

    static final List<PlantedFault> ALL = List.of(
            fault(COLUMN_MISSING, "no column", "create table $table_bare (id uuid, name text);"),
            fault(COLUMN_NULLABLE, "column takes null",
                    "alter table $table drop constraint $plain_parent, drop constraint $plain_pkey; alter table $table alter $column drop not null;"),
            fault(COLUMN_TYPE, "column of another type",
                    """
                    create table $table_typed ($column $other not null default $mistyped, id uuid, primary key ($column, id));
                    alter table $table_typed enable row level security, force row level security;
                    create policy tenant on $table_typed to $app using ($column = $mistyped);
                    """),
            fault(SECURITY_DISABLED, "security disabled", "alter table $table disable row level security;"),
            fault(SECURITY_DISABLED, "never protected",
                    "create table $table_open ($column $type not null, id uuid, primary key ($column, id)); grant select on $table_open to $app;"),
            fault(SECURITY_NOT_FORCED, "not forced", "alter table $table no force row level security;"),
            fault(PARTITION_UNPROTECTED, "partition",
                    """
                    create table $table_parted (like $table including all, primary key ($column, id)) partition by hash ($column);
                    alter table $table_parted enable row level security, force row level security;
                    create policy tenant on $table_parted to $app using ($column = $bound);
                    create table $table_part partition of $table_parted for values with (modulus 1, remainder 0); grant select on $table_part to $app;
                    """
                            .replace("like $table including all", "$column $type not null, id uuid not null")),
            fault(PARTITION_UNPROTECTED, "child",
                    "create table $table_child () inherits ($table); grant select (id) on $table_child to public;"),
            fault(LINK_UNPROTECTED, "collection",
                    """
                    alter table $table add constraint $plain_id unique (id); comment on constraint $plain_id on $table is 'leasehold:exempt ids are random';
                    create table $table_tags (of uuid not null references $table (id), tag text);
                    """),
            fault(LINK_UNPROTECTED, "join table",
                    """
                    alter table $table add constraint $plain_id unique (id); comment on constraint $plain_id on $table is 'leasehold:exempt ids are random';
                    create table $table_links (a uuid not null references $table (id), b uuid not null references $table (id), primary key (a, b));
                    """),
            fault(POLICY_MISSING, "no policy", "drop policy tenant on $table;"),
            fault(POLICY_EXTRA, "another permissive policy",
                    "create policy peek on $table for select to public using (name = 'public');"),
            fault(POLICY_EXTRA, "restricts one role and not another that it can become",
                    "create role $plain_group; grant $plain_group to $app; create policy less on $table as restrictive to $app using ($column = $bound); "
                            + "create policy peek on $table to $app, $plain_group using (true);"),
            fault(POLICY_EXTRA, "restricts what is written alone",
                    "create policy less on $table as restrictive to public with check ($column = $bound); create policy peek on $table to public using (true);"),
            fault(POLICY_ADMIN_ARM, "admin arm",
                    "alter policy tenant on $table using ($column = $bound or current_setting('app.admin', true) = 'on');"),
            fault(POLICY_ADMIN_ARM, "unbound sees all",
                    "alter policy tenant on $table using ($column = $bound or current_setting('$setting', true) is null) with check ($column = $bound);"),
            fault(POLICY_CHECK_DIFFERS, "writes are not checked", "alter policy tenant on $table with check (true);"),
            fault(POLICY_CHECK_DIFFERS, "all is shown", "alter policy tenant on $table using (true);"),
            fault(POLICY_PREDICATE, "another column",
                    "alter policy tenant on $table using (id = current_setting('$setting')::uuid) with check (id = current_setting('$setting')::uuid);"),
            fault(POLICY_PREDICATE, "another setting",
                    "alter policy tenant on $table using ($column = current_setting('app.other')::$type) with check ($column = current_setting('app.other')::$type);"),
            fault(POLICY_PREDICATE, "with a fallback",
                    "alter policy tenant on $table using ($column::text = coalesce(current_setting('$setting', true), '1')) with check ($column::text = coalesce(current_setting('$setting', true), '1'));"),
            fault(POLICY_PREDICATE, "a function that is not understood",
                    """
                    create function $table_own() returns $type language sql stable as $$ select min($column::text)::$type from $table $$;
                    alter policy tenant on $table using ($column = $table_own()) with check ($column = $table_own());
                    """),
            fault(POLICY_PREDICATE, "a function that fetches another tenant",
                    """
                    create function $table_own() returns $type language plpgsql stable as $$
                      declare t $type := $bound; c cursor for select '2'; begin open c; fetch c into t; return t; end $$;
                    alter policy tenant on $table using ($column = $table_own()) with check ($column = $table_own());
                    """),
            fault(POLICY_PREDICATE, "a function of its argument",
                    """
                    create function $table_own(t text default '2') returns $type language sql stable as $$ select t::$type $$;
                    alter policy tenant on $table using ($column = $table_own()) with check ($column = $table_own());
                    """),
            fault(POLICY_PREDICATE, "something behind the setting",
                    "alter policy tenant on $table using ($column = (current_setting('$setting') || '')::$type) "
                            + "with check ($column = (current_setting('$setting') || '')::$type);"),
            fault(POLICY_PREDICATE, "binds another tenant meanwhile",
                    "alter policy tenant on $table using (set_config('$setting', '7', true) <> '' and $column = $bound) with check ($column = $bound and set_config('$setting', '7', true) <> '');"),
            fault(POLICY_PREDICATE, "a function with something behind the setting",
                    """
                    create function $table_own() returns $type language sql stable as $$ select (current_setting('$setting') || '')::$type $$;
                    alter policy tenant on $table using ($column = (select $table_own())) with check ($column = (select $table_own()));
                    """),
            fault(POLICY_PREDICATE, "a function of another setting by an expression",
                    """
                    create function $table_own() returns $type language plpgsql stable as $$ begin return current_setting('$setting'::text || '2')::$type; end $$;
                    alter policy tenant on $table using ($column = (select $table_own())) with check ($column = (select $table_own()));
                    """),
            fault(POLICY_PREDICATE, "a function whose setting is always the same",
                    """
                    create function $table_own() returns $type language plpgsql stable set $setting = '7' as $$ begin return $bound; end $$;
                    alter policy tenant on $table using ($column = (select $table_own())) with check ($column = (select $table_own()));
                    """),
            fault(POLICY_PREDICATE, "a function that hides in a text that it answers something else",
                    """
                    create function $table_own() returns $type language plpgsql stable as '
                      begin raise debug $x$ -- $x$; return ''7'';
                        null; return current_setting(''$setting''); end';
                    alter policy tenant on $table using ($column = (select $table_own())) with check ($column = (select $table_own()));
                    """),
            fault(POLICY_PREDICATE, "a function that hides in a comment that it answers something else",
                    """
                    create function $table_own() returns $type language plpgsql stable as $$
                      begin /* /* */ return current_setting('$setting'); -- */ return '7';
                      end $$;
                    alter policy tenant on $table using ($column = (select $table_own())) with check ($column = (select $table_own()));
                    """),
            fault(POLICY_UNBOUND_SILENT, "silent",
                    "alter policy tenant on $table using ($column = $silent) with check ($column = $silent);"),
            fault(POLICY_UNBOUND_SILENT, "silent function",
                    """
                    create function $table_own() returns $type language sql stable as $$ select $silent $$;
                    alter policy tenant on $table using ($column = $table_own()) with check ($column = $table_own());
                    """),
            fault(POLICY_FUNCTION_IMMUTABLE, "immutable function",
                    """
                    create function $table_own() returns $type language sql immutable as $$ select $bound $$;
                    alter policy tenant on $table using ($column = (select $table_own())) with check ($column = (select $table_own()));
                    """),
            fault(POLICY_FUNCTION_COST, "function for each row",
                    """
                    create function $table_own() returns $type language plpgsql stable as $$ begin return $bound; end $$;
                    alter policy tenant on $table using ($column = $table_own()) with check ($column = $table_own());
                    """),
            fault(POLICY_FUNCTION_COST, "definer that cannot be inlined",
                    """
                    create function $table_own() returns $type language sql stable security definer as $$ select $bound $$;
                    alter policy tenant on $table using ($column = $table_own()) with check ($column = $table_own());
                    """),
            unmended(PREDICATE_LEAKPROOF, "index over a function",
                    "create index $plain_x on $table ($column, lower(name));"),
            unmended(PREDICATE_LEAKPROOF, "index over numbers", "create index $plain_x on $table ($column, price);"),
            fault(PREDICATE_LEAKPROOF, "index over a range", "create index $plain_x on $table using gist (during);"),
            fault(PREDICATE_LEAKPROOF, "index over trigrams",
                    "create extension if not exists pg_trgm schema public; create index $plain_x on $table using gin (country public.gin_trgm_ops);"),
            fault(PREDICATE_LEAKPROOF, "index over json", "create index $plain_x on $table using gin (data);"),
            fault(KEY_WITHOUT_TENANT, "unique key",
                    "alter table $table add constraint $plain_x unique (name) include (price) deferrable initially deferred;"),
            fault(KEY_WITHOUT_TENANT, "unique index",
                    "create unique index $plain_x on $table (country) where country is not null;"),
            fault(KEY_WITHOUT_TENANT, "primary key",
                    "alter table $table drop constraint $plain_parent, drop constraint $plain_pkey, add constraint $plain_pkey primary key (id);"),
            unmended(KEY_WITHOUT_TENANT, "exclusion",
                    "alter table $table add constraint $plain_x exclude using gist (during with &&);"),
            fault(FOREIGN_KEY_WITHOUT_TENANT, "foreign key",
                    """
                    alter table $table add constraint $plain_id unique (id); comment on constraint $plain_id on $table is 'leasehold:exempt ids are random';
                    alter table $table drop constraint $plain_parent, add constraint $plain_parent foreign key (parent) references $table (id) on delete set null;
                    """),
            fault(INDEX_WITHOUT_TENANT, "index",
                    "create index $plain_x on $table (at desc, $column) where name is not null;"),
            fault(INDEX_WITHOUT_TENANT, "brin", "create index $plain_x on $table using brin (at);"),
            alone(ROLE_ATTRIBUTE, "superuser", "alter role $app superuser;"),
            fault(ROLE_ATTRIBUTE, "bypassrls", "alter role $app bypassrls;"),
            fault(ROLE_ATTRIBUTE, "createrole", "alter role $app createrole;"),
            fault(ROLE_ATTRIBUTE, "createdb", "alter role $app createdb;"),
            fault(ROLE_ATTRIBUTE, "replication", "alter role $app replication;"),
            alone(ROLE_OWNERSHIP, "owns a table", "alter table $table owner to $app;"),
            alone(ROLE_OWNERSHIP, "owns a function",
                    "create function $table_fn() returns int language sql as 'select 1'; alter function $table_fn() owner to $app;"),
            alone(ROLE_MEMBERSHIP, "member of the owner", "grant $owner to $app;"),
            fault(ROLE_MEMBERSHIP, "member of who reads all", "grant pg_read_all_data to $app;"),
            fault(GRANT_TABLE, "all", "grant all on $table to $app;"),
            fault(GRANT_TABLE, "truncate for everybody", "grant truncate on $table to public;"),
            fault(GRANT_TABLE, "setting that switches triggers off",
                    "grant set on parameter session_replication_role to $app;"),
            fault(GRANT_TABLE, "references to a column", "grant references (id) on $table to $app;"),
            fault(GRANT_TABLE, "statistics with values of all tenants", "grant select on pg_statistic to public;"),
            fault(GRANT_TABLE, "a column of the statistics",
                    "grant select (stxdexpr) on pg_statistic_ext_data to $app;"),
            fault(GRANT_TABLE, "files of the server", "grant execute on function pg_read_file(text) to $app;"),
            fault(GRANT_CREATE, "temporary", "grant temporary on database $database to $app;"),
            fault(GRANT_CREATE, "create", "grant create on schema $schema to public;"),
            fault(GRANT_CREATE, "create elsewhere",
                    "create schema $plain_s; grant usage, create on schema $plain_s to $app;"),
            fault(DEFAULT_PRIVILEGES, "in a schema",
                    "alter default privileges in schema $schema grant select on tables to $app;"),
            fault(DEFAULT_PRIVILEGES, "everywhere",
                    "alter default privileges for role $owner grant select, insert on tables to public;"),
            fault(FOREIGN_SERVER, "usage of a server",
                    "create foreign data wrapper $plain_w; create server $plain_s foreign data wrapper $plain_w; grant usage on foreign server $plain_s to $app;"),
            fault(FOREIGN_SERVER, "a server of one's own",
                    "create foreign data wrapper $plain_w; create server $plain_s foreign data wrapper $plain_w; alter server $plain_s owner to $app;"),
            fault(FOREIGN_SERVER, "servers that anybody may make",
                    "create foreign data wrapper $plain_w; grant usage on foreign data wrapper $plain_w to public;"),
            fault(REMOTE_ACCESS, "credentials",
                    "create foreign data wrapper $plain_w; create server $plain_s foreign data wrapper $plain_w; create user mapping for $app server $plain_s;"),
            fault(REMOTE_ACCESS, "credentials for everybody",
                    "create foreign data wrapper $plain_w; create server $plain_s foreign data wrapper $plain_w; create user mapping for public server $plain_s;"),
            fault(REMOTE_ACCESS, "dblink",
                    "create schema $plain_s; grant usage on schema $plain_s to $app; create extension dblink schema $plain_s;"),
            fault(VIEW_OWNERS_RIGHTS, "view", "create view $table_view as select id from $table;"),
            fault(VIEW_OWNERS_RIGHTS, "view of a group",
                    "create role $plain_group; grant $plain_group to $app with inherit false; create view $table_view as select id from $table; grant select (id) on $table_view to $plain_group;"),
            unmended(MATERIALIZED_VIEW, "materialized view",
                    "create materialized view $table_copy as select id from $table;"),
            fault(FUNCTION_OWNERS_RIGHTS, "definer",
                    "create function $table_fn(a int, out b int) language sql security definer as 'select 1';"),
            fault(FUNCTION_OWNERS_RIGHTS, "definer of a group that is not inherited",
                    """
                    create role $plain_group; grant $plain_group to $app with inherit false, set true; create schema $plain_s; grant usage on schema $plain_s to $plain_group;
                    create function $plain_s.fn() returns int language sql security definer as 'select 1';
                    """),
            fault(FUNCTION_OWNERS_RIGHTS, "definer that a trigger runs",
                    TRIGGERED
                            + "create trigger t before insert on $table for each row execute function $plain_s.fn();"),
            fault(FUNCTION_OWNERS_RIGHTS, "definer that a trigger runs where a foreign key hands the writing on",
                    TRIGGERED
                            + """
                              create table $table_part ($column $type not null, id uuid, primary key ($column, id), foreign key ($column, id) references $table on delete cascade);
                              alter table $table_part enable row level security, force row level security;
                              create policy tenant on $table_part to $app using ($column = $bound);
                              create constraint trigger t after delete on $table_part for each row execute function $plain_s.fn();
                              """),
            fault(FUNCTION_OWNERS_RIGHTS, "definer in a hidden schema that a default calls",
                    """
                    create schema $plain_s; create function $plain_s.fn() returns text language sql security definer as 'select current_user::text';
                    alter table $table alter name set default $plain_s.fn();
                    """),
            fault(SECURITY_DISABLED, "granted to a group that is not inherited, elsewhere",
                    """
                    create role $plain_group; grant $plain_group to $app with inherit false, set true; create schema $plain_s; grant usage on schema $plain_s to $plain_group;
                    create table $plain_s.secrets ($column $type not null, id uuid, primary key ($column, id)); grant select on $plain_s.secrets to $plain_group;
                    """),
            fault(FUNCTION_MAY_LEAK, "leakproof",
                    "create function $table_fn(a text) returns bool language sql leakproof as 'select true';"),
            fault(REWRITE_RULE, "rule",
                    "create table $table_log (id uuid); comment on table $table_log is 'leasehold:exempt of nobody'; create rule copy as on insert to $table_log do also delete from $table;"),
            unmended(SEQUENCE_SHARED, "identity", "alter table $table add number bigint generated always as identity;"),
            unmended(SEQUENCE_SHARED, "serial", "alter table $table add number serial;"),
            unmended(SEQUENCE_SHARED, "by hand",
                    "create sequence $table_numbers; grant usage on sequence $table_numbers to $app;"),
            unmended(LARGE_OBJECTS, "object",
                    "do $$ begin perform lo_create(0); execute format('grant select on large object %s to $app', (select max(oid) from pg_largeobject_metadata)); end $$;")
                    .hiding(),
            fault(LARGE_OBJECTS, "column", "alter table $table add scan oid;"),
            fault(SETTING_OF_TENANT, "role", "alter role $app set $setting = '7';"),
            fault(SETTING_OF_TENANT, "role in the database",
                    "alter role $app in database $database set $setting = '7';"),
            fault(SETTING_OF_TENANT, "database", "alter database $database set $setting = '7';"),
            fault(PUBLICATION, "table", "create publication $plain_p for table $table;"),
            fault(PUBLICATION, "filter that is none",
                    "create publication $plain_p for table $table where ($column is not null);"),
            fault(PUBLICATION, "filter of another column",
                    "create publication $plain_p for table $table where (country = '7' and $column is not null);"),
            fault(PUBLICATION, "schema", "create publication $plain_p for tables in schema $schema;"),
            unmended(PUBLICATION, "all", "create publication $plain_p for all tables;").hiding());

    private static PlantedFault fault(Rule rule, String name, String sql) {
        return new PlantedFault(rule, name, sql, true, false);
    }

    private static PlantedFault unmended(Rule rule, String name, String sql) {
        return new PlantedFault(rule, name, sql, false, false);
    }

    private static PlantedFault alone(Rule rule, String name, String sql) {
        return fault(rule, name, sql).hiding();
    }

    private PlantedFault hiding() {
        return new PlantedFault(rule, name, sql, mend, true);
    }

    @Override
    public String toString() {
        return rule.id() + ": " + name;
    }
}
