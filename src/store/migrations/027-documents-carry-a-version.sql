-- Stored documents say in which form they are (docs/decisions/0061). Those without a number are of the first form; the second
-- holds what is open as one list, in the order of opening, of the arrival only the passage, and of what waits no leg -1. No leaf
-- is touched.
update movements m set doc = (
  select json_object_agg(members.name, members.value order by members.place) from (
    select one.name, case when one.name <> 'held' then one.value else (
      select coalesce(json_agg(
        case waiting.item->>'leg' when '-1' then (waiting.item::jsonb - 'leg')::json else waiting.item end
        order by waiting.place), '[]')
      from json_array_elements(one.value) with ordinality as waiting (item, place)
    ) end as value, one.place
    from json_each(m.doc) with ordinality as one (name, value, place)
    where one.name not in ('procedures', 'enquiry', 'diversion', 'stoppedBy', 'arrivedAt', 'arrivedOffice')
    union all
    select 'open', (
      select coalesce(json_agg(case one.procedure
        when 'enquiry' then json_build_object('procedure', one.procedure, 'enquiry', m.doc->'enquiry')
        when 'diversion' then json_build_object('procedure', one.procedure, 'diversion', m.doc->'diversion')
        when 'stop' then json_build_object('procedure', one.procedure, 'by', m.doc->'stoppedBy')
        else json_build_object('procedure', one.procedure)
      end order by one.place), '[]')
      from json_array_elements_text(m.doc->'procedures') with ordinality as one (procedure, place)
    ), 1000
    union all
    select 'documentVersion', '2'::json, 1001
  ) members
) where m.doc->>'documentVersion' is null;

update guarantees g set doc = (
  select json_object_agg(members.name, members.value) from (
    select one.key as name, one.value from json_each(g.doc) one
    union all
    select 'documentVersion', '2'::json
  ) members
) where g.doc->>'documentVersion' is null;

update trains t set doc = (
  select json_object_agg(members.name, members.value) from (
    select one.key as name, one.value from json_each(t.doc) one
    union all
    select 'documentVersion', '2'::json
  ) members
) where t.doc->>'documentVersion' is null;
