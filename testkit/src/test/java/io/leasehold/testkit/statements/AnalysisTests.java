package io.leasehold.testkit.statements;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leasehold.testkit.statements.TenantTables.Name;
import io.leasehold.testkit.statements.TenantTables.Standing;

import static org.assertj.core.api.Assertions.assertThat;

class AnalysisTests {
    static final TenantTables TABLES = new TenantTables("tenant_id", Map.of(new Name("shared", "tasks"),
            Standing.OF_TENANTS, new Name("shared", "logs"), Standing.OF_TENANTS, new Name("shared", "Odd Name"),
            Standing.OF_TENANTS, new Name("shared", "all_tasks"), Standing.OF_TENANTS, new Name("shared", "titles"),
            Standing.BLIND_VIEW, new Name("control", "users"), Standing.WITHOUT_COLUMN, new Name("control", "audit"),
            Standing.EXEMPT));

    @ParameterizedTest
    @ValueSource(strings = {
        "select id from tasks where tenant_id = ?",
        "select id from tasks where tenant_id = :tenant and id = 1",
        "select id from tasks t where t.tenant_id = $1",
        "select id from tasks where ? = tenant_id",
        "select id from tasks where tenant_id = ?::uuid",
        "select id from tasks where tenant_id = cast(? as uuid)",
        "select id from tasks where tenant_id::text = ?",
        "select id from tasks where tenant_id = '6f1c'",
        "select id from tasks where tenant_id = uuid '6f1c'",
        "select id from tasks where tenant_id = 42",
        "select id from tasks where tenant_id = current_setting('app.tenant')::uuid",
        "select id from tasks where tenant_id = (select current_setting('app.tenant')::uuid)",
        "select id from tasks where tenant_id = app.current_tenant()",
        "select id from tasks where tenant_id in (select pg_catalog.lower(?))",
        "select id from tasks where tenant_id in (select nullif(current_setting('app.tenant', true), '')::uuid)",
        "select id from tasks where tenant_id in (?)",
        "select id from tasks where tenant_id is not distinct from ?",
        "select id from tasks where (tenant_id, id) = (?, ?)",
        "select id from tasks where row(tenant_id, id) = row(?, ?)",
        "select id from tasks where (tenant_id, id) in ((?, ?))",
        "select id from tasks where ((tenant_id = ?) and (a or b))",
        "select id from shared.tasks where shared.tasks.tenant_id = ?",
        "select id from \"tasks\" as \"T\" where \"T\".\"tenant_id\" = ?",
        "select id from TASKS where TENANT_ID = ?",
        "select \"id\" from \"Odd Name\" o where o.tenant_id = ?",
        "select id -- from logs\nfrom tasks /* where */ where tenant_id = ?",
        "select 'from tasks' from users",
        "select id from users where id = ?",
        "select id from audit where id = ?",
        "select id from pg_catalog.tasks",
        "select 1",
        "select mu&\"mask\", u & \"mask\", U&'\\0061' from users",
        "create table tasks (id int)",
        "alter table tasks add column x int",
        "set local search_path = tasks",
        "with tasks as (select 1 as id) select id from tasks",
        "select id from tasks where tenant_id = ? for update skip locked",
        "explain analyze select id from tasks where tenant_id = ?"
    })
    void accepts(String sql) {
        assertThat(problems(sql)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "select t.id from tasks t join logs l on l.tenant_id = t.tenant_id where t.tenant_id = ?",
        "select t.id from tasks t join logs l on l.tenant_id = t.tenant_id where l.tenant_id = ?",
        "select t.id from tasks t join logs l on t.tenant_id = ? and l.tenant_id = ?",
        "select t.id from tasks t, logs l where l.tenant_id = t.tenant_id and t.tenant_id = ?",
        "select t.id from tasks t left join logs l on l.tenant_id = t.tenant_id where t.tenant_id = ?",
        "select t.id from logs l right join tasks t on l.tenant_id = t.tenant_id where t.tenant_id = ?",
        "select t.id from tasks t full join logs l on l.id = t.id where t.tenant_id = ? and l.tenant_id = ?",
        "select t.id from tasks t full join logs l using (tenant_id, id) where tenant_id = ?",
        "select t.id from tasks t join logs l using (tenant_id, id) where tenant_id = ?",
        "select t.id from tasks t join logs l using (tenant_id, id) where t.tenant_id = ?",
        "select t.id from tasks t left join logs l using (tenant_id, id) where t.tenant_id = ?",
        "select t.id from tasks t natural join logs l where tenant_id = ?",
        "select t.id from tasks t left join (logs l join logs m on m.tenant_id = l.tenant_id) on l.tenant_id = t.tenant_id where t.tenant_id = ?",
        "select a.id from tasks a join tasks b on (b.tenant_id, b.id) = (a.tenant_id, a.parent) where a.tenant_id = ?",
        "select t.id from tasks t where tenant_id = ? and exists (select from logs l where l.tenant_id = t.tenant_id)",
        "select t.id from tasks t where tenant_id = ? and exists (select 1 from logs where logs.tenant_id = t.tenant_id)",
        "select t.id, (select count(*) from logs where tenant_id = ?) from tasks t where tenant_id = ?",
        "select t.id from tasks t where t.tenant_id in (select tenant_id from logs where tenant_id = ?)",
        "select t.id from tasks t where (t.tenant_id, t.id) in (select tenant_id, id from logs where tenant_id = ?)",
        "select t.id from tasks t where t.tenant_id = any(select tenant_id from logs where tenant_id = ?)",
        "select x.id from (select id from tasks where tenant_id = ?) x",
        "select l.id from (select tenant_id as owner from tasks where tenant_id = ?) x join logs l on l.tenant_id = x.owner",
        "select l.id from (select tenant_id from tasks where tenant_id = ?) x (owner) join logs l on l.tenant_id = x.owner",
        "select l.id from (select * from tasks where tenant_id = ?) x join logs l on l.tenant_id = x.tenant_id",
        "select t.id from tasks t cross join lateral (select id from logs l where l.tenant_id = t.tenant_id limit 1) x where t.tenant_id = ?",
        "select lane.status from unnest(?) as lane (status) cross join lateral (select id from tasks where tenant_id = ? and status = lane.status) t",
        "with mine as (select tenant_id, id from tasks where tenant_id = ?) select l.id from mine m join logs l on l.tenant_id = m.tenant_id",
        "with recursive tree as (select tenant_id, id from tasks where tenant_id = ? union all select t.tenant_id, t.id from tasks t join tree p on t.tenant_id = p.tenant_id and t.parent = p.id) select id from tree",
        "with recursive tree (owner, id) as (select tenant_id, id from tasks where tenant_id = ? union all select t.tenant_id, t.id from tasks t join tree p on t.tenant_id = p.owner and t.parent = p.id) select id from tree",
        "select id from tasks where tenant_id = ? union all select id from logs where tenant_id = ?",
        "select t.id from (values (?, ?)) v (tenant, id) join tasks t on t.tenant_id = v.tenant",
        "with gone as (delete from tasks where tenant_id = ? returning tenant_id, id) insert into logs (tenant_id, id) select tenant_id, id from gone",
        "with due as (select id from tasks where tenant_id = ? for update skip locked), claimed as (update tasks set x = 1 where tenant_id = ? and id in (select id from due) returning id) select id from claimed"
    })
    void followsEqualitiesFromTableToTable(String sql) {
        assertThat(problems(sql)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "insert into tasks (tenant_id, id) values (?, ?)",
        "insert into tasks (tenant_id, settings, final, statement) values (?, ?::jsonb, ?, ?)",
        "insert into tasks (id, tenant_id) values (?, ?), (?, ?)",
        "insert into tasks (tenant_id, id) select ?, line.id from unnest(?) as line (id)",
        "insert into tasks (tenant_id, id) select ?, line.* from unnest(?) as line",
        "insert into tasks (tenant_id, id) select tenant_id, id from logs where tenant_id = ?",
        "insert into tasks as t (tenant_id, id) values (?, ?) on conflict (tenant_id, id) do update set x = excluded.x",
        "insert into tasks (tenant_id, id) values (?, ?) on conflict (id) do update set x = 1 where tasks.tenant_id = ?",
        "insert into tasks (tenant_id, id) values (?, ?) on conflict (id) do update set x = 1 where tasks.tenant_id = excluded.tenant_id",
        "insert into tasks (tenant_id, id) values (?, ?) on conflict do nothing",
        "update tasks set x = 1 where tenant_id = ?",
        "update tasks t set x = l.x from logs l where l.tenant_id = t.tenant_id and t.tenant_id = ?",
        "update tasks set (x, y) = (select a, b from logs where tenant_id = ?) where tenant_id = ?",
        "delete from tasks where tenant_id = ? and id = ?",
        "delete from tasks t using logs l where l.tenant_id = t.tenant_id and l.tenant_id = ?",
        "merge into tasks t using (select * from logs where tenant_id = ?) l on t.tenant_id = l.tenant_id and t.id = l.id when matched then update set x = l.x when not matched then insert (tenant_id, id) values (l.tenant_id, l.id)",
        "merge into tasks t using (values (?, ?)) v (tenant, id) on t.tenant_id = v.tenant and t.id = v.id when not matched then insert (tenant_id, id) values (v.tenant, v.id)",
        "merge into tasks t using (values (?, ?)) v (tenant, id) on t.tenant_id = v.tenant and t.id = v.id when not matched by source and t.tenant_id = ? then delete",
        "with t as (insert into tasks (tenant_id, id) values (?, ?) returning tenant_id) select l.id from logs l join t on t.tenant_id = l.tenant_id",
        "with t as (insert into tasks (tenant_id, id) values (?, ?), (?, ?) returning id) select id from t"
    })
    void acceptsChangesThatSayWhose(String sql) {
        assertThat(problems(sql)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "select id from tasks",
        "select id from tasks where id = ?",
        "select id from tasks where tenant_id = ? or true",
        "select id from tasks where (tenant_id = ? or id = ?)",
        "select id from tasks where tenant_id = ? and x or y",
        "select id from tasks where not (tenant_id = ?)",
        "select id from tasks where not tenant_id <> ?",
        "select id from tasks where tenant_id <> ?",
        "select id from tasks where tenant_id is not null",
        "select id from tasks where tenant_id = tenant_id",
        "select id from tasks where tenant_id = id",
        "select id from tasks where tenant_id = null",
        "select id from tasks where tenant_id = coalesce(?, tenant_id)",
        "select id from tasks where coalesce(tenant_id, ?) = ?",
        "select id from tasks where lower(tenant_id) = ?",
        "select id from tasks where tenant_id::char(2) = ?",
        "select id from tasks where tenant_id in (?, ?)",
        "select id from tasks where tenant_id in (select regexp_split_to_table(?, ','))",
        "select id from tasks where tenant_id = any(select string_to_table(?, ',')::uuid)",
        "select id from tasks where tenant_id in (select lower(jsonb_array_elements_text(?)))",
        "select id from tasks where tenant_id in (select app.tenants_of(?) from users)",
        "select id from tasks where tenant_id = (select app.\"lower\"(?))",
        "select id from tasks where tenant_id = gen_random_uuid()",
        "select id from tasks where tenant_id = pg_catalog.gen_random_uuid()",
        "with x as (select json_array_elements_text(?) as t) select tasks.id from x join tasks on tenant_id = x.t",
        "insert into tasks (tenant_id, id) select regexp_split_to_table(?, ','), ?",
        "insert into tasks (tenant_id, id) values (gen_random_uuid(), ?)",
        "select id from tasks where tenant_id = any(?)",
        "select id from tasks where tenant_id = some(array[?])",
        "select id from tasks where tenant_id = all(?)",
        "select id from tasks where tenant_id not in (?)",
        "select id from tasks where tenant_id is distinct from ?",
        "select id from tasks where tenant_id between ? and ?",
        "select id from tasks where tenant_id like ?",
        "select id from tasks where tenant_id >= ?",
        "select id from tasks where (tenant_id, id) in ((?, ?), (?, ?))",
        "select id from tasks where (tenant_id, id) > (?, ?)",
        "select id from tasks where case when ? then tenant_id = ? end",
        "select id from tasks where tenant_id in (select tenant_id from users)",
        "select id from tasks where tenant_id = (select tenant_id from users where id = ?)",
        "select id from tasks where exists (select 1 from users where tasks.tenant_id = ?)",
        "select id from tasks where id in (select id from audit where tenant_id = ?)",
        "select id from tasks where exists (select 1 from audit where tenant_id = ?)",
        "select id from tasks where exists (select 1 from somewhere where tenant_id = ?)",
        "select id from tasks group by id having tenant_id = ?",
        "select id from tasks where 'tenant_id = ?' = ?",
        "select id from tasks -- where tenant_id = ?",
        "select id from tasks t where tasks.tenant_id = ?",
        "select id from tasks where tenant_id = ? ; delete from tasks",
        "select id from t_0.tasks",
        "select id from only tasks",
        "select from tasks",
        "table tasks",
        "create table copied as select id from tasks",
        "explain select id from tasks",
        "select id from users order by (select count(*) from tasks)",
        "select id from users limit (select count(*) from tasks)",
        "select id from users group by (select count(*) from tasks)",
        "select array(select id from tasks) from users",
        "select coalesce((select max(id) from tasks), 0)",
        "select case when exists (select 1 from tasks) then 1 end",
        "select count(*) filter (where exists (select 1 from tasks)) from users",
        "select sum(1) over (partition by (select max(id) from tasks)) from users",
        "select f((select id from tasks))",
        "select u.id from users u join lateral unnest(array(select id from tasks)) x on true",
        "select id from users where id = any(select id from tasks)",
        "select id from users where id between (select min(id) from tasks) and 3",
        "select x.id from (select id from tasks) x where x.tenant_id = ?",
        "select x.id from (select * from tasks) x where x.tenant_id = ?",
        "with all_of_them as (select * from tasks) select id from all_of_them where tenant_id = ?",
        "with recursive tree as (select tenant_id, id from tasks where tenant_id = ? union all select t.tenant_id, t.id from tasks t join tree p on t.parent = p.id) select id from tree",
        "with recursive tree as (select id, tenant_id from tasks where tenant_id = ? union all select t.tenant_id, t.id from tasks t join tree p on t.tenant_id = p.tenant_id) select id from tree",
        "with recursive two as (select ? as t union all select b.t from (select ? as t) b, two) select id from tasks join two on tenant_id = t",
        "select id from logs where tenant_id = ? union all select id from tasks",
        "insert into users (id) select id from tasks",
        "insert into users (id) values ((select id from tasks))",
        "update users set x = (select id from tasks)",
        "delete from users where id in (select id from tasks)",
        "with gone as (delete from tasks returning id) select id from gone",
        "delete from tasks",
        "delete from tasks where id = ?",
        "delete from users u using tasks t where t.id = u.id",
        "update tasks set x = 1",
        "update tasks set x = 1 where id = ?",
        "update users set x = t.x from tasks t where t.id = users.id",
        "update tasks set tenant_id = ? where tenant_id = ?",
        "truncate tasks",
        "truncate users, tasks",
        "lock table tasks",
        "copy tasks from stdin",
        "copy (select * from tasks) to stdout",
        "do $$ begin delete from tasks; end $$",
        "declare c cursor for select * from tasks",
        "select id from all_tasks",
        "merge into tasks t using users u on t.id = u.id when matched then delete",
        "merge into users u using tasks t on t.tenant_id = ? and t.id = u.id when matched then delete",
        "merge into tasks t using users u on t.tenant_id = ? when not matched then insert (id) values (u.id)",
        "merge into tasks t using users u on t.tenant_id = ? when not matched then insert (tenant_id, id) values (t.tenant_id, u.id)",
        "merge into tasks t using users u on t.tenant_id = ? when not matched then insert (tenant_id, id) values (u.tenant_id, u.id)",
        "insert into tasks (id) values (?)",
        "insert into tasks values (?, ?)",
        "insert into tasks default values",
        "insert into tasks (tenant_id, id) values (default, ?)",
        "insert into tasks (tenant_id, id) values (null, ?)",
        "insert into tasks (tenant_id, id) values (?, ?), (default, ?)",
        "insert into tasks (tenant_id, id) select tenant_id, id from users",
        "insert into tasks (tenant_id, id) select line.*, ? from unnest(?) as line",
        "insert into tasks (tenant_id, id) select * from unnest(?, ?)",
        "insert into tasks (tenant_id, id) values (?, ?) on conflict (id) do update set x = 1",
        "insert into tasks (tenant_id, id) values (?, ?) on conflict on constraint c do update set x = 1",
        "insert into tasks (tenant_id, id) values (?, ?) on conflict (tenant_id, id) do update set tenant_id = ?",
        "insert into tasks (tenant_id, id) values (?, ?) on conflict (tenant_id, id) do update set x = (select max(x) from tasks)",
        "merge into tasks t using (values (?, ?)) v (tenant, id) on t.tenant_id = v.tenant and t.id = v.id when not matched by source then delete",
        "merge into tasks t using (values (?, ?)) v (tenant, id) on t.tenant_id = v.tenant and t.id = v.id when not matched by source then update set x = 1",
        "merge into tasks t using (values (?, ?)) v (tenant, id) on t.tenant_id = v.tenant and t.id = v.id when not matched by source and (t.tenant_id = ? or x) then delete",
        "with t as (insert into tasks (tenant_id, id) values (?, ?), (?, ?) returning tenant_id) select l.id from logs l join t on t.tenant_id = l.tenant_id",
        "select id from U&\"t\\0061sks\"",
        "do $$ begin delete from u&\"t\\0061sks\"; end $$"
    })
    void refuses(String sql) {
        assertThat(problems(sql)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "select t.id from tasks t join logs l on l.id = t.id where t.tenant_id = ?",
        "select t.id from tasks t left join logs l on l.id = t.id and t.tenant_id = l.tenant_id and l.tenant_id <> ? or true where t.tenant_id = ?",
        "select t.id from logs l left join tasks t on l.tenant_id = ? and t.tenant_id = ?",
        "select t.id from logs l left join tasks t on l.tenant_id = t.tenant_id and t.tenant_id = ?",
        "select t.id from tasks t right join logs l on l.tenant_id = t.tenant_id and t.tenant_id = ?",
        "select t.id from tasks t full join logs l on l.tenant_id = t.tenant_id where t.tenant_id = ?",
        "select t.id from tasks t cross join logs l where t.tenant_id = ?",
        "select t.id from tasks t, logs l where t.tenant_id = ?",
        "select t.id from tasks t join logs l using (id) where t.tenant_id = ?",
        "select t.id from tasks t where t.tenant_id = ? and exists (select 1 from logs where t.tenant_id = ?)",
        "select t.id from tasks t where t.tenant_id = ? and exists (select 1 from logs where id = t.id)",
        "select t.id from (values (?, ?), (?, ?)) v (tenant, id) join logs l on l.tenant_id = v.tenant join tasks t on t.tenant_id = ?",
        "select t.id from tasks t cross join lateral (select id from logs l where l.id = t.id) x where t.tenant_id = ?",
        "update tasks t set x = l.x from logs l where l.id = t.id and t.tenant_id = ?",
        "delete from tasks t using logs l where l.id = t.id and t.tenant_id = ?"
    })
    void namesTheTableThatNothingHoldsBack(String sql) {
        assertThat(problems(sql)).extracting(Problem::table).containsExactly("logs");
    }

    @Test
    void wantsAViewToSayWhoseItsRowsAre() {
        assertThat(problems("select title from titles")).singleElement().extracting(Problem::what).asString().contains(
                "does not say whose");
    }

    @Test
    void tellsTheAliasThatThePredicateIsMissingOn() {
        assertThat(problems("select 1 from tasks a join tasks b on a.id = b.parent where a.tenant_id = ?"))
                .singleElement().extracting(Problem::remedy).isEqualTo("Add b.tenant_id = :tenant.");
    }

    static List<Problem> problems(String sql) {
        return new Analysis(TABLES).of(SqlText.of(sql));
    }
}
