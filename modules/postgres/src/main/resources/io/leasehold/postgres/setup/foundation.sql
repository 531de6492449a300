-- Leasehold's own objects in a database, run by the owner at each start. Migrations call protect, allow_lookup and allow, so that
-- none of them has to know how the roles are called here.
-- Edition 1. Whoever changes this script raises it: no node puts an older edition in the place of a newer one. Functions keep their names and parameters,
-- since nodes of the version before still call them, and nodes of the next one do before a database is migrated.

create table if not exists leasehold.roles (
  duty text primary key check (duty in ('owner', 'app', 'lookup', 'operator')),
  role_name name not null unique
);
comment on table leasehold.roles is 'leasehold:exempt which role does which duty is the same for all tenants';

-- Says that a session was tampered with. What was found there may be another tenant's, so that nothing of it is shown.
create or replace function leasehold.distrust() returns integer language plpgsql volatile
as $$
begin
  raise exception 'This session was left with settings of other work, so that no transaction is bound on it.' using errcode = 'LH001',
    hint = 'Do the work again: this connection is closed, and others are clean.';
end
$$;

-- Binds the current transaction to a tenant. PostgreSQL inlines it as long as it stays plain SQL without settings of its own. A statement that somebody
-- smuggled in can set the session itself, where what the driver parts from its binding would meet it: so what is found has to be nothing, or this tenant.
-- Nobody as the tenant is refused; that is what a session gives which finds tables elsewhere than its pool does. In the order of what is usual: every
-- statement pays for this.
create or replace function leasehold.bind(tenant uuid) returns integer
  language sql volatile
as $$
  select case when tenant is null or (pg_catalog.current_setting('leasehold.tenant', true) <> '' and pg_catalog.current_setting('leasehold.tenant', true) <> tenant::pg_catalog.text)
    then leasehold.distrust() else pg_catalog.length(pg_catalog.set_config('leasehold.tenant', tenant::pg_catalog.text, true)) end
$$;

-- Begins a transaction of nobody's. What was left on the session would make it somebody's.
create or replace function leasehold.unbound(clean boolean) returns integer
  language sql volatile
as $$
  select case when clean is not true or pg_catalog.current_setting('leasehold.tenant', true) <> '' or pg_catalog.current_setting('leasehold.capability', true) <> ''
    then leasehold.distrust() else 0 end
$$;

-- Binds it to a tenant, to where its tables are, and to its limits, for sessions that are not set so: those that serve many schemas, and those behind
-- a pooler. Nobody as the tenant leaves it unbound; a capability that was left there would make it somebody's all the same.
create or replace function leasehold.bind(tenant uuid, path text, statement_timeout text, idle_timeout text, lock_timeout text)
  returns integer language sql volatile
as $$
  select case when pg_catalog.current_setting('leasehold.tenant', true) <> '' and pg_catalog.current_setting('leasehold.tenant', true) is distinct from tenant::pg_catalog.text
      or pg_catalog.current_setting('leasehold.capability', true) <> ''
    then leasehold.distrust() else pg_catalog.length(pg_catalog.set_config('leasehold.tenant', tenant::pg_catalog.text, true))
    + pg_catalog.length(pg_catalog.set_config('search_path', path, true))
    + pg_catalog.length(pg_catalog.set_config('statement_timeout', statement_timeout, true))
    + pg_catalog.length(pg_catalog.set_config('idle_in_transaction_session_timeout', idle_timeout, true))
    + pg_catalog.length(pg_catalog.set_config('lock_timeout', lock_timeout, true)) end
$$;

-- Tamper evidence. A statement that somebody smuggled in can change the setting of the tenant, and cannot know another tenant's capability: a random
-- secret that lives for an hour. Where they are demanded, policies believe nothing else.
create table if not exists leasehold.tamper_evidence (
  demanded boolean not null,
  sole boolean not null default true primary key check (sole)
);
insert into leasehold.tamper_evidence (demanded) values (false) on conflict do nothing;

-- Unlogged, and without statistics, so that they are in no physical backup, in no log and on no replica; pg_dump leaves them out when it is told to. After
-- a crash there are none, and nodes register new ones.
-- Pages are left nine tenths empty and there are rows of nobody's, so that the planner finds it dear to read through: it would for a few tenants, and
-- keep the plan when there are many.
create unlogged table if not exists leasehold.capabilities (
  capability uuid primary key,
  tenant_id uuid not null,
  not_after timestamptz not null
) with (fillfactor = 10);
create index if not exists capabilities_by_age on leasehold.capabilities (not_after);
insert into leasehold.capabilities (capability, tenant_id, not_after)
  select gen_random_uuid(), '00000000-0000-0000-0000-000000000000', 'infinity' from generate_series(1, 200)
  where not exists (select from leasehold.capabilities where not_after = 'infinity');

