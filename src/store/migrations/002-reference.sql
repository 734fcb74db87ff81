-- Code lists as operators import them: each version of a code overlays the one of the list the program ships.
create table codelist_items (
  list text not null,
  code text not null,
  valid_from date not null,
  valid_to date,
  data json not null,
  primary key (list, code, valid_from)
);

-- Countries are dated like offices and agreements: they come onto the hub, and leave it, on a day.
alter table countries add column valid_from date not null default '1970-01-01';
alter table countries drop constraint countries_pkey;
alter table countries add primary key (code, valid_from);

-- Every operator's change of reference data: who, when, why, of what bytes, and each entry as it was and is. Insert-only.
create table registry_changes (
  version bigint primary key,
  subject text not null,
  operator text not null,
  reason text not null,
  -- SHA-256 of the bytes the operator sent
  digest bytea not null,
  changes json not null,
  at timestamptz not null
);
create trigger registry_changes_insert_only before update or delete on registry_changes
  for each statement execute function refuse_edit();
