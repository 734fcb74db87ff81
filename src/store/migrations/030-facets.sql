-- No read looks into a document any more: what movements are searched by, and who may look at which guarantee, is kept in tables
-- and columns that the commit maintains (docs/decisions/0073).

-- Offices (by which it is also decided what an officer may read), regime, lot, open procedures and flags, as "kind value"
-- (src/domain/model/facets.ts). Rows come and go as movements change: many dead ones would slow down the short lists.
create table movement_facets (facet text not null, mrn text not null, primary key (facet, mrn))
  with (autovacuum_vacuum_scale_factor = 0.02);

-- The guarantees that a party may look at because a movement of its has a line on them.
create table guarantee_parties (party_key text not null, grn text not null, primary key (party_key, grn));

alter table movements
  -- the parties kept waiting, once for each message held for another's reason
  add column held_from text[] not null default '{}',
  -- it contributes to guarantee funds
  add column contributes boolean not null default false;

-- Of documents of the third form, in which what was declared is one member.
insert into movement_facets (facet, mrn)
  select found.facet, m.mrn from movements m cross join lateral (
    select 'office ' || office as facet from (
      select m.doc->'declared'->'departure'->>'office' as office
      union select m.doc->'declared'->'destination'->>'office'
      union select m.doc->'arrival'->>'office'
      union select leg->>'entryOffice' from json_array_elements(m.doc->'legs') leg
      union select leg->>'exitOffice' from json_array_elements(m.doc->'legs') leg
    ) offices
    union select 'regime ' || (m.doc->'declared'->>'regime')
    union select 'lot ' || (m.doc->'declared'->'lot'->>'id')
    union select 'procedure ' || (opened->>'procedure') from json_array_elements(m.doc->'open') opened
    union select 'flag ' || flag from json_array_elements_text(m.doc->'flags') flag
  ) found
  where found.facet is not null;

insert into guarantee_parties (party_key, grn)
  select distinct p.party_key, l.grn from guarantee_lines l join movement_parties p on p.mrn = l.mrn
  where l.grn <> '' and l.grn not like 'TIR-%';

update movements m set contributes = true where m.doc->'contributions' is not null;
update movements m set held_from = (
  select coalesce(array_agg(party), '{}') from json_array_elements(m.doc->'held') waiting
  cross join lateral json_array_elements_text(m.doc->'parties') party
  where party <> waiting->'key'->>'sender'
) where m.held > 0;

-- Lists are read in the order of the MRN: every index names it after what is sought.
drop index movements_state;
create index movements_state on movements (state, mrn);
drop index national_refs_reference;
create index national_refs_reference on national_refs (reference, mrn);

-- Only those that contribute appear in the statement of their month.
drop index movements_declared_at;
create index movements_contributing on movements (declared_at, mrn) where contributes;

-- TIR carnets are stored like guarantees, have no account and are in no list.
create index guarantees_accounts on guarantees (grn) where grn not like 'TIR-%';
create index guarantees_of_guarantor on guarantees (guarantor, grn) where grn not like 'TIR-%';
-- The statement asks for what was paid and given back on one movement.
drop index guarantee_entries_between;
create index guarantee_entries_between on guarantee_entries (grn, mrn, log_index) where from_account like '%/%';

-- What was refused to one party is on its timeline; refusals of others, however many, are not read on the way.
create index refusals_mrn_sender on refusals (mrn, sender, log_index);
create index set_aside_waiting on set_aside (log_index) where state = 'waiting';
create index certificates_party on certificates (party_key, valid_from);