-- Whoever replaces or alters a view waits for all who read it, and they for him: this is done once.
do $$
begin
  if to_regclass('leasehold.bound') is null then
    comment on table leasehold.tamper_evidence is 'leasehold:exempt whether capabilities are demanded is the same for all tenants';
    comment on table leasehold.capabilities is 'leasehold:exempt no role of the application reads it';
    alter table leasehold.capabilities alter column capability set statistics 0;
    create function leasehold.refuse() returns uuid language plpgsql stable parallel safe as $refuse$
      begin
        raise exception 'The capability of this transaction proves no tenant: it is unknown here, has expired, or was revoked.' using errcode = '28000';
      end $refuse$;
    -- Whose capability the transaction has; without any, and with a wrong one, an error. One that was good when the transaction began is good to its end.
    create view leasehold.bound with (security_barrier) as
      select coalesce((select tenant_id from leasehold.capabilities
        where capability = (select current_setting('leasehold.capability')::uuid) and not_after > now()), leasehold.refuse()) as tenant;
    comment on view leasehold.bound is 'leasehold:exempt shows one value: whose capability the transaction has';
  end if;
end
$$;

-- Binds a transaction with the proof of its tenant. Both are parameters wherever they are sent, so that no other session and no log of statements shows them.
create or replace function leasehold.bind(tenant uuid, capability uuid) returns integer
  language sql volatile
as $$
  select case when tenant is null or capability is null or (pg_catalog.current_setting('leasehold.tenant', true) <> '' and pg_catalog.current_setting('leasehold.tenant', true) <> tenant::pg_catalog.text)
      or (pg_catalog.current_setting('leasehold.capability', true) <> '' and pg_catalog.current_setting('leasehold.capability', true) <> capability::pg_catalog.text)
    then leasehold.distrust() else pg_catalog.length(pg_catalog.set_config('leasehold.tenant', tenant::pg_catalog.text, true))
    + pg_catalog.length(pg_catalog.set_config('leasehold.capability', capability::pg_catalog.text, true)) end
$$;

create or replace function leasehold.bind(tenant uuid, path text, statement_timeout text, idle_timeout text, lock_timeout text, capability uuid)
  returns integer language sql volatile
as $$
  select case when tenant is null or capability is null or (pg_catalog.current_setting('leasehold.tenant', true) <> '' and pg_catalog.current_setting('leasehold.tenant', true) <> tenant::pg_catalog.text)
      or (pg_catalog.current_setting('leasehold.capability', true) <> '' and pg_catalog.current_setting('leasehold.capability', true) <> capability::pg_catalog.text)
    then leasehold.distrust() else pg_catalog.length(pg_catalog.set_config('leasehold.tenant', tenant::pg_catalog.text, true))
    + pg_catalog.length(pg_catalog.set_config('leasehold.capability', capability::pg_catalog.text, true))
    + pg_catalog.length(pg_catalog.set_config('search_path', path, true))
    + pg_catalog.length(pg_catalog.set_config('statement_timeout', statement_timeout, true))
    + pg_catalog.length(pg_catalog.set_config('idle_in_transaction_session_timeout', idle_timeout, true))
    + pg_catalog.length(pg_catalog.set_config('lock_timeout', lock_timeout, true)) end
$$;

-- Takes all capabilities of a tenant from every node. Honest transactions that are under way fail, and the next come with new ones.
create or replace function leasehold.revoke(tenant uuid) returns bigint
  language sql volatile set search_path = pg_catalog, pg_temp
as $$
  with revoked as (delete from leasehold.capabilities where tenant_id = tenant returning 1) select count(*) from revoked
$$;

-- What a policy believes, in either form.
create or replace function leasehold.predicate(demanded boolean) returns text
  language sql immutable
as $$
  select case when demanded then 'tenant_id = (select tenant from leasehold.bound)' else 'tenant_id = current_setting(''leasehold.tenant'')::uuid' end
$$;

-- The tables whose policy has exactly the other form: in one schema, or in all but those of single tenants. What is in a schema is asked of its
-- dependencies, which have an index: a fleet asks so for each of thousands.
create or replace function leasehold.unlike(demanded boolean, within name default null) returns setof text
  language sql stable set search_path = pg_catalog, pg_temp
