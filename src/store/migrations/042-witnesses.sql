-- Who co-signs states of the log: the newest key of a party counts. Each was registered by an operator, whose act is a leaf.
create table witness_keys (
  log_index bigint primary key,
  party text not null,
  public_key bytea not null check (octet_length(public_key) = 32),
  at timestamptz not null
);
create index witness_keys_party on witness_keys (party, log_index);
create trigger witness_keys_insert_only before update or delete on witness_keys
  for each statement execute function refuse_edit();
create trigger witness_keys_no_truncate before truncate on witness_keys for each statement execute function refuse_edit();

-- What witnesses have signed: whoever rewrites the log has to explain these away.
create table cosignatures (
  size bigint not null,
  public_key bytea not null,
  party text not null,
  -- origin, size and root, as it was signed
  checkpoint text not null,
  -- by the witness's clock, seconds since the epoch
  seconds bigint not null,
  signature bytea not null check (octet_length(signature) = 64),
  primary key (size, public_key)
);
create trigger cosignatures_insert_only before update or delete on cosignatures
  for each statement execute function refuse_edit();
create trigger cosignatures_no_truncate before truncate on cosignatures for each statement execute function refuse_edit();

alter table operator_acts drop constraint operator_acts_act_check;
alter table operator_acts add constraint operator_acts_act_check
  check (act in ('replay', 'discard-asked', 'discard', 'retry', 'take', 'give-back', 'witness-key'));
alter table operator_acts drop constraint operator_acts_subject_check;
alter table operator_acts add constraint operator_acts_subject_check check (case
  when act = 'retry' then set_aside is not null and receiver is null and outbox_index is null and attention is null
  when act in ('take', 'give-back') then attention is not null and set_aside is null and receiver is null and outbox_index is null
  when act = 'witness-key' then attention is null and set_aside is null and receiver is null and outbox_index is null
  else set_aside is null and receiver is not null and outbox_index is not null and attention is null end);
