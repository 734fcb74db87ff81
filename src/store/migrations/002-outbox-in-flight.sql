-- The relay counts what is in flight per receiver in every round; without this the count reads the receiver's history.
create index outbox_in_flight on outbox (receiver, log_index) where state = 'in-flight';
