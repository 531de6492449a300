-- Where capabilities are demanded, a smuggled statement could empty the setting of the tenant and still reach the tenant's own row. Who has neither is
-- an operator, or reaches no row.

create or replace function keep_status() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if coalesce(current_setting('leasehold.tenant', true), '') || coalesce(current_setting('leasehold.capability', true), '') <> ''
      and not (old.status = 'active' and new.status = 'deactivated') then
    raise exception 'A tenant that is % cannot be made % from inside.', old.status, new.status using errcode = '42501';
  end if;
  return new;
end
$$;
