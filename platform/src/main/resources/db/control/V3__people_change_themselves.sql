-- What the app role may do to people: register them, as no operator, and two changes that each demand what is there now. It cannot read a
-- hash, so whoever got it to run a statement of their own could still give nobody another password.

do $$
declare
  app name := (select role_name from leasehold.roles where duty = 'app');
begin
  execute format('revoke insert on users from %I', app);
  execute format('grant insert (id, email, name, password_hash, created_at) on users to %I', app);
end
$$;

-- The names in these bodies are resolved now, once and for all, whatever is on the path of whoever calls.
create function change_password(person uuid, current_hash text, new_hash text) returns boolean
  language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  update users set password_hash = new_hash where id = person and password_hash = current_hash returning true;
end;
comment on function change_password(uuid, text, text) is
  'leasehold:exempt users belong to no tenant; changes one row, and only for who knows its hash';

create function rename_person(person uuid, current_name text, new_name text) returns boolean
  language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  update users set name = new_name where id = person and name = current_name returning true;
end;
comment on function rename_person(uuid, text, text) is
  'leasehold:exempt users belong to no tenant; changes the name of one row, and only from the one that was shown';

do $$
declare
  app name := (select role_name from leasehold.roles where duty = 'app');
  change regprocedure;
begin
  foreach change in array array['change_password(uuid, text, text)'::regprocedure, 'rename_person(uuid, text, text)'::regprocedure] loop
    execute format('revoke all on function %s from public', change);
    execute format('grant execute on function %s to %I', change, app);
  end loop;
end
$$;
