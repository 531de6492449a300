-- Under row-level security no condition on lower(name) uses an index; the order of the list does.
comment on index products_by_name is 'leasehold:exempt gives the list its order; conditions on names are filters within the tenant';
