-- Running timers, a mirror of what the movements say: only there to find what is due. A movement's own document decides
-- whether a timer still runs, so a row too many fires nothing.
create table timers (
  mrn text not null,
  number int not null,
  name text not null,
  due_at timestamptz not null,
  primary key (mrn, number)
);
create index timers_due on timers (due_at);

-- Outages and closures declared by availability notices. A new notice about the same place ends the one before.
create table outages (
  sender text not null,
  id uuid not null,
  country text not null,
  office text,
  state text not null check (state in ('outage', 'closed')),
  direction text,
  modes text[],
  from_at timestamptz not null,
  to_at timestamptz,
  primary key (sender, id)
);
create index outages_place on outages (country, office);
