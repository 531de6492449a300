-- What a statement of a tenant's own could do to the directory, if somebody smuggled one in: nothing about where the tenant lives, what it may
-- take, and whether an operator has closed it. And no two tenants ever have the same schema or database, whoever writes it.

create unique index tenants_have_places_of_their_own on tenants (server, location) where location is not null;
comment on index tenants_have_places_of_their_own is 'leasehold:exempt a schema or a database belongs to one tenant among all';

do $$
declare
  app name := (select role_name from leasehold.roles where duty = 'app');
  -- The slug, the status, and whatever the application keeps about its tenants. Columns that come later are granted by who adds them.
  own text := (select string_agg(quote_ident(attname), ', ') from pg_attribute
    where attrelid = 'tenants'::regclass and attnum > 0 and not attisdropped and attname not in ('tenant_id', 'placement', 'server',
      'location', 'connection_limit', 'statement_timeout_ms', 'idle_in_transaction_timeout_ms', 'canary', 'drop_at', 'created_at'));
begin
  execute format('revoke update, delete on tenants from %I', app);
  execute format('grant update (%s) on tenants to %I', own, app);
end
$$;

-- Operators are bound to no tenant; whoever is, is inside of it.
create function keep_status() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if coalesce(current_setting('leasehold.tenant', true), '') <> '' and not (old.status = 'active' and new.status = 'deactivated') then
    raise exception 'A tenant that is % cannot be made % from inside.', old.status, new.status using errcode = '42501';
  end if;
  return new;
end
$$;
revoke all on function keep_status() from public;
create trigger keep_status before update of status on tenants
    for each row when (old.status is distinct from new.status) execute function keep_status();
