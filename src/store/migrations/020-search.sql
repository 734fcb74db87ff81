-- Movements are asked for by the number a national system knows them by, and by the lot they came in.
create index national_refs_reference on national_refs (reference);
create index movements_lot on movements ((doc->'lot'->>'id')) where doc->'lot'->>'id' is not null;

-- What was refused stands on the timeline of the movement it named, for who was refused and for operators.
create index refusals_mrn on refusals (mrn, log_index);
