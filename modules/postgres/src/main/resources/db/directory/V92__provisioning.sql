-- Making and dropping tenants: how far each is, what operators did, databases made ahead, and word of every change of the directory.

-- Whose databases are whose, where several installations keep databases on one server.
create table installation (
    id   uuid    not null primary key default gen_random_uuid(),
    sole boolean not null default true unique check (sole)
);
comment on table installation is 'leasehold:exempt there is one of it, whatever tenants there are';
insert into installation default values;
select leasehold.allow('operator', 'select', 'installation');

-- What is being made or dropped right now, or was when a process died. Tenants at rest have no row.
create table provisionings (
    tenant_id  uuid        not null primary key,
    action     text        not null check (action in ('create', 'drop')),
    step       text        not null,
    attempts   integer     not null default 0,
    error      text,
    details    jsonb       not null default '{}',
    started_at timestamptz not null,
    updated_at timestamptz not null
);
comment on table provisionings is 'leasehold:exempt the work of operators, which no tenant sees';
select leasehold.allow('operator', 'select, insert, update, delete', 'provisionings');

-- Nobody who acts can take it back: the operator role adds to it and reads it.
create table operator_log (
    id        bigint      generated always as identity primary key,
    at        timestamptz not null,
    who       text        not null,
    action    text        not null,
    tenant_id uuid,
    slug      text,
    reason    text,
    details   jsonb       not null default '{}'
);
comment on table operator_log is 'leasehold:exempt the record of operators, which no tenant sees';
comment on column operator_log.tenant_id is 'leasehold:keep what operators did is known longer than the tenant';
create index operator_log_of_tenant on operator_log (tenant_id, id);
select leasehold.allow('operator', 'select, insert', 'operator_log');

-- Databases made ahead, for tenants that are to come.
create table spare_databases (
    id         uuid        not null primary key,
    server     text        not null,
    location   text        not null unique,
    ready      boolean     not null default false,
    error      text,
    created_at timestamptz not null
);
comment on table spare_databases is 'leasehold:exempt they belong to no tenant yet';
select leasehold.allow('operator', 'select, insert, update, delete', 'spare_databases');

-- Every node hears which tenant has changed; what the change is, it reads with its own rights.
create function tell_of_tenant() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  perform pg_notify('leasehold_tenants', coalesce(new.tenant_id, old.tenant_id)::text);
  return null;
end
$$;
revoke all on function tell_of_tenant() from public;

create trigger tell_of_tenant after insert or update or delete on tenants
    for each row execute function tell_of_tenant();
