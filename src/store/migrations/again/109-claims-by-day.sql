-- What is claimed is read by the day until which it has to be paid (docs/decisions/0218): a facet as the commit keeps it.
insert into movement_facets (facet, mrn)
  select 'claim ' || (m.doc::json->'recovery'->>'payBy'), m.mrn
  from movement_facets f join movements m on m.mrn = f.mrn
  where f.facet = 'procedure recovery' and m.doc::json->'recovery'->>'payBy' is not null
  on conflict do nothing;
