-- What an office awaits and what it has to do are facets with their day or time (docs/decisions/0127), as those of what needs a
-- person: read in their order by one index, however many movements there are.
with open_legs as (
  select m.mrn, (leg->>'index')::int as index, leg
  from movements m cross join lateral json_array_elements(m.doc::json->'legs') leg
  where m.state in ('released', 'in-transit', 'at-border') and m.limit_at is not null and m.declared_at is not null
), seen as (
  -- a post whose report is missing is not waited at any more once the goods were seen further on
  select mrn, coalesce(max(index) filter (where leg->'entered' is not null or leg->'exited' is not null), 0) as last
  from open_legs group by mrn
), awaiting as (
  select l.mrn, l.leg->>'entryOffice' as office from open_legs l join seen s on s.mrn = l.mrn and l.index >= s.last
    where l.leg->'entered' is null and l.leg->'exited' is null
  union
  select l.mrn, l.leg->>'exitOffice' from open_legs l join seen s on s.mrn = l.mrn and l.index >= s.last
    where l.leg->'exited' is null
  union
  select m.mrn, m.doc::json->'declared'->'destination'->>'office' from movements m join seen s on s.mrn = m.mrn
    where m.doc::json->'arrival' is null
)
insert into movement_facets (facet, mrn)
  select 'expected ' || a.office || ' ' || to_char(m.limit_at at time zone 'UTC', 'YYYY-MM-DD'), m.mrn
  from awaiting a join movements m on m.mrn = a.mrn where a.office is not null
  on conflict do nothing;

with told as (
  select m.mrn, m.state, m.declared_at, m.limit_at, m.doc::json->'declared'->'departure'->>'office' as departure,
    m.doc::json->'declared'->'destination'->>'office' as destination, m.doc::json->'arrival'->>'office' as arrived,
    (m.doc::json->'arrival'->>'occurredAt')::timestamptz as arrived_at,
    (m.doc::json->>'presentedAt')::timestamptz as presented_at,
    (select substr(f.facet, 19)::timestamptz from movement_facets f
      where f.mrn = m.mrn and f.facet like 'attention differs %' order by f.facet limit 1) as differs_at,
    (select opened from json_array_elements(m.doc::json->'open') opened
      where opened->>'procedure' = 'enquiry' limit 1) as enquiry
  from movements m where m.declared_at is not null
), due (mrn, office, duty, at) as (
  select mrn, departure, 'toRelease', declared_at from told where state in ('registered', 'under-control')
  union select mrn, departure, 'toDischarge', coalesce(arrived_at, declared_at) from told where state = 'results-received'
  union select mrn, departure, 'limitTomorrow', limit_at from told
    where state in ('released', 'in-transit', 'at-border') and limit_at is not null
  union select mrn, departure, 'enquiries', coalesce((enquiry->>'since')::timestamptz, declared_at) from told
    where enquiry is not null
  union select mrn, destination, 'enquiries', coalesce((enquiry->>'since')::timestamptz, declared_at) from told
    where enquiry->'enquiry'->>'stage' = 'office'
  union select mrn, departure, 'differences', coalesce(differs_at, arrived_at, declared_at) from told
    where state = 'under-discrepancy' or differs_at is not null
  union select mrn, arrived, 'differences', arrived_at from told where state = 'under-discrepancy'
  union select mrn, arrived, 'withoutResults', arrived_at from told where state = 'arrived'
  union select mrn, arrived, 'presented', presented_at from told where state = 'arrived' and presented_at is not null
)
insert into movement_facets (facet, mrn)
  select 'todo ' || office || ' ' || duty || ' ' || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), mrn
  from due where office is not null and at is not null
  on conflict do nothing;
