-- Bodies are sealed under a key for each movement, or for each message without one (docs/decisions/0143): whoever destroys the key has
-- destroyed them, and digests, leaves, signatures and receipts stay. Keys are stored wrapped by a key that the database does not hold.

-- Which key wraps those below, by its name: a hub that has another one does not start.
create table body_vault (
  only_one boolean primary key default true check (only_one),
  id bytea not null,
  since timestamptz not null default now()
);

-- A key is there or was destroyed by an act of the log.
create table movement_keys (
  mrn text primary key,
  wrapped bytea,
  destroyed_index bigint,
  check ((wrapped is null) = (destroyed_index is not null))
);
create table message_keys (
  -- messages.seq
  message bigint primary key,
  wrapped bytea,
  destroyed_index bigint,
  check ((wrapped is null) = (destroyed_index is not null))
);

create function refuse_other_key() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.wrapped is not null and new.wrapped is null
    and row(to_jsonb(new) - 'wrapped' - 'destroyed_index') = row(to_jsonb(old) - 'wrapped' - 'destroyed_index') then
    return new;
  end if;
  raise exception 'a key of % is kept as it is until it is destroyed', tg_table_name;
end $$;
create trigger movement_keys_kept before update or delete on movement_keys for each row execute function refuse_other_key();
create trigger message_keys_kept before update or delete on message_keys for each row execute function refuse_other_key();

-- Under the movement's key if it names one, else under the message's own. What earlier releases stored in the clear is sealed
-- by hubs in the background.
alter table bodies add column sealed boolean not null default false, add column mrn text;
create index bodies_in_the_clear on bodies (message) where not sealed;
-- What is sealed does not shrink.
alter table bodies alter column body set storage external;

-- Of whoever may read a body the key is found, and the tables of keys, which name movements, are nobody's to read.
create function wrapped_key(of_mrn text, of_message bigint) returns bytea language sql stable security definer
  return case when of_mrn is null then (select wrapped from message_keys where message = of_message)
    else (select wrapped from movement_keys where mrn = of_mrn) end;
create function key_destroyed(of_mrn text, of_message bigint) returns bigint language sql stable security definer
  return case when of_mrn is null then (select destroyed_index from message_keys where message = of_message)
    else (select destroyed_index from movement_keys where mrn = of_mrn) end;

-- What a body is opened from: 0 and its bytes, or 1, its wrapped key and its sealed bytes. Null where its key is destroyed, by which
-- leaf of the log. Read with the rights of who reads it.
create view body_frames with (security_invoker = true) as
  select b.message, octet_length(b.body) as size, b.signature, b.salt, b.attested_by,
    case when b.sealed then '\x01'::bytea || wrapped_key(b.mrn, b.message) || b.body else '\x00'::bytea || b.body end as frame,
    case when b.sealed then key_destroyed(b.mrn, b.message) end as destroyed_index
  from bodies b;

-- A hub changes a body only from clear to sealed.
create policy hub_seals on bodies as restrictive for update to corridor_hub using (not sealed) with check (sealed);
