-- How long a country keeps the bytes of its messages, from a day on until the next one (docs/decisions/0144). Nothing of a country
-- without a period is destroyed.
create table retention (
  country text not null,
  valid_from date not null,
  days int not null check (days between 1 and 36525),
  primary key (country, valid_from)
);

-- What an act of the hub has destroyed, as its words in the log say it: a movement's key, or so many of messages.
alter table operator_acts add column destroyed json;
alter table operator_acts add constraint operator_acts_destroyed_check check ((destroyed is not null) = (act = 'bodies-destroyed'));
create index movement_keys_destroyed on movement_keys (destroyed_index) where destroyed_index is not null;
create index message_keys_destroyed on message_keys (destroyed_index) where destroyed_index is not null;
create view destructions as
  select log_index, at, destroyed->>'country' as country from operator_acts where destroyed is not null;

-- How far the round of a day has come: it goes on where it was, on whichever hub.
create table retention_round (
  only_one boolean primary key default true check (only_one),
  day date not null default '-infinity',
  after_mrn text,
  after_message bigint
);
insert into retention_round default values;
-- Keys that are there, in the order in which a round looks at them.
create index movement_keys_there on movement_keys (mrn) where wrapped is not null;
create index message_keys_there on message_keys (message) where wrapped is not null;
