-- What principals and guarantors read of their accounts (docs/decisions/0218).
-- What is claimed is read by the day until which it has to be paid: a facet as the commit keeps it from now on.
insert into movement_facets (facet, mrn)
  select 'claim ' || (m.doc::json->'recovery'->>'payBy'), m.mrn
  from movement_facets f join movements m on m.mrn = f.mrn
  where f.facet = 'procedure recovery' and m.doc::json->'recovery'->>'payBy' is not null
  on conflict do nothing;
-- What is taken from a guarantee now: its lines that are over are never looked at for it, however many they are.
create index guarantee_lines_live on guarantee_lines (grn, mrn, line) where state in ('reserved', 'in-use', 'claimed');
