create table notes (
  tenant_id uuid not null default current_setting('leasehold.tenant')::uuid,
  id uuid not null default gen_random_uuid(),
  text text not null,
  primary key (tenant_id, id)
);
select leasehold.protect('notes');
