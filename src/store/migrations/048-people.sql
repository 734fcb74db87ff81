-- How people sign in (docs/decisions/0108). No secret stands here: codes, secrets of phones and of sessions as hashes, PINs by a
-- slow hash that also needs the phone's secret and a key the database does not hold.
alter table officers add column ended_at timestamptz;

-- A code by which one officer makes one way in, once. The selector is the part of it that finds the row.
create table invitations (
  selector text primary key,
  secret_hash bytea not null,
  officer uuid not null references officers (id),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  -- wrong second halves tried with this selector
  tries int not null default 0,
  used_at timestamptz
);
create index invitations_of_officer on invitations (officer, made_at);

-- An officer on a phone: two officers who share one phone are two devices with one secret. Never deleted: acts name it.
create table devices (
  id uuid primary key,
  officer uuid not null references officers (id),
  secret_hash bytea not null,
  -- null where the officer signs in on it without a PIN
  pin_hash text,
  -- PINs tried since the last right one, and when the next may be tried
  failed int not null default 0,
  not_before timestamptz,
  made_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  -- numbers of the acts that came from it: what is missing below the highest is on the phone, or lost
  counters int8multirange not null default '{}'
);
create unique index devices_of_phone on devices (officer, secret_hash) where ended_at is null;
create index devices_by_secret on devices (secret_hash);

create table passkeys (
  -- as the authenticator names it, base64url
  id text primary key,
  officer uuid not null references officers (id),
  -- the device it was made on: it ends with it
  device uuid not null references devices (id),
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  made_at timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz
);
create index passkeys_of_officer on passkeys (officer);

-- What a provider of OpenID Connect calls a person. One credential, one person.
create table subjects (
  issuer text not null,
  subject text not null,
  officer uuid not null references officers (id),
  made_at timestamptz not null,
  primary key (issuer, subject)
);
create index subjects_of_officer on subjects (officer);

-- A sign-in under way: what a browser was given and has to bring back, once, within minutes.
create table sign_ins (
  browser_hash bytea primary key,
  purpose text not null check (purpose in ('register', 'passkey', 'openid')),
  expects json not null,
  expires_at timestamptz not null
);
create index sign_ins_by_end on sign_ins (expires_at);

create table sessions (
  id_hash bytea primary key,
  officer uuid references officers (id),
  token_hash bytea references tokens (token_hash),
  device uuid references devices (id),
  way text not null check (way in ('pin', 'passkey', 'openid', 'token')),
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  check (num_nonnulls(officer, token_hash) = 1)
);
create index sessions_of_officer on sessions (officer) where ended_at is null;
create index sessions_of_device on sessions (device) where ended_at is null;
create index sessions_by_end on sessions (ends_at);
