-- Participants as operators keep them (interface.md 6 and 8): names in three languages, persons to ask, and from when until when.
alter table parties add column names json;
update parties set names = json_build_object('en', name, 'fr', name, 'pt', name);
alter table parties alter column names set not null;
alter table parties drop column name;
alter table parties add column contacts json not null default '[]';
alter table parties add column active_from date;
alter table parties add column active_to date;

-- Whether it takes part: not suspended, and within its days. One place, since every door asks.
create function takes_part(party parties, at timestamptz) returns boolean language sql stable as $$
  select party.active and (party.active_from is null or party.active_from <= (at at time zone 'UTC')::date)
    and (party.active_to is null or party.active_to >= (at at time zone 'UTC')::date) $$;

-- Logins at the broker, the former ones too: what a hub has to remove there must be known after a restart as well.
create table broker_users (
  name text primary key,
  party_key text not null references parties (key),
  -- the salted hash the broker takes over; never the password
  password_hash text not null,
  made_at timestamptz not null default now(),
  ends_at timestamptz,
  -- ended without overlap: what still comes by it counts no longer, also what the broker took before
  revoked boolean not null default false
);
create index broker_users_of_party on broker_users (party_key);
insert into broker_users (name, party_key, password_hash)
  select amqp_user, key, amqp_password_hash from parties where amqp_user is not null and amqp_password_hash is not null;
alter table parties drop column amqp_user;
alter table parties drop column amqp_password_hash;

-- Tokens by a name of their own, since nobody may see what they are.
alter table tokens add column id uuid not null unique default gen_random_uuid();
alter table tokens add column expires_at timestamptz;
alter table tokens add column used_at timestamptz;
create index tokens_of_party on tokens (party_key) where party_key is not null;
