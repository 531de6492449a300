create table orders (
    tenant_id   uuid   not null default current_setting('leasehold.tenant')::uuid,
    id          uuid   not null,
    customer    text   not null,
    total_cents bigint not null,
    -- One sequence counts for all tenants: use it for nothing that a tenant sees.
    number      bigint not null generated always as identity,
    primary key (tenant_id, id)
);
select leasehold.protect('orders');
