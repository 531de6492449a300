package io.leasehold.postgres.inspection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leasehold.postgres.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What looks like a fault and is none. */
class NothingIsFoundTests {
    private static final SoundSchema SCHEMA = SoundSchema.foreign(TestServer.emptyDatabase(), "bigint");

    @ParameterizedTest
    @ValueSource(strings = {
        // Tables
        "create table $table_p ($column $type not null, id uuid, primary key ($column, id)) partition by list ($column);"
                + "create table $table_p1 partition of $table_p default;"
                + "alter table $table_p enable row level security, force row level security; create policy tenant on $table_p to $app using ($column = $bound);"
                + "alter table $table_p1 enable row level security, force row level security;",
        "create table $table_c (id serial primary key, code text unique); comment on table $table_c is 'leasehold:exempt the same for all'; "
                + "alter table $table add code_id int references $table_c; create view $table_v as select * from $table_c; "
                + "create materialized view $table_m as select * from $table_c; grant select on $table_v, $table_m to $app;",
        "create schema hidden; create table hidden.secrets (id int); create view hidden.all_of_them as select * from $table;",
        "alter table $table add column number bigint generated always as identity; comment on column $table.number is 'leasehold:exempt no tenant sees it';",
        "alter table $table add column upper_name text generated always as (upper(name)) stored;",
        "alter table $table alter id set storage plain; alter table $table add tags text[]; create unlogged table $table_u (like $table including all);"
                + "alter table $table_u enable row level security, force row level security; create policy tenant on $table_u to public using ($column = $bound); "
                + "grant select on $table_u to public;",
        "create table $table_p ($column $type not null, id uuid, primary key ($column, id)) partition by list ($column);"
                + "create table $table_p1 partition of $table_p default; grant select on $table_p to $app;"
                + "alter table $table_p enable row level security, force row level security; create policy tenant on $table_p to $app using ($column = $bound);",
        "create role bi; create view $table_v as select * from $table; grant select on $table_v to bi;",
        // Policies
        "create function $table_f(strict boolean default true) returns bigint language sql stable as $$ select current_setting('app.org')::bigint $$; "
                + "alter policy tenant on $table using ($column = $table_f()) with check ($column = $table_f());",
        "alter policy tenant on $table using ((select current_setting('app.org')::bigint) = $column and name is not null) with check ($column = cast(current_setting('APP.org') as bigint));",
        "alter policy tenant on $table using ($column = (select $schema.current_org())) with check ($column = $schema.current_org());",
        "create policy less on $table as restrictive for delete to $app using (false);",
        "drop policy tenant on $table; create policy held on $table as restrictive to public using ($column = $bound); create policy everything on $table to $app using (true);",
        "drop policy tenant on $table; create policy r on $table for select to $app using ($column = $bound); create policy a on $table for insert to $app with check ($column = $bound); "
                + "create policy u on $table for update to $app using ($column = $bound); create policy d on $table for delete to $app using ($column = $bound);",
        "create policy staff on $table to pg_database_owner using (true);",
        "create function $table_f() returns bigint language plpgsql stable security definer set search_path = pg_catalog as $$ declare org text := current_setting('app.org', true); "
                + "begin if org is null or org = '' then raise exception 'No organization is bound.'; end if; return org::bigint; end $$; "
                + "alter policy tenant on $table using ($column = (select $table_f())) with check ($column = (select $table_f()));",
        "create function $table_f() returns bigint language sql stable return current_setting('app.org')::bigint; alter policy tenant on $table using ($column = $table_f()) with check ($column = $table_f());",
        "create function $table_f() returns bigint language sql stable leakproof return cast(current_setting('app.org') as bigint); alter policy tenant on $table using ($column = $table_f()) with check ($column = $table_f());",
        "alter policy tenant on $table with check (true); comment on policy tenant on $table is 'leasehold:exempt a trigger checks';",
        // Keys and indexes
        "alter table $table add unique ($column, name) include (price) deferrable; create unique index on $table ($column, country) where country is not null; create index on $table ($column, at) include (price);",
        "create index on $table using hash ($column); create index on $table using brin (at, $column); create index on $table ($column, name text_pattern_ops);",
        "alter table $table add foreign key (parent, $column) references $table (id, $column) not valid;",
        "alter table $table add unique (country); comment on constraint faulty_country_key on $table is 'leasehold:exempt one for each country';",
        "create extension if not exists btree_gist schema public; alter table $table add exclude using gist ($column with =, country with =, during with &&);",
        // Rights
        "create function $table_f() returns int language sql security definer as 'select 1'; revoke execute on function $table_f() from public;",
        "create function $table_f() returns trigger language plpgsql as $$ begin return new; end $$; create trigger t before insert on $table for each row execute function $table_f();",
        "create role holder; create function $table_f() returns trigger language plpgsql security definer as 'begin return new; end'; alter function $table_f() owner to holder; "
                + "revoke execute on function $table_f() from public; create trigger t before insert on $table for each row execute function $table_f();",
        "create function $table_f() returns trigger language plpgsql security definer as 'begin return new; end'; revoke execute on function $table_f() from public; "
                + "create trigger t before insert on $table for each row execute function $table_f(); revoke insert, update, delete on $table from $app;",
        "create schema hidden; create function hidden.f() returns text language sql security definer as 'select current_user::text'; create table hidden.h (a text default hidden.f());",
        "create view $table_v with (security_invoker) as select * from $table; grant select on $table_v to $app;",
        "create rule nothing as on delete to $table do instead nothing;",
        "create publication of_one for table $table where ($column = 7);", "create publication of_nobody;",
        "create publication of_one for table $table where ($column = '7' and (price > 0 or price < 0));",
        "grant set on parameter log_statement to $app; grant execute on function pg_stat_reset() to $app;",
        "alter default privileges in schema $schema grant usage on sequences to $app;",
        "alter role $app set statement_timeout = '5s'; alter role postgres set app.org = '7';"})
    void inASoundSchemaWith(String oddity) throws SQLException {
        assertThat(with(oddity)).isEmpty();
    }

