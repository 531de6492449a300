create table products (
    tenant_id      uuid not null default current_setting('leasehold.tenant')::uuid,
    id             uuid not null,
    sku            text not null check (char_length(sku) between 1 and 64),
    name           text not null check (char_length(name) between 1 and 200),
    price          numeric(16, 4) not null check (price >= 0),
    currency       text not null check (currency ~ '^[A-Z]{3}$'),
    stock          integer not null check (stock >= 0),
    weight_grams   integer check (weight_grams >= 0),
    age_restricted boolean not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    version        bigint not null default 1,
    primary key (tenant_id, id),
    constraint products_sku_taken unique (tenant_id, sku)
);

create index products_by_name on products (tenant_id, lower(name), id);

select leasehold.protect('products');
