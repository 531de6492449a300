create table orders (
    tenant_id   uuid   not null default current_setting('leasehold.tenant')::uuid,
    id          uuid   not null,
    customer    text   not null,
    total_cents bigint not null,
    primary key (tenant_id, id)
);
select leasehold.protect('orders');

-- A table of a collection: Hibernate writes no tenant into it, the default does.
create table order_products (
    tenant_id uuid not null default current_setting('leasehold.tenant')::uuid,
    order_id  uuid not null,
    product   text not null,
    primary key (tenant_id, order_id, product),
    foreign key (tenant_id, order_id) references orders
);
select leasehold.protect('order_products');