as $$
  with tables as (
    select d.objid as oid from pg_depend d
     where within is not null and d.classid = 'pg_class'::regclass and d.refclassid = 'pg_namespace'::regclass
       and d.refobjid = (select oid from pg_namespace where nspname = within)
    union all
    select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where within is null and c.relrowsecurity and n.nspname !~ '^t_[0-9a-f]{32}$'
  )
  select format('%I.%I', n.nspname, c.relname)
    from tables join pg_policy p on p.polrelid = tables.oid and p.polname = 'leasehold_app'
      join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
   where regexp_replace(pg_get_expr(p.polqual, p.polrelid), '\s+', ' ', 'g') = case when demanded
       then '(tenant_id = (current_setting(''leasehold.tenant''::text))::uuid)' else '(tenant_id = ( SELECT bound.tenant FROM leasehold.bound))' end
   order by 1
$$;

-- Gives the policy of a table the one form or the other.
create or replace function leasehold.believe(target regclass, demanded boolean) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  execute format('alter policy leasehold_app on %1$s using (%2$s) with check (%2$s)', target, leasehold.predicate(demanded));
end
$$;

-- Makes a table one of tenants: rows are reached by the app role through the policy alone.
create or replace function leasehold.protect(target regclass) returns void
  language plpgsql set search_path = pg_catalog, pg_temp set client_min_messages = warning
as $$
declare
  app name := (select role_name from leasehold.roles where duty = 'app');
  owner name := (select role_name from leasehold.roles where duty = 'owner');
  bound constant text := leasehold.predicate((select demanded from leasehold.tamper_evidence));
begin
  if not exists (select from pg_attribute where attrelid = target and attname = 'tenant_id' and atttypid = 'uuid'::regtype
      and attnotnull and not attisdropped) then
    raise exception 'Table % cannot be protected: it has no column "tenant_id uuid not null".', target
      using hint = 'Add: tenant_id uuid not null default current_setting(''leasehold.tenant'')::uuid';
  end if;
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('drop policy if exists leasehold_app on %s', target);
  execute format('create policy leasehold_app on %s for all to %I using (%s) with check (%s)', target, app, bound, bound);
  execute format('drop policy if exists leasehold_owner on %s', target);
  execute format('create policy leasehold_owner on %s for all to %I using (true) with check (true)', target, owner);
  execute format('grant select, insert, update, delete on %s to %I', target, app);
end
$$;

-- Lets the lookup role read these columns of a table, in all rows or in those of a condition. The last call for a table counts.
create or replace function leasehold.allow_lookup(target regclass, columns text, rows text default 'true') returns void
  language plpgsql set search_path = pg_catalog, pg_temp set client_min_messages = warning
as $$
declare
  lookup name := (select role_name from leasehold.roles where duty = 'lookup');
  quoted text := (select string_agg(quote_ident(btrim(name, E' \n\t')), ', ') from unnest(string_to_array(columns, ',')) name);
begin
  execute format('revoke select on %s from %I', target, lookup);
  execute format('grant select (%s) on %s to %I', quoted, target, lookup);
  if (select relrowsecurity from pg_class where oid = target) then
    execute format('drop policy if exists leasehold_lookup on %s', target);
    execute format('create policy leasehold_lookup on %s for select to %I using (%s)', target, lookup, rows);
  end if;
end
$$;

-- Grants privileges on a table that belongs to no tenant, such as: select leasehold.allow('app', 'insert', 'users').
create or replace function leasehold.allow(duty text, privileges text, target regclass) returns void
  language plpgsql set search_path = pg_catalog, pg_temp set client_min_messages = warning
as $$
declare
  role_name name := (select roles.role_name from leasehold.roles where roles.duty = allow.duty and roles.duty <> 'owner');
begin
  if role_name is null then
    raise exception 'Nothing can be allowed to "%": the duties are app, lookup and operator.', duty;
  end if;
  if privileges !~* '^\s*(select|insert|update|delete)\s*(,\s*(select|insert|update|delete)\s*)*$' then
    raise exception 'The % role cannot be allowed to "%": choose among select, insert, update and delete.', duty, privileges;
  end if;
  execute format('grant %s on %s to %I', privileges, target, role_name);
end
$$;

-- Lets the operator role do this in all rows of a table of tenants, for audited work across them.
create or replace function leasehold.allow_operator(target regclass, privileges text) returns void
  language plpgsql set search_path = pg_catalog, pg_temp set client_min_messages = warning
as $$
declare
  operator name := (select role_name from leasehold.roles where duty = 'operator');
begin
  perform leasehold.allow('operator', privileges, target);
  execute format('drop policy if exists leasehold_operator on %s', target);
  execute format('create policy leasehold_operator on %s for all to %I using (true) with check (true)', target, operator);
end
$$;

revoke all on all functions in schema leasehold from public;
