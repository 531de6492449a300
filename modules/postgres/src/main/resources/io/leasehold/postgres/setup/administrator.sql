select pg_catalog.pg_advisory_xact_lock(7310313481205379689);

-- One role for each duty. None is a superuser, bypasses row-level security, or may create roles: that is what PostgreSQL gives to a
-- role of which nothing else is said.
do $$
declare
  duty text;
  role_name text;
begin
  foreach duty in array array['owner', 'app', 'lookup', 'operator'] loop
    role_name := current_setting('leasehold_init.' || duty);
    if not exists (select from pg_catalog.pg_roles where rolname = role_name) then
      execute format('create role %I', role_name);
    end if;
    execute format('alter role %I login password %L', role_name, current_setting('leasehold_init.' || duty || '_password'));
  end loop;
end
$$;

-- Three schemas: control tables, tenant tables that tenants share, and the functions of Leasehold.
do $$
declare
  owner text := current_setting('leasehold_init.owner');
  lent boolean;
  schema_name text;
  duty text;
begin
  -- Only a member may create schemas for another role. A superuser is one by nature; others become one for this moment
  -- (from version 16 on, who creates a role is a member that may not act as it).
  lent := not (select rolsuper from pg_catalog.pg_roles where rolname = current_user)
    and (current_setting('server_version_num')::integer >= 160000 or not pg_has_role(owner, 'member'));
  if lent then
    execute format('grant %I to current_user', owner);
  end if;
  foreach schema_name in array array['control', 'shared', 'leasehold'] loop
    execute format('create schema if not exists %I authorization %I', schema_name, owner);
    foreach duty in array array['app', 'lookup', 'operator'] loop
      execute format('grant usage on schema %I to %I', schema_name, current_setting('leasehold_init.' || duty));
    end loop;
  end loop;
  if lent then
    execute format('revoke %I from current_user', owner);
  end if;
end
$$;

-- Tenants may have schemas and databases of their own, which the owner makes. Who runs this script may lack the right to give the
-- latter; then there are no own databases, and whoever asks for one is told.
do $$
declare
  owner text := current_setting('leasehold_init.owner');
begin
  execute format('grant create on database %I to %I', current_database(), owner);
  if not (select rolcreatedb from pg_catalog.pg_roles where rolname = owner) then
    begin
      execute format('alter role %I createdb', owner);
    exception when insufficient_privilege then
      raise notice 'The role % may not create databases, so no tenant can have its own. A superuser may run: alter role % createdb;',
        owner, quote_ident(owner);
    end;
  end if;
end
$$;

-- Nobody else connects to this database, and nobody creates temporary tables (they could shadow real ones).
do $$
declare
  duty text;
begin
  execute format('revoke all on database %I from public', current_database());
  foreach duty in array array['owner', 'app', 'lookup', 'operator'] loop
    execute format('grant connect on database %I to %I', current_database(), current_setting('leasehold_init.' || duty));
  end loop;
  if exists (select from pg_catalog.pg_namespace where nspname = 'public') then
    execute 'revoke all on schema public from public';
  end if;
end
$$;

-- Nobody lists the names of prepared statements: whoever knows one can put another statement in its place, for the next to get the session.
do $$
begin
  revoke execute on function pg_catalog.pg_prepared_statement() from public;
  revoke select on pg_catalog.pg_prepared_statements from public;
exception when insufficient_privilege then
  raise notice 'The application can list the names of prepared statements. A superuser may run: revoke execute on function pg_catalog.pg_prepared_statement() from public;';
end
$$;
commit;
