-- The key that wraps all data keys may be exchanged (docs/decisions/0191): what is wrapped with the former one is wrapped anew, some at a
-- time. Which key counts is said here, so that hubs with old settings do not seal with the old one again.
alter table body_vault
  -- those before it, the oldest first
  add column former bytea[] not null default '{}',
  -- how far the keys have been looked through: movements' first, then messages'
  add column after_mrn text default '',
  add column after_message bigint not null default -1,
  -- when nothing was left under a former one; null while something is
  add column rewrapped_at timestamptz;

-- A key is destroyed, or wrapped anew with the key that counts; which data key that is, the hub compares before it writes.
create or replace function refuse_other_key() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.wrapped is not null and new.wrapped is null
    and row(to_jsonb(new) - 'wrapped' - 'destroyed_index') = row(to_jsonb(old) - 'wrapped' - 'destroyed_index') then
    return new;
  end if;
  if tg_op = 'UPDATE' and old.wrapped is not null and new.wrapped is not null
    and row(to_jsonb(new) - 'wrapped') = row(to_jsonb(old) - 'wrapped') and length(new.wrapped) = length(old.wrapped)
    and exists (select from body_vault v where substr(new.wrapped, 1, length(v.id)) = v.id
      and substr(old.wrapped, 1, length(v.id)) = any(v.former)) then
    return new;
  end if;
  raise exception 'a key of % is kept as it is until it is destroyed', tg_table_name;
end $$;
