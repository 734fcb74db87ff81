-- What is set aside may be tried again by an operator (docs/decisions/0055). Each try is one more verdict under the same id;
-- a repeat is given the last one. The key lets no try be stored twice.
alter table outcomes add column attempt int not null default 0;
alter table outcomes drop constraint outcomes_pkey;
alter table outcomes add primary key (sender, id, attempt);

-- How each message set aside stands; `log_index` is the leaf by which it was. Evidence are its refusals and the acts on it.
create table set_aside (
  log_index bigint primary key,
  sender text not null,
  -- null where it used up no id: then nothing of its bytes is kept, and its sender may send it again
  id uuid,
  attempts int not null,
  state text not null check (state in ('waiting', 'done', 'not-kept')),
  -- why it failed, the last time
  reason text not null,
  check ((id is null) = (state = 'not-kept'))
);
create index set_aside_open on set_aside (log_index) where state <> 'done';
insert into set_aside (log_index, sender, id, attempts, state, reason)
  select r.log_index, r.sender, o.id, 0, case when o.id is null then 'not-kept' else 'waiting' end, r.set_aside
  from refusals r
  left join outcomes o on o.sender = r.sender and o.id::text = r.message_id and o.log_index = r.log_index
  where r.set_aside is not null;

-- An operator's act is on a parked row or on what is set aside.
alter table operator_acts alter column receiver drop not null, alter column outbox_index drop not null;
alter table operator_acts add column set_aside bigint;
alter table operator_acts drop constraint operator_acts_act_check;
alter table operator_acts add constraint operator_acts_act_check
  check (act in ('replay', 'discard-asked', 'discard', 'retry'));
alter table operator_acts add constraint operator_acts_subject_check check (case when act = 'retry'
  then set_aside is not null and receiver is null and outbox_index is null
  else set_aside is null and receiver is not null and outbox_index is not null end);

-- A timer whose firing fails for a reason of ours is put off, longer each time: every hub sees so, and so do operators.
alter table timers add column failures int not null default 0;
alter table timers add column failed_since timestamptz;
alter table timers add column again_at timestamptz;
alter table timers add column reason text;
drop index timers_due;
create index timers_due on timers (greatest(due_at, again_at));
create index timers_failing on timers (failed_since) where failures > 0;
