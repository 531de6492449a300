alter table tasks add column finished_at timestamptz;

-- The last change is the best that is known of those that were finished before this was kept.
update tasks set finished_at = updated_at where status in ('done', 'cancelled');

alter table tasks add constraint tasks_finished_at_goes_with_status
    check ((finished_at is not null) = (status in ('done', 'cancelled')));
