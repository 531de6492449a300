-- Each start asks who is being made or dropped, or is to be dropped some day: a handful, whom nobody should look for among all tenants.

create index tenants_at_work on tenants (tenant_id) where status in ('provisioning', 'dropping') or drop_at is not null;
