create table sheets (
    tenant_id uuid not null default current_setting('leasehold.tenant')::uuid,
    id        uuid not null,
    text      text not null,
    primary key (tenant_id, id)
);
select leasehold.protect('sheets');

create table people (
    tenant_id uuid not null default current_setting('leasehold.tenant')::uuid,
    id        uuid not null,
    name      text not null,
    primary key (tenant_id, id)
);
select leasehold.protect('people');

create table notes (
    tenant_id uuid not null default current_setting('leasehold.tenant')::uuid,
    id        uuid not null,
    code      text not null,
    text      text not null,
    author_id uuid,
    primary key (tenant_id, id),
    unique (tenant_id, code),
    foreign key (tenant_id, author_id) references people
);
create index on notes (tenant_id, author_id);
select leasehold.protect('notes');

-- Hibernate writes no tenant into the tables of collections: the default does.
create table note_labels (
    tenant_id uuid not null default current_setting('leasehold.tenant')::uuid,
    note_id   uuid not null,
    label     text not null,
    primary key (tenant_id, note_id, label),
    foreign key (tenant_id, note_id) references notes
);
select leasehold.protect('note_labels');

create table note_readers (
    tenant_id uuid not null default current_setting('leasehold.tenant')::uuid,
    note_id   uuid not null,
    person_id uuid not null,
    primary key (tenant_id, note_id, person_id),
    foreign key (tenant_id, note_id) references notes,
    foreign key (tenant_id, person_id) references people
);
create index on note_readers (tenant_id, person_id);
select leasehold.protect('note_readers');

create table drafts (
    tenant_id uuid   not null default current_setting('leasehold.tenant')::uuid,
    id        bigint not null generated always as identity,
    text      text   not null,
    version   int    not null,
    primary key (tenant_id, id)
);
select leasehold.protect('drafts');

create table tickets (
    tenant_id uuid   not null default current_setting('leasehold.tenant')::uuid,
    id        bigint not null,
    text      text   not null,
    primary key (tenant_id, id)
);
select leasehold.protect('tickets');
create sequence ticket_numbers increment by 50;
do $$
begin
  execute format('grant usage on sequence ticket_numbers to %I', (select role_name from leasehold.roles where duty = 'app'));
end
$$;
