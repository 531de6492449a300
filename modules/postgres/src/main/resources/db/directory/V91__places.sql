-- Where tenant tables are, and how far each place has been migrated: one row tells what would otherwise take one connection to learn.

create table places (
    name        text        primary key,
    server      text        not null,
    kind        text        not null,
    location    text,
    tenant_id   uuid,
    fingerprint text,
    state       text        not null default 'pending',
    attempts    integer     not null default 0,
    error       text,
    updated_at  timestamptz not null,
    constraint places_kind_is_known check (kind in ('shared', 'schema', 'database')),
    constraint places_location_goes_with_kind check ((location is null) = (kind = 'shared')),
    constraint places_state_is_known check (state in ('current', 'pending', 'failed'))
);
create index places_of_tenant on places (tenant_id);
comment on table places is 'leasehold:exempt only operators see it, and shared tables and spare databases belong to no tenant';
comment on column places.location is 'the name of the own schema or the own database';
comment on column places.fingerprint is 'which migrations it has: a hash over their versions and checksums; null where nobody has looked';
comment on column places.attempts is 'how often migrating it has failed since it last succeeded';
select leasehold.allow('operator', 'select, insert, update, delete', 'places');

create table migration_runs (
    id          uuid        primary key,
    started_at  timestamptz not null,
    finished_at timestamptz,
    started_by  text        not null,
    target      text        not null,
    state       text        not null default 'running',
    places      integer     not null,
    migrated    integer     not null default 0,
    failed      integer     not null default 0,
    skipped     integer     not null default 0,
    constraint migration_runs_state_is_known check (state in ('running', 'finished', 'stopped'))
);
comment on table migration_runs is 'leasehold:exempt a run goes through the places of all tenants';
comment on column migration_runs.target is 'the fingerprint that every place is to have';
select leasehold.allow('operator', 'select, insert, update, delete', 'migration_runs');
