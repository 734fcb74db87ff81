-- Everything accepted is in one transaction over these tables (docs/decisions/0002). Tables that are evidence are
-- insert-only: a trigger refuses UPDATE and DELETE on them, whoever asks.

-- Reference data: who may speak, which offices exist, which agreements hold. Dated, loaded whole by every hub.
create table parties (
  key text primary key,
  country text not null check (country ~ '^[A-Z]{2}$'),
  role text not null,
  party text,
  name text not null,
  channel text not null check (channel in ('amqp', 'inbox', 'webhook', 'none')),
  format text not null check (format in ('json', 'xml')),
  language text not null check (language in ('en', 'fr', 'pt')),
  active boolean not null default true,
  -- numbers it is known by in declarations and guarantees: [{ scheme, id }]
  identifiers json not null default '[]',
  -- salted hash the broker takes over; null when the party does not use AMQP. Never the password.
  amqp_user text unique,
  amqp_password_hash text,
  check (party is null or key = country || '/' || party),
  check (party is not null or key = country)
);
create table certificates (
  fingerprint text primary key,
  party_key text not null references parties (key),
  der bytea not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  distrusted_from timestamptz
);
create table tokens (
  token_hash bytea primary key,
  kind text not null check (kind in ('party', 'officer', 'operator', 'auditor')),
  party_key text references parties (key),
  name text not null,
  offices text[] not null default '{}',
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
create table countries (code text primary key, data json not null);
create table offices (code text not null, valid_from date not null, valid_to date, data json not null, primary key (code, valid_from));
create table agreements (id text not null, valid_from date not null, valid_to date, data json not null, primary key (id, valid_from));
-- One row; raised by every change of the tables above, which also notifies channel corridor_reference.
create table reference_version (one boolean primary key default true check (one), version bigint not null);
insert into reference_version (version) values (1);

-- Claims: (sender, id) is used up for ever. Insert-only.
create table messages (
  sender text not null,
  id uuid not null,
  digest bytea not null,
  type text not null,
  content_type text not null,
  language text not null,
  channel text not null,
  received_at timestamptz not null,
  primary key (sender, id)
);
-- The stored first answer, given again byte for byte to a repeat. Insert-only.
create table outcomes (
  sender text not null,
  id uuid not null,
  log_index bigint not null,
  verdict text not null check (verdict in ('accepted', 'refused', 'made')),
  status text not null,
  -- the movement it is about: the header's, or the one the hub allocated
  mrn text,
  http_status int not null,
  answer bytea not null,
  answer_type text not null,
  answer_signature bytea,
  decided_at timestamptz not null,
  primary key (sender, id)
);
-- Received and made bytes, apart from the leaves, so that they can be erased when law demands (invariant I12).
create table bodies (
  sender text not null,
  id uuid not null,
  body bytea not null,
  signature bytea,
  salt bytea not null,
  primary key (sender, id)
);
-- Every refusal of an identified caller, searchable. Insert-only.
create table refusals (
  log_index bigint primary key,
  sender text not null,
  message_id text,
  type text,
  mrn text,
  http_status int not null,
  code text not null,
  findings json not null,
  -- of the salted digest in the leaf; the bytes of a message refused without using up its id are not kept
  salt bytea not null,
  decided_at timestamptz not null
);
create index refusals_sender on refusals (sender, log_index);

-- Movements, the declaration's versions, who may see which movement.
create table movements (
  mrn text primary key,
  state text not null,
  departure_country text,
  destination_country text,
  declared_at timestamptz,
  limit_at timestamptz,
  held int not null default 0,
  doc json not null
);
create index movements_state on movements (state);
create index movements_held on movements (mrn) where held > 0;
create table declarations (mrn text not null, version int not null, doc json not null, primary key (mrn, version));
create table movement_parties (party_key text not null, mrn text not null, primary key (party_key, mrn));
create table national_refs (country text not null, reference text not null, mrn text not null, primary key (country, reference, mrn));
create table mrn_allocations (
  country text not null,
  office text not null,
  year int not null,
  reference text not null,
  lot_index int not null,
  attempt int not null,
  mrn text not null unique,
  primary key (country, office, year, reference, lot_index, attempt)
);

-- Guarantees: balances with their invariant, lines per movement, entries that are never edited.
create table guarantees (
  grn text primary key,
  type text not null,
  state text not null,
  guarantor text not null,
  currency text not null,
  limit_minor numeric(20) not null,
  available numeric(20) not null,
  reserved numeric(20) not null check (reserved >= 0),
  in_use numeric(20) not null check (in_use >= 0),
  claimed numeric(20) not null check (claimed >= 0),
  spent numeric(20) not null check (spent >= 0),
  doc json not null,
  check (limit_minor = available + reserved + in_use + claimed + spent)
);
create table guarantee_lines (
  grn text not null,
  mrn text not null,
  line int not null,
  type text not null,
  state text not null,
  minor numeric(20) not null,
  currency text not null,
  primary key (mrn, grn, line)
);
create index guarantee_lines_grn on guarantee_lines (grn);
create table guarantee_entries (
  log_index bigint not null,
  ordinal int not null,
  grn text not null,
  mrn text,
  line int,
  from_account text not null,
  to_account text not null,
  minor numeric(20) not null,
  cause text not null,
  at timestamptz not null,
  primary key (log_index, ordinal)
);
create index guarantee_entries_grn on guarantee_entries (grn, log_index);

-- The log: leaves in commit order without gaps, and its head, the last lock every writer takes.
create table log_leaves (
  log_index bigint primary key,
  kind text not null,
  sender text,
  id text,
  mrn text,
  record text not null,
  leaf_hash bytea not null
);
create index log_leaves_mrn on log_leaves (mrn, log_index) where mrn is not null;
create index log_leaves_message on log_leaves (sender, id) where id is not null;
-- Roots of complete subtrees above the leaves: any proof is a few rows. Written with the leaves that complete them.
create table log_nodes (level int not null, node_index bigint not null, hash bytea not null, primary key (level, node_index));
create table log_head (one boolean primary key default true check (one), size bigint not null, frontier bytea not null);
insert into log_head (size, frontier) values (0, '\x0000000000000000');

-- The outbox: one row per message and receiver. log_index is the leaf of the effect, so it rises per movement.
-- ready: may go; waiting: behind an unreported one of its movement; in-flight: handed to the channel, not yet reported.
create table outbox (
  receiver text not null,
  log_index bigint not null,
  sender text not null,
  id uuid not null,
  type text not null,
  mrn text,
  content_type text not null,
  -- the movement's MRN, or the sender for messages without one; answers have their own id, they wait for nobody
  order_key text not null,
  -- answers are never reported on: they are done when the broker has confirmed them
  reported boolean not null,
  -- the id of the message an answer answers; AMQP carries it as correlation_id
  correlation_id uuid,
  state text not null check (state in ('ready', 'waiting', 'in-flight', 'delivered', 'parked')),
  seal bytea not null,
  created_at timestamptz not null,
  attempts int not null default 0,
  epoch bigint not null default 0,
  sent_at timestamptz,
  confirmed boolean not null default false,
  done_at timestamptz,
  parked_reason text,
  last_error text,
  primary key (receiver, log_index)
);
create index outbox_ready on outbox (receiver, log_index) where state = 'ready';
create index outbox_open on outbox (receiver, order_key, log_index) where state <> 'delivered';
-- The relay counts what is in flight per receiver in every round; without this it would read the receiver's history.
create index outbox_in_flight on outbox (receiver, log_index) where state = 'in-flight';
create index outbox_message on outbox (receiver, sender, id);
create table leases (receiver text primary key, owner text not null, epoch bigint not null, until timestamptz not null);

-- Evidence is never edited: an UPDATE or DELETE of these tables is a defect or an attack, and fails either way.
create function refuse_edit() returns trigger language plpgsql as $$
begin
  raise exception 'table % is insert-only', tg_table_name;
end $$;
create trigger messages_insert_only before update or delete on messages for each statement execute function refuse_edit();
create trigger outcomes_insert_only before update or delete on outcomes for each statement execute function refuse_edit();
create trigger refusals_insert_only before update or delete on refusals for each statement execute function refuse_edit();
create trigger guarantee_entries_insert_only before update or delete on guarantee_entries for each statement execute function refuse_edit();
create trigger log_nodes_insert_only before update or delete on log_nodes for each statement execute function refuse_edit();
create trigger log_leaves_insert_only before update or delete on log_leaves for each statement execute function refuse_edit();
