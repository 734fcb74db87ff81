-- Who holds a movement's paper may have it told by e-mail what happens to it (docs/decisions/0157).
create table follow_up_notices (
  -- random, and what the link in each letter names: whoever has the letter confirms and ends
  id uuid primary key,
  mrn text not null,
  email text not null check (length(email) <= 254),
  language text not null check (language in ('en', 'fr', 'pt')),
  asked_at timestamptz not null,
  -- null until the address has answered: nobody gets letters that somebody else has asked for
  confirmed_at timestamptz,
  -- moments there have been a letter for, or that were over when the address answered
  told text[] not null default '{}',
  unique (mrn, email)
);
-- Those that nobody has answered are forgotten after a week.
create index follow_up_notices_unanswered on follow_up_notices (asked_at) where confirmed_at is null;

-- Letters that wait to be sent; deleted once they are.
create table letters (
  id bigint generated always as identity primary key,
  notice uuid not null references follow_up_notices (id) on delete cascade,
  recipient text not null,
  subject text not null,
  content text not null,
  -- the last one: once it is sent, the address is forgotten
  ends boolean not null default false,
  queued_at timestamptz not null,
  attempts int not null default 0,
  again_at timestamptz not null,
  last_error text
);
create index letters_due on letters (again_at, id);

-- How far the log has been looked through for what is to be told.
create table letters_progress (
  single boolean primary key default true check (single),
  read_to bigint not null
);
insert into letters_progress (read_to) select coalesce(max(log_index), -1) from log_leaves;
