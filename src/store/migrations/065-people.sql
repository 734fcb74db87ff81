-- Who runs the hub is a person like an officer (docs/decisions/0135): one table of people, and the same ways in for all of them.
alter table officers rename to people;
alter table people add column kind text not null default 'officer' check (kind in ('officer', 'operator', 'auditor'));
alter table people alter column kind drop default;
alter table people alter column party_key drop not null;
alter table people add constraint people_of_a_party check ((kind = 'officer') = (party_key is not null));
-- A name of who runs the hub means one person for ever: four eyes are two names.
create unique index people_of_the_hub on people (pseudonym) where party_key is null;

-- A new way in of an operator has no effect before a second one agrees: who asked for it, and until when one may.
alter table people add column asked_by text, add column asked_why text, add column asked_at timestamptz,
  add column asked_until timestamptz;
alter table people add constraint people_ask_together
  check (num_nulls(asked_by, asked_why, asked_at, asked_until) in (0, 4) and (asked_by is null or kind = 'operator'));
create index people_asked on people (asked_at) where asked_by is not null;

alter table invitations rename column officer to person;
alter table devices rename column officer to person;
alter table passkeys rename column officer to person;
alter table subjects rename column officer to person;
alter table sessions rename column officer to person;
alter table tokens rename column officer to person;
alter index invitations_of_officer rename to invitations_of_person;
alter index passkeys_of_officer rename to passkeys_of_person;
alter index subjects_of_officer rename to subjects_of_person;
alter index sessions_of_officer rename to sessions_of_person;

-- Tokens of one name were one person's; who has one that counts is active, as what that one was for.
insert into people (kind, pseudonym, name, offices, rights, active, created_at, ended_at)
  select (array_agg(kind order by revoked_at desc nulls first, created_at desc))[1], name, name, '{}', '{}',
    bool_or(revoked_at is null), min(created_at), case when bool_or(revoked_at is null) then null else max(revoked_at) end
  from tokens where kind in ('operator', 'auditor') group by name;
update tokens t set person = p.id from people p
  where t.kind in ('operator', 'auditor') and p.party_key is null and p.pseudonym = t.name;
alter table tokens add constraint tokens_of_a_person check ((kind = 'party') = (person is null));
create index tokens_of_person on tokens (person) where person is not null;
