create table orders (
    tenant_id   uuid   not null default current_setting('leasehold.tenant')::uuid,
    id          uuid   not null,
    customer    text   not null,
    total_cents bigint not null,
    primary key (tenant_id, id)
);
select leasehold.protect('orders');
