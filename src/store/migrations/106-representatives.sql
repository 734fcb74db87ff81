-- People of a principal or guarantor, who sign in by OpenID Connect and read what their party reads (docs/decisions/0218). They have
-- neither offices nor rights.
-- changes constraint people_kind_check on people: it allows one kind more, of which an earlier release makes none
-- changes constraint people_of_a_party on people: the same
-- changes constraint people_who_represent on people: about that kind alone
do $$
declare name text;
begin
  -- Whatever the check of the kinds is called: the table had another name when it was made.
  for name in select conname from pg_constraint
    where conrelid = 'people'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%''auditor''%' loop
    execute format('alter table people drop constraint %I', name);
  end loop;
end $$;
alter table people add constraint people_kind_check check (kind in ('officer', 'representative', 'operator', 'auditor'));
alter table people drop constraint people_of_a_party;
alter table people add constraint people_of_a_party
  check ((kind in ('officer', 'representative')) = (party_key is not null));
alter table people add constraint people_who_represent
  check (kind <> 'representative' or (offices = '{}' and rights = '{}'));
