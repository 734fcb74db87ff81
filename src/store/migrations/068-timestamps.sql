-- When somebody else's clock has seen a state of the log (RFC 3161): nobody can date it back.
create table log_timestamps (
  size bigint primary key check (size > 0),
  -- origin, size and root: what the token is over
  checkpoint text not null,
  token bytea not null,
  -- as the token says
  at timestamptz not null
);
create trigger log_timestamps_insert_only before update or delete on log_timestamps
  for each statement execute function refuse_edit();
create trigger log_timestamps_no_truncate before truncate on log_timestamps for each statement execute function refuse_edit();
