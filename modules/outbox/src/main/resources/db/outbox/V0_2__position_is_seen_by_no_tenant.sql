comment on column outbox.position is 'leasehold:exempt the order in which events were written, which no tenant is shown';
