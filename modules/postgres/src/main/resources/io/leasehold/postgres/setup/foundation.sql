-- Leasehold's own objects in a database, run by the owner at each start. Migrations call protect, allow_lookup and allow, so that
-- none of them has to know how the roles are called here.

create table if not exists leasehold.roles (
  duty text primary key check (duty in ('owner', 'app', 'lookup', 'operator')),
  role_name name not null unique
);
comment on table leasehold.roles is 'leasehold:exempt which role does which duty is the same for all tenants';

-- Binds the current transaction to a tenant. PostgreSQL inlines it as long as it stays plain SQL without settings of its own.
create or replace function leasehold.bind(tenant uuid) returns integer
  language sql volatile
as $$
  select pg_catalog.length(pg_catalog.set_config('leasehold.tenant', tenant::pg_catalog.text, true))
$$;

-- Binds it to a tenant, to where its tables are, and to its limits, for sessions that are not set so: those that serve many schemas, and those behind
-- a pooler. Nobody as the tenant leaves it unbound.
create or replace function leasehold.bind(tenant uuid, path text, statement_timeout text, idle_timeout text, lock_timeout text)
  returns integer language sql volatile
as $$
  select pg_catalog.length(pg_catalog.set_config('leasehold.tenant', tenant::pg_catalog.text, true))
    + pg_catalog.length(pg_catalog.set_config('search_path', path, true))
    + pg_catalog.length(pg_catalog.set_config('statement_timeout', statement_timeout, true))
    + pg_catalog.length(pg_catalog.set_config('idle_in_transaction_session_timeout', idle_timeout, true))
    + pg_catalog.length(pg_catalog.set_config('lock_timeout', lock_timeout, true))
$$;

-- Makes a table one of tenants: rows are reached by the app role through the policy alone.
create or replace function leasehold.protect(target regclass) returns void
  language plpgsql set search_path = pg_catalog, pg_temp set client_min_messages = warning
as $$
declare
  app name := (select role_name from leasehold.roles where duty = 'app');
  owner name := (select role_name from leasehold.roles where duty = 'owner');
  bound constant text := 'tenant_id = current_setting(''leasehold.tenant'')::uuid';
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
