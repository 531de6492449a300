create table notes (
    tenant_id uuid not null default current_setting('leasehold.tenant')::uuid,
    text      text not null,
    primary key (tenant_id, text)
);
select leasehold.protect('notes');
