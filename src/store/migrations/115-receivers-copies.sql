-- What receivers hold of the lost part of a log, as their seals say; handed in once an operator has asked for it (docs/decisions/0232).
-- changes constraint operator_acts_subject_check on operator_acts: it allows one act more, of which an earlier release makes none
-- changes constraint operator_acts_former_index_check on operator_acts: about that act alone
create table restore_copies (
  restore int not null references restores (number),
  -- who holds it, and who had sent it
  holder text not null,
  sender text not null,
  id uuid not null,
  -- by the seal
  log_index bigint not null,
  primary key (restore, holder, sender, id)
);
create index restore_copies_in_order on restore_copies (restore, log_index);

-- That an operator asks for them, once for each restore, and that one was taken: an act of its own before the message's entry.
alter table restore_acts drop constraint restore_acts_act_check;
alter table restore_acts add constraint restore_acts_act_check check (act in ('open', 'copies', 'close'));
alter table restore_acts drop constraint restore_acts_check;
alter table restore_acts add constraint restore_acts_check check ((missing is null) = (act <> 'close'));

alter table operator_acts add column former_index bigint;
alter table operator_acts add constraint operator_acts_former_index_check check ((former_index is not null) = (act = 'copy'));
alter table operator_acts drop constraint operator_acts_subject_check;
alter table operator_acts add constraint operator_acts_subject_check check (case
  when act = 'retry' then set_aside is not null and receiver is null and outbox_index is null and attention is null
  when act in ('take', 'give-back') then attention is not null and set_aside is null and receiver is null and outbox_index is null
  when act in ('replay', 'discard-asked', 'discard', 'discard-rejected') then set_aside is null and receiver is not null
    and outbox_index is not null and attention is null
  -- the receiver is who handed it in; none where an operator did
  when act = 'copy' then attention is null and set_aside is null and outbox_index is null
  else attention is null and set_aside is null and receiver is null and outbox_index is null end);
