package io.leasehold.postgres.inspection;

import java.util.List;
import java.util.Set;

import io.leasehold.postgres.DatabaseAccess;

/**
 * A schema in which nothing is wrong, in the words of one database or another. Faults are planted in it by SQL that says {@code $schema}, {@code $table},
 * {@code $column}, {@code $type}, {@code $bound}, {@code $app} and {@code $owner}.
 *
 * @param name for people
 * @param access the database
 * @param conventions how it tells tenants apart
 * @param bound the tenant that is bound, as an expression
 * @param owner a role that owns tables
 * @param made what makes it, in the transaction of each test
 */
record SoundSchema(String name, DatabaseAccess access, Conventions conventions, String bound, String owner,
        String made) {
    static SoundSchema leasehold(DatabaseAccess access) {
        return new SoundSchema("leasehold", access, Conventions.leasehold(access.app().username()),
                "current_setting('leasehold.tenant')::uuid", access.owner().username(), "select 1;");
    }

    /** One that Leasehold has never seen: a schema, a column, a setting and a function of the team's own. */
    static SoundSchema foreign(DatabaseAccess access, String type) {
        String app = access.database() + "_web";
        String owner = access.database() + "_team";
        String bound = "current_setting('app.org')" + (type.equals("text") ? "" : "::" + type);
        return new SoundSchema("foreign " + type, access, new Conventions(List.of("Sales.\"Dept"), "Org Id", type,
                "app.org", List.of(app), Set.of("Sales.\"Dept.countries")), bound, owner,
                """
                create role %1$s; create role %2$s; create role %1$s_readers; grant %1$s_readers to %1$s;
                revoke temporary on database %3$s from public; revoke all on schema public from public;
                create schema "Sales.""Dept" authorization %2$s; grant usage on schema "Sales.""Dept" to %1$s_readers;
                create table "Sales.""Dept".countries (code text primary key, name text unique); grant select on "Sales.""Dept".countries to %1$s;
                create function "Sales.""Dept".current_org() returns %4$s language sql stable as $$ select %5$s $$;
                """
                        .formatted(app, owner, access.database(), type, bound));
    }

    /** A table without a fault. */
    String table(String table) {
        return filled(
                """
                create table $table ($column $type not null default $bound, id uuid not null default gen_random_uuid(), name text, price numeric, data jsonb,
                  during tstzrange, country text, at timestamptz, parent uuid, constraint $plain_pkey primary key ($column, id),
                  constraint $plain_parent foreign key ($column, parent) references $table on delete set null (parent));
                create index $plain_by_age on $table ($column, at desc, id) include (name) where name is not null;
                grant select, insert, update, delete on $table to $app;
                alter table $table enable row level security, force row level security;
                create policy tenant on $table to $app using ($column = $bound) with check ($column = $bound);
                create policy owners on $table to $owner using (true) with check (true);
                """,
                table);
    }

    String schema() {
        return conventions.schemas().contains("shared") ? "shared" : "\"Sales.\"\"Dept\"";
    }

    /** The SQL in the words of this schema. */
    String filled(String sql, String table) {
        String other = conventions.type().equals("text") ? "bigint" : "text";
        String setting = "current_setting('" + conventions.setting() + "')";
        return sql.replace("$table", schema() + "." + table).replace("$plain", table).replace("$schema", schema())
                .replace("$column", conventions.column().equals("tenant_id") ? "tenant_id" : "\"Org Id\"")
                .replace("$type", conventions.type())
                .replace("$bound", bound).replace("$app", conventions.roles().getFirst()).replace("$owner", owner)
                .replace("$setting", conventions.setting()).replace("$database", access.database())
                .replace("$silent", bound.replace(setting, "nullif(current_setting('" + conventions.setting()
                        + "', true), '')"))
                .replace("$other", other)
                .replace("$mistyped", setting + "::" + other);
    }

    @Override
    public String toString() {
        return name;
    }
}
