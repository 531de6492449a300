create table people (id uuid primary key, email text not null, secret text not null default 'hashed');
comment on table people is 'leasehold:exempt a person may belong to many tenants';
select leasehold.allow('app', 'insert', 'people');
select leasehold.allow_lookup('people', 'id, email');

create table members (
  tenant_id uuid not null default current_setting('leasehold.tenant')::uuid,
  person uuid not null references people,
  left_on date,
  primary key (tenant_id, person)
);
select leasehold.protect('members');
select leasehold.allow_lookup('members', 'tenant_id, person', 'left_on is null');
