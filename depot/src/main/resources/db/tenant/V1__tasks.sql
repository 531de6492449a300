create table tasks (
    tenant_id   uuid not null default current_setting('leasehold.tenant')::uuid,
    id          uuid not null,
    title       text not null check (char_length(title) between 1 and 200),
    description text check (char_length(description) <= 10000),
    status      text not null check (status in ('open', 'in_progress', 'done', 'cancelled')),
    priority    text not null check (priority in ('low', 'normal', 'high', 'urgent')),
    assignee    uuid,
    due_date    date,
    created_by  uuid not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    version     bigint not null default 1,
    primary key (tenant_id, id)
);

-- The list as it is asked for most, and what a leaving member has to be taken off.
create index tasks_by_age on tasks (tenant_id, created_at, id);
create index tasks_by_assignee on tasks (tenant_id, assignee) where assignee is not null;

select leasehold.protect('tasks');
