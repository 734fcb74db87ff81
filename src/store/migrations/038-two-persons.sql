-- People who report and decide in the hub's own app. A person is never deleted: what it has done names it for ever.
create table officers (
  id uuid primary key default gen_random_uuid(),
  party_key text not null references parties (key),
  -- what receipts, seals and other countries see; means one person of the administration for ever
  pseudonym text not null,
  name text not null,
  language text not null default 'en' check (language in ('en', 'fr', 'pt')),
  offices text[] not null,
  rights text[] not null check (rights <@ array['facts', 'decisions', 'chief']),
  active boolean not null default true,
  created_at timestamptz not null default now(),
  unique (party_key, pseudonym)
);

-- Tokens of one name were one person's; each person may report facts, as before.
insert into officers (party_key, pseudonym, name, offices, rights)
  select party_key, name, name, coalesce(array_agg(distinct office) filter (where office is not null), '{}'), '{facts}'
  from tokens left join lateral unnest(offices) as o (office) on true
  where kind = 'officer' and party_key is not null group by party_key, name;
alter table tokens add column officer uuid references officers (id);
update tokens t set officer = o.id from officers o
  where t.kind = 'officer' and o.party_key = t.party_key and o.pseudonym = t.name;
alter table tokens drop column offices;

-- What officers of an office without a system have decided, for which a second person is needed (engine.md 8). The movement
-- says what still waits; this is the list of it for those who are to confirm, and what became of the rest.
create table approvals (
  sender text not null,
  id uuid not null,
  mrn text not null,
  type text not null,
  office text not null,
  -- pseudonym of the first person
  author text not null,
  asked_at timestamptz not null,
  asked_index bigint not null,
  -- the movement's timer by which it lapses
  timer int not null,
  state text not null default 'asked' check (state in ('asked', 'approved', 'rejected', 'lapsed', 'void')),
  ended_at timestamptz,
  ended_index bigint,
  -- the second person's word: the leaf is over exactly these bytes
  answered_office text,
  answered_by text,
  reason text,
  body bytea,
  salt bytea,
  primary key (sender, id)
);
create index approvals_by_office on approvals (sender, office, state, asked_index);
create index approvals_by_state on approvals (state, asked_index);
create index approvals_of_movement on approvals (mrn, state);
