-- Every act on the registry is a leaf of the log from now on (docs/decisions/0100). Rows of earlier releases have none; what is
-- added must have one.
alter table registry_changes add column log_index bigint unique;
alter table registry_changes add constraint registry_changes_is_a_leaf check (log_index is not null) not valid;

-- What acts on the registry are called is the program's to say: their row is the one in registry_changes.
alter table operator_acts drop constraint operator_acts_act_check;
alter table operator_acts add constraint operator_acts_act_check check (act ~ '^[a-z]+(-[a-z]+)*$');
alter table operator_acts drop constraint operator_acts_subject_check;
alter table operator_acts add constraint operator_acts_subject_check check (case
  when act = 'retry' then set_aside is not null and receiver is null and outbox_index is null and attention is null
  when act in ('take', 'give-back') then attention is not null and set_aside is null and receiver is null and outbox_index is null
  when act in ('replay', 'discard-asked', 'discard') then set_aside is null and receiver is not null and outbox_index is not null
    and attention is null
  else attention is null and set_aside is null and receiver is null and outbox_index is null end);
