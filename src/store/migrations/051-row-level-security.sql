-- Reads on behalf of a caller run as corridor_reader, which sees the rows of one viewer (docs/decisions/0112): who it is stands in
-- settings of the transaction, and without them nothing is visible. The hub's own work runs as corridor_hub, which sees all rows
-- by policy. Owners are not bound, since they own the policies as well.
--   corridor.kind    all (operators and auditors), party, officer, or holder (who has the code of one movement)
--   corridor.key     the party, or the officer's administration
--   corridor.facets  an officer's offices, as in movement_facets
--   corridor.mrn     a holder's movement
--   corridor.purpose reading: a message is to be put into words, which show an operator no goods and nobody's name

-- Views of the tables' owner see all rows. These say what the viewer has to do with.
create view viewer_movements as
  select p.mrn from movement_parties p
  where p.party_key = current_setting('corridor.key', true)
    and (current_setting('corridor.kind', true) = 'party'
      or (current_setting('corridor.kind', true) = 'officer' and coalesce((select true from movement_facets f
        where f.facet = any(current_setting('corridor.facets', true)::text[]) and f.mrn = p.mrn limit 1), false)));

create view viewer_leaves as
  select x.log_index, x.message from log_leaves x
  where (x.kind <> 'refusal' and (
      coalesce((select true from viewer_movements v where v.mrn = x.mrn limit 1), false)
      or x.mrn = current_setting('corridor.mrn', true)
      or coalesce((select true from leaf_movements l join viewer_movements v on v.mrn = l.mrn
        where l.log_index = x.log_index limit 1), false)))
    or ((current_setting('corridor.kind', true) = 'party' or x.mrn is null) and (
      x.sender = current_setting('corridor.key', true)
      or coalesce((select true from deliveries d
        where d.log_index = x.log_index and d.receiver = current_setting('corridor.key', true) limit 1), false)));
-- Where a leaf is about several movements it is looked up by the leaf.
create index leaf_movements_leaf on leaf_movements (log_index, mrn);

create view viewer_sent as
  select d.receiver, d.log_index from deliveries d where d.sender = current_setting('corridor.key', true);

create view viewer_guarantees as
  select g.grn from guarantees g
  where current_setting('corridor.kind', true) = 'party' and (
    g.guarantor = current_setting('corridor.key', true)
    or coalesce((select true from guarantee_parties p
      where p.party_key = current_setting('corridor.key', true) and p.grn = g.grn limit 1), false)
    or coalesce((select true from guarantee_entries e where e.from_account like '%/%'
      and e.from_account = current_setting('corridor.key', true) and e.grn = g.grn limit 1), false));

-- By what movements are found: MRN, state and limit, the movements of a leaf. A list is looked through from a place on for so
-- many rows and no more; rows that a policy hides would not be counted among them, and be read without end.
create view movement_places as select mrn, state, limit_at from movements;
create view leaf_places as select log_index, mrn from log_leaves;

-- What of a movement says that two share a mark, whose the other one ever is.
create view doubled_movements as
  select a.mrn from movement_marks a join movement_marks b on b.mark = a.mark and b.mrn <> a.mrn where a.mark like 'twin:%';

-- Which officer entered a message; the bytes themselves stay out of sight.
create view attestations as select message, attested_by from bodies where attested_by is not null;

-- Deliveries are read with the rights of who reads them.
alter view outbox set (security_invoker = true);

do $$
declare
  -- of a movement, by its MRN: seen by operators, by who holds its code, by its parties
  by_movement constant text := $p$(select current_setting('corridor.kind', true)) = 'all'
    or %1$I.mrn = (select current_setting('corridor.mrn', true))
    or coalesce((select true from viewer_movements v where v.mrn = %1$I.mrn limit 1), false)$p$;
  by_guarantee constant text := $p$(select current_setting('corridor.kind', true)) = 'all'
    or coalesce((select true from viewer_guarantees v where v.grn = %1$I.grn limit 1), false)$p$;
  by_message constant text := $p$coalesce((select true from messages m where m.seq = %1$I.message limit 1), false)$p$;
  by_sender constant text := $p$(select current_setting('corridor.kind', true)) = 'all'
    or %1$I.sender = (select current_setting('corridor.key', true))$p$;
  by_delivery constant text := $p$(select current_setting('corridor.kind', true)) = 'all'
    or %1$I.receiver = (select current_setting('corridor.key', true))
    or coalesce((select true from viewer_sent v where v.log_index = %1$I.log_index and v.receiver = %1$I.receiver), false)$p$;
  rule record;
begin
  for rule in select * from (values
    ('movements', '%1$I.state <> ''none'' and (' || by_movement || ')'),
    ('declarations', by_movement),
    ('timers', by_movement),
    ('follow_up_codes', by_movement),
    ('guarantees', by_guarantee),
    ('guarantee_lines', by_guarantee),
    ('guarantee_entries', by_guarantee),
    ('messages', $p$(select current_setting('corridor.kind', true)) = 'all'
      or ((select current_setting('corridor.kind', true)) = 'party' and %1$I.sender = (select current_setting('corridor.key', true)))
      or coalesce((select true from viewer_leaves v where v.message = %1$I.seq limit 1), false)$p$),
    ('outcomes', by_message),
    -- An operator reads no bodies (invariant I11): some are put into words for it.
    ('bodies', '(' || by_message || $p$) and (
      (select current_setting('corridor.kind', true)) <> 'all' or (select current_setting('corridor.purpose', true)) = 'reading')$p$),
    ('log_leaves', $p$(select current_setting('corridor.kind', true)) = 'all'
      or coalesce((select true from viewer_leaves v where v.log_index = %1$I.log_index limit 1), false)$p$),
    ('leaf_movements', by_movement),
    ('refusals', by_sender),
    ('approvals', by_sender),
    ('closures', by_sender),
    ('deliveries', $p$(select current_setting('corridor.kind', true)) = 'all'
      or (select current_setting('corridor.key', true)) in (%1$I.receiver, %1$I.sender)$p$),
    ('open_deliveries', by_delivery),
    ('delivery_ends', by_delivery),
    ('seals', $p$coalesce((select true from log_leaves l where l.log_index = %1$I.log_index limit 1), false)$p$),
    -- Who looks after what needs a person is known to all whom it concerns; everything else is between operators.
    ('operator_acts', $p$(select current_setting('corridor.kind', true)) = 'all' or %1$I.attention is not null$p$)
  ) as v (name, visible) loop
    execute format('alter table %I enable row level security', rule.name);
    execute format('create policy hub on %I for all to corridor_hub using (true) with check (true)', rule.name);
    execute format('create policy viewer on %I for select to corridor_reader using (' || rule.visible || ')', rule.name);
  end loop;
end $$;
