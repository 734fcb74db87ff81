-- Plates, wagons, containers and devices are compared as `compared` spells them (src/domain/values/spelling.ts): O as 0, I as 1.
-- What movements under way are found by is stored in that spelling, in the table and in the document, so that both say the
-- same; no leaf is touched. Two marks of one movement may become one. Marks of guarantees (`short:`) stay.
update movements m set doc = (
  select json_object_agg(one.name, case one.name when 'marks' then (
    select json_agg(distinct spelled.mark order by spelled.mark) from (
      select case when old.mark ~ '^(vehicle|container|device|tracked):'
        then split_part(old.mark, ':', 1) || ':' || translate(substr(old.mark, strpos(old.mark, ':') + 1), 'OI', '01')
        else old.mark end collate "C" as mark
      from json_array_elements_text(one.value) old (mark)
    ) spelled
  ) else one.value end order by one.place)
  from json_each(m.doc::json) with ordinality as one (name, value, place)
)::text where m.mrn in (
  select mrn from movement_marks where mark ~ '^(vehicle|container|device|tracked):.*[OI]'
) and m.doc::json->'marks' is not null;

insert into movement_marks (mark, mrn)
select distinct split_part(mark, ':', 1) || ':' || translate(substr(mark, strpos(mark, ':') + 1), 'OI', '01'), mrn
from movement_marks where mark ~ '^(vehicle|container|device|tracked):.*[OI]'
on conflict do nothing;

delete from movement_marks where mark ~ '^(vehicle|container|device|tracked):.*[OI]';
