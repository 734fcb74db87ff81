-- A declaration that is typed again, its reference in another case or spacing, is the same one (docs/decisions/0091). The key
-- of an allocated MRN is the reference as numbers are compared: upper case, letters and digits only, O as 0 and I as 1.
-- What was allocated stays allocated: where two spellings had an MRN each, both are attempts of the one reference.
alter table mrn_allocations
  -- when: a retry after the turn of the year finds what was allocated shortly before it
  add column allocated_at timestamptz;

create temporary table renamed on commit drop as
  select one.mrn, one.country, one.office, one.year, one.lot_index, m.declared_at,
    coalesce(nullif(translate(regexp_replace(translate(upper(normalize(one.reference, nfkc)),
      -- The server's locale may know no capitals but those of ASCII.
      'àáâãäåæçèéêëìíîïñòóôõöøùúûüýœŋɛɔɓɗƙ', 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒŊƐƆƁƊƘ'),
      '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u2212]', '', 'g'),
      'OI', '01'), ''), one.reference) as reference,
    one.attempt
  from mrn_allocations one left join movements m on m.mrn = one.mrn;

delete from mrn_allocations;
insert into mrn_allocations (country, office, year, reference, lot_index, attempt, mrn, allocated_at)
  select country, office, year, reference, lot_index,
    row_number() over (partition by country, office, year, reference, lot_index order by attempt, mrn), mrn, declared_at
  from renamed;
