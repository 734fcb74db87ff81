-- The code by which a principal without an account follows his movement (interface.md 3). In a table of its own, so that
-- no read model, no export and no page shows it by accident: only the accompanying document and the follow-up read it.
-- In the clear, because every regenerated document prints it again (docs/decisions/0024).
create table follow_up_codes (
  mrn text primary key,
  code text not null check (code ~ '^[0-9A-HJKMNP-TV-Z]{20}$')
);
-- What customs allows traders for simplified procedures: reference data, dated, loaded whole by every hub.
create table authorisations (
  reference text not null,
  type text not null,
  valid_from date not null,
  valid_to date,
  data json not null,
  primary key (reference, type, valid_from)
);
