-- How each queue has done, minute by minute (docs/decisions/0179). A minute without a row in queue_measurements was not measured; a
-- queue without a row in a minute that was had nothing waiting and nothing moved.
create table queue_measurements (
  at timestamptz primary key,
  -- how long the log was: what came since is told by it
  log_size bigint not null
);
create table queue_history (
  receiver text not null,
  at timestamptz not null,
  depth int not null,
  parked int not null,
  -- of what is not set aside
  oldest_at timestamptz,
  -- since the measurement before
  came int not null,
  went int not null,
  primary key (receiver, at)
);
create index queue_history_at on queue_history (at);
