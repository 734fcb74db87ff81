-- The second operator's word is yes or no (docs/decisions/0136), and what waits for it is read in the order in which it was asked.
alter table operator_acts drop constraint operator_acts_subject_check;
alter table operator_acts add constraint operator_acts_subject_check check (case
  when act = 'retry' then set_aside is not null and receiver is null and outbox_index is null and attention is null
  when act in ('take', 'give-back') then attention is not null and set_aside is null and receiver is null and outbox_index is null
  when act in ('replay', 'discard-asked', 'discard', 'discard-rejected') then set_aside is null and receiver is not null
    and outbox_index is not null and attention is null
  else attention is null and set_aside is null and receiver is null and outbox_index is null end);
alter table operator_acts drop constraint operator_acts_of_message_check;
alter table operator_acts add constraint operator_acts_of_message_check
  check ((of_id is not null) = (act in ('break-glass-asked', 'break-glass', 'break-glass-rejected', 'body-read'))
    and (of_id is null) = (of_sender is null));
create index operator_acts_asked on operator_acts (act, log_index) where act in ('discard-asked', 'break-glass-asked');

-- Since when a PIN is locked: somebody has to invite the person again, or to take the device away.
alter table devices add column locked_at timestamptz;
update devices set locked_at = coalesce(not_before - interval '1 hour', seen_at) where failed >= 10;
create index devices_locked on devices (locked_at) where locked_at is not null and ended_at is null;
