-- The outbox was evidence and a queue's moving state in one row: each step rewrote the seal and five indexes. Now what is
-- evidence is only inserted, and what moves is a small row of its own, inserted and deleted.

-- One message to one receiver. Keyed by the leaf first: all reads come from a leaf, and its key only grows at its end.
create table deliveries (
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
  -- of an answer: what its receiver named the message it answers
  correlation_id text,
  created_at timestamptz not null,
  primary key (log_index, receiver)
);

-- The hub's seal on a leaf's message, the same for all its receivers.
create table seals (log_index bigint primary key, seal bytea not null);

-- What is not at its end. ready: may go; waiting: behind an unreported one of its movement; in-flight: handed to the channel,
-- or about to be by the hub that committed it, and not yet reported; parked: for a person to decide.
create table open_deliveries (
  receiver text not null,
  log_index bigint not null,
  order_key text not null,
  state text not null check (state in ('ready', 'waiting', 'in-flight', 'parked')),
  reported boolean not null,
  -- whether the broker is known to have it; noted only of what is not reported for long
  confirmed boolean not null default false,
  attempts int not null default 0,
  epoch bigint not null default 0,
  sent_at timestamptz,
  created_at timestamptz not null,
  parked_at timestamptz,
  parked_reason text,
  last_error text,
  primary key (receiver, log_index)
) with (fillfactor = 70,
  -- Under load every row lives for a second: what is dead must not pile up, however large the queue of a silent country is.
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0,
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 20000,
  autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 20000);

-- How a delivery ended, written once: an answer that goes out once more keeps its first end.
create table delivery_ends (
  receiver text not null,
  log_index bigint not null,
  state text not null check (state in ('delivered', 'discarded')),
  attempts int not null,
  sent_at timestamptz,
  done_at timestamptz not null,
  -- what its receiver said when it took it, or why it was parked before it was given up
  reason text,
  primary key (receiver, log_index)
);

insert into deliveries
select receiver, log_index, sender, id, type, mrn, content_type, order_key, reported, correlation_id, created_at
from outbox order by log_index, receiver;

insert into seals select distinct on (log_index) log_index, seal from outbox order by log_index, receiver;

insert into open_deliveries
select receiver, log_index, order_key, state, reported, confirmed, attempts, epoch, sent_at, created_at,
  case when state = 'parked' then done_at end, parked_reason, last_error
from outbox where state not in ('delivered', 'discarded') order by receiver, log_index;

insert into delivery_ends
select receiver, log_index, state, attempts, sent_at, coalesce(done_at, created_at),
  case state when 'delivered' then last_error else concat_ws(': ', parked_reason, last_error) end
from outbox where state in ('delivered', 'discarded') order by receiver, log_index;

drop table outbox;

-- What is open of a movement, whoever it goes to.
create index open_deliveries_order on open_deliveries (order_key, receiver, log_index);
-- What the relay takes, counts and puts back.
create index open_deliveries_moving on open_deliveries (receiver, state, log_index) where state in ('ready', 'in-flight');

do $$
declare evidence text;
begin
  foreach evidence in array array['deliveries', 'seals', 'delivery_ends'] loop
    execute format('create trigger %I before update or delete on %s for each statement execute function refuse_edit()',
      evidence || '_insert_only', evidence);
    execute format('create trigger %I before truncate on %s for each statement execute function refuse_edit()',
      evidence || '_no_truncate', evidence);
  end loop;
end $$;

-- Everything about each delivery, for reads that are not hot.
create view outbox as
select d.receiver, d.log_index, d.sender, d.id, d.type, d.mrn, d.content_type, d.order_key, d.reported, d.correlation_id,
  coalesce(o.state, e.state) as state, s.seal, d.created_at, coalesce(o.attempts, e.attempts, 0) as attempts,
  coalesce(o.epoch, 0) as epoch, coalesce(o.sent_at, e.sent_at) as sent_at, coalesce(o.confirmed, false) as confirmed,
  case when o.state is null then e.done_at else o.parked_at end as done_at,
  case when o.state is not null then o.parked_reason when e.state = 'discarded' then e.reason end as parked_reason,
  case when o.state is not null then o.last_error when e.state = 'delivered' then e.reason end as last_error
from deliveries d
left join seals s on s.log_index = d.log_index
left join open_deliveries o on o.receiver = d.receiver and o.log_index = d.log_index
left join delivery_ends e on e.receiver = d.receiver and e.log_index = d.log_index;
