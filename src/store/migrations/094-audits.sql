-- Audits that somebody has run with --record (docs/decisions/0180): when, of which state of the log, and what was wrong. Whoever can write
-- here could write anything: it tells that an audit was made, the log's witnesses and whoever runs one himself prove what is so.
create table audits (
  taken_at timestamptz primary key,
  recorded_at timestamptz not null default now(),
  size bigint not null,
  root bytea not null,
  findings bigint not null,
  -- the first of them, as text
  first_findings text[] not null,
  not_compared bigint not null,
  decided_again bigint not null
);
create trigger audits_insert_only before update or delete on audits for each statement execute function refuse_edit();
create trigger audits_no_truncate before truncate on audits for each statement execute function refuse_edit();

-- Which state of the log a witness has co-signed last, also one that is silent for long.
create index cosignatures_key on cosignatures (public_key, size desc);
