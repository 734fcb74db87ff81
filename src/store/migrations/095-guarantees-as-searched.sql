-- By what people type in the one box: as compared, O is 0 and I is 1 (src/domain/values/spelling.ts).
create index guarantees_as_searched on guarantees (translate(grn, 'OI', '01'));
