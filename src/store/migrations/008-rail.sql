-- Reports without MRN (docs/decisions/0022): trains as last reported, by what open movements are found, and which leaves
-- stand on the timelines of several movements. Trains are locked before movements, by (number, operator).
create table trains (
  number text not null,
  -- who reports it: numbers return, in every network
  operator text not null,
  doc json not null,
  primary key (number, operator)
);

-- Vehicles, containers and tracking devices of movements that have not ended.
create table movement_marks (mark text not null, mrn text not null, primary key (mark, mrn));
create index movement_marks_mrn on movement_marks (mrn);

-- Insert-only, like the leaves it points to.
create table leaf_movements (mrn text not null, log_index bigint not null, primary key (mrn, log_index));
create trigger leaf_movements_insert_only before update or delete on leaf_movements
  for each statement execute function refuse_edit();

-- Office and officer of a message entered in the hub's own app: nobody signed it, the hub's seal says who said it.
alter table bodies add column attested_by text;

-- What an operator has given up for good: neither delivered nor in anybody's way. Who did so, and why, is in operator_acts.
alter table outbox drop constraint outbox_state_check;
alter table outbox add constraint outbox_state_check
  check (state in ('ready', 'waiting', 'in-flight', 'delivered', 'parked', 'discarded'));

-- Operators' acts on parked messages, each with its leaf. Insert-only.
create table operator_acts (
  log_index bigint primary key,
  id uuid not null unique,
  act text not null check (act in ('replay', 'discard-asked', 'discard')),
  receiver text not null,
  outbox_index bigint not null,
  operator text not null,
  reason text not null,
  body bytea not null,
  salt bytea not null,
  at timestamptz not null
);
create index operator_acts_row on operator_acts (receiver, outbox_index, log_index);
create trigger operator_acts_insert_only before update or delete on operator_acts
  for each statement execute function refuse_edit();
