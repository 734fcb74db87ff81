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
