-- Availability notices whose movements are being told, one page after the other (docs/decisions/0031). What is told is
-- counted in the transaction that tells it; the cursor is only there to go on from, since nothing is told twice.
create table closures (
  sender text not null,
  id uuid not null,
  country text not null,
  -- only this office; the whole country when null
  office text,
  -- done: everybody is told; over: a later notice on the place came first
  state text not null default 'open' check (state in ('open', 'done', 'over')),
  -- the last MRN looked at
  cursor text not null default '',
  concerned int not null default 0,
  diverted int not null default 0,
  referred int not null default 0,
  owner text,
  owned_until timestamptz,
  opened_at timestamptz not null default clock_timestamp(),
  primary key (sender, id)
);
create index closures_open on closures (opened_at) where state = 'open';

-- Movements that have still to pass offices (ON_ITS_WAY in src/domain/closures.ts): few, beside those that have ended.
create index movements_on_their_way on movements (mrn)
  where state in ('registered', 'guarantee-pending', 'guarantee-refused', 'under-control', 'released', 'in-transit', 'at-border');
