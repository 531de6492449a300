-- Tenants in schemas and databases of their own keep their events there. So that nobody has to look into each of them, a mark tells where to.
create table outbox_marks (
    tenant_id     uuid        not null primary key,
    written_until timestamptz not null,
    due_at        timestamptz not null
);
comment on table outbox_marks is 'leasehold:exempt whom to look after is asked for all tenants at once, by the lookup role, which alone may';
comment on column outbox_marks.written_until is 'transactions that write events commit before, or renew it';
comment on column outbox_marks.due_at is 'when to look into the tenant''s outbox';

create index outbox_marks_due on outbox_marks (due_at);

select leasehold.allow('lookup', 'select, insert, update, delete', 'outbox_marks');
select leasehold.allow('operator', 'select, delete', 'outbox_marks');
