create table imports (
    tenant_id   uuid not null default current_setting('leasehold.tenant')::uuid,
    id          uuid not null,
    file_name   text check (char_length(file_name) between 1 and 200),
    imported_by uuid not null,
    started_at  timestamptz not null,
    finished_at timestamptz not null,
    outcome     text not null check (outcome in ('done', 'refused')),
    partial     boolean not null,
    created     integer not null,
    updated     integer not null,
    failed      integer not null,
    headings    text,
    primary key (tenant_id, id)
);

create index imports_by_age on imports (tenant_id, started_at, id);

select leasehold.protect('imports');

-- What was wrong, in the order of the file; only the first of very many.
create table import_errors (
    tenant_id uuid not null default current_setting('leasehold.tenant')::uuid,
    import_id uuid not null,
    position  integer not null,
    line      bigint not null,
    pointer   text not null,
    code      text not null,
    detail    text not null,
    cells     text,
    primary key (tenant_id, import_id, position),
    foreign key (tenant_id, import_id) references imports on delete cascade
);

select leasehold.protect('import_errors');