    @Test
    void saysWhatCouldNotBeLookedAt() throws SQLException {
        try (Connection connection = SCHEMA.access().connect(TestServer.administrator())) {
            InspectionReport report = SchemaInspection.of(connection, "here", new Conventions(List.of("nowhere"), "org",
                    "bigint", "app.org", List.of("nobody"), Set.of()));
            assertThat(report.atLeast(Severity.WARNING)).extracting(Finding::rule).contains(Rule.NOT_INSPECTED);
            assertThat(report.findings()).extracting(Finding::object).contains("schema nowhere", "role nobody");
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @Test
    void saysNothingOfTablesWhereNoRoleOfTheApplicationIsThere() throws SQLException {
        try (Connection connection = SCHEMA.access().connect(TestServer.administrator());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(SCHEMA.made() + SCHEMA.table("faulty"));
            Conventions sound = SCHEMA.conventions();
            Conventions misspelt = new Conventions(sound.schemas(), sound.column(), sound.type(), sound.setting(), List
                    .of("wbe"), sound.exempt());

            assertThat(SchemaInspection.of(connection, "here", misspelt).findings()).extracting(Finding::object)
                    .containsExactly("role wbe");
            connection.rollback();
        }
    }

    @Test
    void namesWhatIsExemptAndWhy() throws SQLException {
        try (Connection connection = SCHEMA.access().connect(TestServer.administrator());
                Statement statement = connection
                        .createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(SCHEMA.made() + SCHEMA.filled(
                    "create table $table (id int); comment on table $table is 'leasehold:exempt the same for all'",
                    "faulty"));

            assertThat(SchemaInspection.of(connection, "here", SCHEMA.conventions()).findings()).extracting(
                    Finding::rule, Finding::problem).containsExactly(
                            tuple(Rule.EXEMPTION,
                                    "The table \"Sales.\"\"Dept\".countries is exempt by configuration."),
                            tuple(Rule.EXEMPTION,
                                    "The table \"Sales.\"\"Dept\".faulty is exempt: the same for all."));
            connection.rollback();
        }
    }

    private static List<Finding> with(String oddity) throws SQLException {
        try (Connection connection = SCHEMA.access().connect(TestServer.administrator());
                Statement statement = connection
                        .createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(SCHEMA.made() + SCHEMA.table("faulty") + SCHEMA.filled(oddity, "faulty"));
            List<Finding> findings = SchemaInspection.of(connection, "here", SCHEMA.conventions()).atLeast(
                    Severity.WARNING);
            connection.rollback();
            return findings;
        }
    }
}
