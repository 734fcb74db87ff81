-- What is evidence can't be emptied either, not even by the owner of the tables without saying so first.
do $$
declare evidence text;
begin
  for evidence in select tgrelid::regclass::text from pg_trigger where tgfoid = 'refuse_edit'::regproc group by 1 loop
    execute format('create trigger %I before truncate on %s for each statement execute function refuse_edit()',
      evidence || '_no_truncate', evidence);
  end loop;
end $$;
