-- People, organizations (the tenants), and who belongs to which.

create table users (
    id            uuid        not null primary key,
    email         text        not null,
    name          text        not null,
    password_hash text        not null,
    operator      boolean     not null default false,
    created_at    timestamptz not null,
    constraint users_email_is_taken_once unique (email),
    constraint users_email_is_lower_case check (email = lower(email) and length(email) <= 254),
    constraint users_name_is_short check (length(name) between 1 and 120)
);
comment on table users is 'leasehold:exempt a person signs in before any organization is known, and may belong to many';
select leasehold.allow('app', 'insert', 'users');
select leasehold.allow_lookup('users', 'id, email, name, password_hash, operator');

create table tenants (
    tenant_id  uuid        not null default current_setting('leasehold.tenant')::uuid primary key,
    slug       text        not null,
    name       text        not null,
    status     text        not null default 'active',
    placement  text        not null default 'shared',
    settings   jsonb       not null default '{}',
    version    bigint      not null default 1,
    created_at timestamptz not null,
    created_by uuid        not null,
    constraint tenants_slug_is_taken_once unique (slug),
    constraint tenants_slug_is_a_dns_label check (slug ~ '^[a-z]([a-z0-9-]{0,61}[a-z0-9])$'),
    constraint tenants_name_is_short check (length(name) between 1 and 120),
    constraint tenants_status_is_known check (status in ('active', 'suspended', 'deactivated')),
    constraint tenants_placement_is_known check (placement = 'shared'),
    constraint tenants_settings_are_an_object check (jsonb_typeof(settings) = 'object')
);
comment on constraint tenants_slug_is_taken_once on tenants is 'leasehold:exempt a slug addresses one tenant among all';
comment on index tenants_slug_is_taken_once is 'leasehold:exempt a slug addresses one tenant among all';
select leasehold.protect('tenants');
select leasehold.allow_lookup('tenants', 'tenant_id, slug, name, status, placement');

create table memberships (
    tenant_id  uuid        not null default current_setting('leasehold.tenant')::uuid references tenants (tenant_id),
    user_id    uuid        not null,
    role       text        not null,
    invited_by uuid,
    invited_at timestamptz,
    joined_at  timestamptz not null,
    version    bigint      not null default 1,
    primary key (tenant_id, user_id),
    constraint memberships_user_exists foreign key (user_id) references users (id),
    constraint memberships_role_is_known check (role in ('owner', 'admin', 'member', 'viewer'))
);
comment on constraint memberships_user_exists on memberships is 'leasehold:exempt users belong to no tenant';
create index memberships_of_user on memberships (user_id, joined_at, tenant_id);
comment on index memberships_of_user is 'leasehold:exempt the lookup role asks for a person''s organizations before one is bound';
create index memberships_in_order on memberships (tenant_id, joined_at, user_id);
select leasehold.protect('memberships');
select leasehold.allow_lookup('memberships', 'tenant_id, user_id, role, joined_at');

create table keys (
    purpose    text        not null primary key,
    secret     bytea       not null,
    created_at timestamptz not null default now(),
    constraint keys_are_long_enough check (length(secret) >= 32)
);
comment on table keys is 'leasehold:exempt the whole system signs with them';
select leasehold.allow_lookup('keys', 'purpose, secret');

-- Made here, where it happens exactly once. PostgreSQL takes these UUIDs from its strong source of randomness, 122 bits each.
insert into keys (purpose, secret)
select purpose, sha256(convert_to(concat(gen_random_uuid(), gen_random_uuid(), gen_random_uuid()), 'UTF8'))
  from unnest(array['access-token', 'cursor']) purpose;
