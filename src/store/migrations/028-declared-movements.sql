-- The third form of stored documents (docs/decisions/0066): what comes with a movement's declaration is one member, what comes
-- with its release another. Guarantees and trains only take the number. No leaf is touched.
-- No index on a member of the document any more: it is computed anew at every update.
drop index movements_lot;

update movements m set doc = (
  select json_object_agg(members.name, members.value order by members.place) from (
    select one.name, one.value, one.place from json_each(m.doc) with ordinality as one (name, value, place)
    where one.name not in ('declaredAt', 'departure', 'destination', 'principal', 'consignee', 'debtGuarantors', 'regime',
      'lot', 'nationalRefs', 'agreements', 'dischargeMode', 'releasedAt', 'controlResult', 'documentVersion')
    union all
    select 'declared', (
      select json_object_agg(one.name, one.value order by one.place)
      from json_each(m.doc) with ordinality as one (name, value, place)
      where one.name in ('declaredAt', 'departure', 'destination', 'principal', 'consignee', 'debtGuarantors', 'regime',
        'lot', 'nationalRefs', 'agreements', 'dischargeMode')
    ), 1000 where m.doc->'declaredAt' is not null
    union all
    select 'released', json_build_object('releasedAt', m.doc->'releasedAt', 'controlResult', m.doc->'controlResult'), 1001
    where m.doc->'releasedAt' is not null
    union all
    select 'documentVersion', '3'::json, 1002
  ) members
) where m.doc->>'documentVersion' = '2';

update guarantees g set doc = (
  select json_object_agg(one.name, case one.name when 'documentVersion' then '3'::json else one.value end order by one.place)
  from json_each(g.doc) with ordinality as one (name, value, place)
) where g.doc->>'documentVersion' = '2';

update trains t set doc = (
  select json_object_agg(one.name, case one.name when 'documentVersion' then '3'::json else one.value end order by one.place)
  from json_each(t.doc) with ordinality as one (name, value, place)
) where t.doc->>'documentVersion' = '2';
