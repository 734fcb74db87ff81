-- An answer over AMQP names what it answers as its sender does, which need not be the id of the message: that may be
-- what could not be read.
alter table outbox alter column correlation_id type text;

-- Messages over AMQP whose sender nobody knows: there is no queue to answer to, so operators are told instead. One row
-- per reason and broker user (empty where the message names none), both of them few.
create table unanswered (
  reason text not null,
  broker_user text not null,
  count bigint not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  -- of the last one: what exactly was wrong, how its sender names it, and the SHA-256 of its bytes
  detail text not null,
  named text,
  digest bytea not null,
  primary key (reason, broker_user)
);
