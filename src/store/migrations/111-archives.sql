-- Beside each table that holds most of what is stored and is never changed there is an archive of older rows, of the same columns, that may
-- lie on another disk (docs/decisions/0231). It inherits from the table: whoever reads that reads both. Rows come into it by
-- `corridor archive` alone.
-- changes trigger seals_insert_only on seals: rows go when they are in the archive, which no earlier release tries
-- changes trigger outcomes_insert_only on outcomes: the same
-- changes trigger log_leaves_insert_only on log_leaves: the same
-- changes trigger bodies_archived on bodies: it refuses what no release does
-- changes trigger seals_archived on seals: the same
-- changes trigger outcomes_archived on outcomes: the same
-- changes trigger log_leaves_archived on log_leaves: the same

-- After a deletion, with its rows in `gone`: each must be in the archive as it was. Arguments: the archive, and the columns of its key.
create function refuse_unarchived() returns trigger language plpgsql as $$
declare lost boolean;
begin
  execute format('select exists (select from gone g left join only %I a using (%s) where row(a.*) is distinct from row(g.*))',
    tg_argv[0], tg_argv[1]) into lost;
  if lost then
    raise exception 'table % is insert-only', tg_table_name;
  end if;
  return null;
end $$;

do $$
declare
  kept record;
  archive text;
  changed text;
begin
  for kept in select * from (values ('bodies', 'message', null), ('seals', 'log_index', null), ('outcomes', 'message, attempt', 'answer'),
      ('log_leaves', 'log_index', null)) as v (name, key, erasable) loop
    archive := kept.name || '_archive';
    execute format('create table %I (like %I including all) inherits (%I)', archive, kept.name, kept.name);
    -- Only rows are added: all of it is frozen once and never again.
    execute format('alter table %I set (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 100000)', archive);
    -- What is refused where somebody names the archive itself; who names the table is refused by what that has.
    changed := case when kept.erasable is not null then (
      select 'of ' || string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
      where attrelid = kept.name::regclass and attnum > 0 and not attisdropped and attname <> kept.erasable) else '' end;
    execute format('create trigger %I before delete or update %s on %I for each statement execute function refuse_edit()',
      archive || '_insert_only', changed, archive);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_edit()', archive || '_no_truncate', archive);
    execute format('create trigger %I after delete on %I referencing old table as gone for each statement
      execute function refuse_unarchived(%L, %L)', kept.name || '_archived', kept.name, archive, kept.key);
    if kept.name = 'bodies' then continue; end if;
    execute format('drop trigger %I on %I', kept.name || '_insert_only', kept.name);
    execute format('create trigger %I before update %s on %I for each statement execute function refuse_edit()',
      kept.name || '_insert_only', changed, kept.name);
  end loop;
end $$;

-- What a destroyed key erases is erased in the archive as well, and nothing else.
create trigger outcomes_archive_only_erased before update on outcomes_archive
  for each row execute function refuse_all_but_erasure('answer');
