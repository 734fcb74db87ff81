-- That this database was restored to an earlier point than one whose checkpoint a hub remembers (docs/decisions/0221). Noticed by a
-- hub at its start, opened and closed by an operator: each of both acts is a leaf of the log.
create table restores (
  number int primary key check (number > 0),
  -- how many entries are left of the log that was lost, and how many it had had when it was last remembered
  kept bigint not null check (kept >= 0),
  lost bigint not null check (lost > kept),
  -- its root then
  lost_root bytea not null check (octet_length(lost_root) = 32),
  -- time of the last entry that is left; null where none is
  kept_at timestamptz,
  lost_at timestamptz not null,
  noticed_at timestamptz not null
);
create trigger restores_insert_only before update or delete on restores for each statement execute function refuse_edit();
create trigger restores_no_truncate before truncate on restores for each statement execute function refuse_edit();

create table restore_acts (
  restore int not null references restores (number),
  act text not null check (act in ('open', 'close')),
  operator text not null,
  reason text not null,
  at timestamptz not null,
  -- of a closing: how many messages with a receipt had not come back
  missing bigint check ((missing is null) = (act = 'open')),
  primary key (restore, act)
);
create trigger restore_acts_insert_only before update or delete on restore_acts
  for each statement execute function refuse_edit();
create trigger restore_acts_no_truncate before truncate on restore_acts
  for each statement execute function refuse_edit();
