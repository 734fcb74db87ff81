-- A destroyed key destroys bodies, and with them whatever was made of them is erased in the same transaction (docs/decisions/0190):
-- what was declared, what a movement is searched by, what was found wrong. Identities, states, times, amounts and digests stay.
alter table declarations alter column doc drop not null;
alter table refusals alter column findings drop not null;
alter table outcomes alter column answer drop not null;

-- What an earlier release has destroyed.
update declarations d set doc = null from movement_keys k where k.mrn = d.mrn and k.destroyed_index is not null;
delete from national_refs r using movement_keys k where k.mrn = r.mrn and k.destroyed_index is not null;
delete from movement_identifiers i using movement_keys k where k.mrn = i.mrn and k.destroyed_index is not null;

-- Whether what a leaf is about was destroyed: under the key of its message, or, where that has none, under its movement's.
create function content_destroyed(of_leaf bigint) returns boolean language sql stable security definer
  return (select coalesce(
    (select k.destroyed_index is not null from message_keys k where k.message = l.message),
    (select k.destroyed_index is not null from movement_keys k
     where k.mrn = coalesce(l.mrn, (select r.mrn from refusals r where r.log_index = l.log_index))),
    false) from log_leaves l where l.log_index = of_leaf);

-- Evidence stays insert-only but for one thing: the column named is emptied once its content is destroyed, and nothing else with it.
create function refuse_all_but_erasure() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) ->> tg_argv[0]) is null and (to_jsonb(new) - tg_argv[0]) = (to_jsonb(old) - tg_argv[0])
    and content_destroyed(old.log_index) then
    return new;
  end if;
  raise exception 'table % is insert-only', tg_table_name;
end $$;

do $$
declare found record;
begin
  for found in
    select e.name, e.erasable, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as others
    from (values ('refusals', 'findings'), ('outcomes', 'answer'), ('delivery_ends', 'reason')) e (name, erasable)
    join pg_attribute a on a.attrelid = e.name::regclass and a.attnum > 0 and not a.attisdropped and a.attname <> e.erasable
    group by e.name, e.erasable
  loop
    execute format('drop trigger %I on %I', found.name || '_insert_only', found.name);
    execute format('create trigger %I before delete or update of %s on %I for each statement execute function refuse_edit()',
      found.name || '_insert_only', found.others, found.name);
    execute format('create trigger %I before update on %I for each row execute function refuse_all_but_erasure(%L)',
      found.name || '_only_erased', found.name, found.erasable);
  end loop;
end $$;

-- What was found wrong in refused messages, the answers that said so, and what receivers said: of these leaves, where it is destroyed.
-- A hub has no right to change evidence; this it may do, since the triggers above let nothing else pass.
create function erase_evidence(of_leaves bigint[]) returns void language sql security definer begin atomic
  update refusals set findings = null where log_index = any(of_leaves) and findings is not null and content_destroyed(log_index);
  update outcomes set answer = null
    where log_index = any(of_leaves) and verdict = 'refused' and answer is not null and content_destroyed(log_index);
  update delivery_ends set reason = null where log_index = any(of_leaves) and reason is not null and content_destroyed(log_index);
end;
