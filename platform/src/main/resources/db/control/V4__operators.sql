-- What operators may do across organizations, by a role of their own: see who people are, but no password and not who else is an operator;
-- give a new organization its first owner, and tell of it.

do $$
declare
  operator name := (select role_name from leasehold.roles where duty = 'operator');
begin
  execute format('grant select (id, email, name) on users to %I', operator);
end
$$;
select leasehold.allow_operator('memberships', 'select, insert');
select leasehold.allow_operator('outbox', 'insert');
