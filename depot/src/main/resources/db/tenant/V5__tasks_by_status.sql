-- The columns of the board, and the list by status: each reads the tasks that were changed last, not all that there are.
create index tasks_by_status on tasks (tenant_id, status, updated_at, id);
