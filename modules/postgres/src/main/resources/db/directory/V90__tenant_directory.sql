-- Which tenants there are, and where each lives. An application that keeps more about its tenants has made the table before, with columns
-- of its own: what is missing is added, so that both end with the same directory.

create table if not exists tenants (
    tenant_id  uuid        not null default current_setting('leasehold.tenant')::uuid primary key,
    slug       text        not null,
    status     text        not null default 'active',
    placement  text        not null default 'shared',
    created_at timestamptz not null default now(),
    constraint tenants_slug_is_taken_once unique (slug),
    constraint tenants_slug_is_a_dns_label check (slug ~ '^[a-z]([a-z0-9-]{0,61}[a-z0-9])$')
);
comment on constraint tenants_slug_is_taken_once on tenants is 'leasehold:exempt a slug addresses one tenant among all';
comment on index tenants_slug_is_taken_once is 'leasehold:exempt a slug addresses one tenant among all';

alter table tenants
    add column server text not null default 'main',
    add column location text,
    add column connection_limit integer,
    add column statement_timeout_ms integer,
    add column idle_in_transaction_timeout_ms integer,
    add column canary boolean not null default false,
    add column drop_at timestamptz,
    drop constraint if exists tenants_status_is_known,
    drop constraint if exists tenants_placement_is_known,
    add constraint tenants_status_is_known check (status in ('provisioning', 'active', 'suspended', 'deactivated', 'dropping')),
    add constraint tenants_placement_is_known check (placement in ('shared', 'schema', 'database')),
    add constraint tenants_location_goes_with_placement check ((location is null) = (placement = 'shared')),
    add constraint tenants_limits_are_positive check (connection_limit > 0 and statement_timeout_ms > 0 and idle_in_transaction_timeout_ms > 0);
comment on column tenants.location is 'the name of the own schema or the own database';
comment on column tenants.canary is 'whether it is migrated before the others';
comment on column tenants.drop_at is 'when the data of a deactivated tenant are to be removed, where that was asked for';

select leasehold.protect('tenants');
select leasehold.allow_operator('tenants', 'select, insert, update, delete');

-- With the name, where the application keeps one.
select leasehold.allow_lookup('tenants',
    'tenant_id, slug, status, placement, server, location, connection_limit, statement_timeout_ms, idle_in_transaction_timeout_ms'
    || coalesce((select ', name' from pg_attribute where attrelid = 'tenants'::regclass and attname = 'name'), ''));
