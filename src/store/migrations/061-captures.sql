-- A vehicle that an officer has seen and whose movement nobody knew (docs/decisions/0128): kept until it is matched to a movement,
-- which makes the notice with its own time, or closed with a reason. Never deleted: who saw what stays.
create table captures (
  party_key text not null references parties (key),
  -- chosen by the phone: sent twice it is one
  id uuid not null,
  kind text not null check (kind in ('exit', 'entry', 'arrival')),
  office text not null,
  -- as it was sent, and compared with what is sent again
  body json not null,
  -- pseudonym of the officer, or the administration itself
  author text not null,
  captured_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'matched', 'closed')),
  mrn text,
  ended_at timestamptz,
  ended_by text,
  reason text,
  primary key (party_key, id),
  check ((state = 'open') = (ended_at is null)),
  check ((state = 'matched') = (mrn is not null)),
  check ((state = 'closed') = (reason is not null))
);
create index captures_of_office on captures (office, state, captured_at, id);
