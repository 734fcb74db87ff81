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
