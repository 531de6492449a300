-- Events of a tenant, written with the change that they tell of and published after its commit.
create table outbox (
    tenant_id     uuid        not null default current_setting('leasehold.tenant')::uuid,
    id            uuid        not null,
    position      bigint      not null generated always as identity,
    type          text        not null,
    payload       jsonb       not null,
    occurred_at   timestamptz not null,
    attempts      integer     not null default 0,
    due_at        timestamptz not null default now(),
    claimed_until timestamptz not null default now(),
    last_error    text,
    published_at  timestamptz,
    primary key (tenant_id, id)
);
comment on column outbox.position is 'the order in which they were written; tells nobody outside anything';
comment on column outbox.attempts is 'how often publishing has failed';
comment on column outbox.due_at is 'not to be tried before';
comment on column outbox.claimed_until is 'kept from other nodes until';

create index outbox_unpublished on outbox (tenant_id, position) where published_at is null;
create index outbox_published on outbox (tenant_id, published_at) where published_at is not null;

select leasehold.protect('outbox');

-- The worker has to know which tenants have work before it can be bound to one of them.
select leasehold.allow_lookup('outbox', 'tenant_id, due_at, claimed_until', 'published_at is null');
