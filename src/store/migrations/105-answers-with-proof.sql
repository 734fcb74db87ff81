-- What those who hold a movement's paper answer to an enquiry, a claim or a notice of non-discharge, and the documents that prove it
-- (docs/decisions/0220). Sealed under the movement's key, and emptied when that is destroyed; when it came and its digests stay.
create table follow_up_answers (
  -- chosen by the form: sent twice it is one
  id uuid primary key,
  mrn text not null references movement_keys (mrn),
  received_at timestamptz not null,
  -- SHA-256 over everything in it, by which the same is told from another one under its id
  digest bytea not null check (length(digest) = 32),
  -- what was said, as JSON, sealed
  content bytea
);
create index follow_up_answers_of_movement on follow_up_answers (mrn, received_at, id);

create table follow_up_proofs (
  answer uuid not null references follow_up_answers (id),
  number int not null check (number > 0),
  kind text not null check (kind in ('pdf', 'jpeg', 'png')),
  bytes int not null,
  digest bytea not null check (length(digest) = 32),
  content bytea,
  primary key (answer, number)
);
-- They are compressed already, and sealed besides.
alter table follow_up_proofs alter column content set storage external;
