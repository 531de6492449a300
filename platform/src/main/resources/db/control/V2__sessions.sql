-- Sign-ins of browsers, in the shape that Spring Session prescribes, so that they survive a restart and every node knows them.

create table sessions (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);
create unique index sessions_id on sessions (session_id);
create index sessions_expiry on sessions (expiry_time);
create index sessions_principal on sessions (principal_name);
comment on table sessions is 'leasehold:exempt a person is signed in before any organization is known';
select leasehold.allow('lookup', 'select, insert, update, delete', 'sessions');

create table sessions_attributes (
    session_primary_id char(36)     not null references sessions (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);
comment on table sessions_attributes is 'leasehold:exempt a person is signed in before any organization is known';
select leasehold.allow('lookup', 'select, insert, update, delete', 'sessions_attributes');
