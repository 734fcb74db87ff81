-- Everything a movement is searched by that people copy by hand (docs/decisions/0079): each number by its kind ("vehicle:..."),
-- whole under its movement ("@MRN ..."), and every part of three characters or more that a number ends with, so that a search
-- by any part of it is a range of one index. Compared as bytes. Rows are only ever added.
create table movement_identifiers (value text collate "C" not null, mrn text not null, primary key (value, mrn));

-- What has to be at its destination soon, or should have been.
create index movements_due on movements (limit_at, mrn) where state in ('released', 'in-transit', 'at-border');

insert into movement_facets (facet, mrn)
  select 'corridor ' || departure_country || '-' || destination_country, mrn from movements
  where departure_country is not null and destination_country is not null
  on conflict do nothing;

-- Of what is there already: as src/domain/model/searched.ts does it, from every state of each declaration and from the movement.
with contents as (
  select d.mrn, d.doc::jsonb as doc from declarations d join movements m on m.mrn = d.mrn where m.state <> 'none'
), bearing as (
  select mrn, doc::jsonb as doc from movements where state <> 'none'
), written (mrn, kind, text) as (
  select mrn, 'other', mrn from bearing
  union select c.mrn, p.kind, found #>> '{}' from contents c
    cross join (values
      ('vehicle', '$.vehicleSet.means.identification'::jsonpath), ('vehicle', '$.vehicleSet.trailers[*].identification'),
      ('vehicle', '$.vehicleSet.wagons[*].number'), ('container', '$.equipment[*].container'),
      ('seal', '$.equipment[*].seals[*].id'), ('seal', '$.safeguards[*] ? (@.kind == "seal").reference'),
      ('device', '$.safeguards[*].deviceId'), ('reference', '$.nationalRefs[*].reference'), ('reference', '$.lrn'),
      ('reference', '$.ucr'), ('reference', '$.carnet.number'), ('reference', '$.transportDocuments[*].reference'),
      ('vin', '$.vehicles[*].vin')
    ) as p (kind, path)
    cross join lateral jsonb_path_query(c.doc, p.path) found
  union select b.mrn, p.kind, found #>> '{}' from bearing b
    cross join (values
      ('vehicle', '$.vehicle'::jsonpath), ('vehicle', '$.legs[*].entered.vehicle'), ('vehicle', '$.legs[*].exited.vehicle'),
      ('vehicle', '$.legs[*].returned.vehicle'), ('vehicle', '$.arrival.vehicle'), ('seal', '$.seals[*]'),
      ('seal', '$.legs[*].entered.seals[*]'), ('seal', '$.legs[*].exited.seals[*]'),
      ('seal', '$.legs[*].returned.seals[*]'), ('seal', '$.arrival.seals[*]'), ('other', '$.lines[*].grn')
    ) as p (kind, path)
    cross join lateral jsonb_path_query(b.doc, p.path) found
), numbers as (
  select mrn, kind, translate(upper(regexp_replace(normalize(left(text, 100), nfkc), '[^[:alnum:]]', '', 'g')), 'OI', '01') as number
  from written
)
insert into movement_identifiers (value, mrn)
  select kind || ':' || number, mrn from numbers where number <> '' and kind <> 'other'
  union select '@' || mrn || ' ' || number, mrn from numbers where number <> ''
  union select substr(number, place), mrn from numbers cross join lateral generate_series(1, length(number) - 2) place
  on conflict do nothing;
