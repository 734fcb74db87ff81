-- An operator reads a message's bytes only after two operators have said so, on record (docs/decisions/0114).
alter table operator_acts add column of_sender text, add column of_id uuid;
alter table operator_acts add constraint operator_acts_of_message_check
  check ((of_id is not null) = (act in ('break-glass-asked', 'break-glass', 'body-read')) and (of_id is null) = (of_sender is null));
create index operator_acts_of_message on operator_acts (of_sender, of_id, log_index) where of_id is not null;
create index operator_acts_break_glass on operator_acts (log_index) where of_id is not null;

-- Who is told of each: the sender, its customs, and the customs of departure.
create table break_glass_told (party_key text not null, log_index bigint not null, primary key (party_key, log_index));
create trigger break_glass_told_insert_only before update or delete on break_glass_told
  for each statement execute function refuse_edit();
create trigger break_glass_told_no_truncate before truncate on break_glass_told
  for each statement execute function refuse_edit();
alter table break_glass_told enable row level security;
create policy hub on break_glass_told for all to corridor_hub using (true) with check (true);
create policy viewer on break_glass_told for select to corridor_reader using (
  (select current_setting('corridor.kind', true)) = 'all' or party_key = (select current_setting('corridor.key', true)));

alter policy viewer on operator_acts using (
  (select current_setting('corridor.kind', true)) = 'all' or attention is not null
  or coalesce((select true from break_glass_told t where t.log_index = operator_acts.log_index
    and t.party_key = (select current_setting('corridor.key', true))), false));
