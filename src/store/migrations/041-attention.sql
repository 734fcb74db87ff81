-- What needs a person (docs/decisions/0092): each need of a movement is a facet with its time, so that those of one kind are read
-- in their order, the oldest first, however many movements there are.
insert into movement_facets (facet, mrn)
  select 'attention limit ' || to_char(limit_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), mrn
  from movements where state in ('released', 'in-transit', 'at-border') and limit_at is not null and declared_at is not null;

-- Since when a procedure is open is not known of what was opened before this: since the declaration then.
insert into movement_facets (facet, mrn)
  select 'attention ' || case f.facet when 'procedure recovery' then 'claim' else substr(f.facet, 11) end || ' '
    || to_char(m.declared_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), m.mrn
  from movement_facets f join movements m on m.mrn = f.mrn
  where f.facet in ('procedure stop', 'procedure enquiry', 'procedure recovery') and m.declared_at is not null;

-- The last post that was left, where the country behind it is connected and has neither taken nor refused the goods.
insert into movement_facets (facet, mrn)
  select 'attention no-entry ' || to_char(last_left.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), m.mrn
  from movements m cross join lateral (
    select (leg->'exited'->>'occurredAt')::timestamptz as at, (leg->>'index')::int as index
    from json_array_elements(m.doc::json->'legs') leg where leg->'exited' is not null
    order by (leg->>'index')::int desc limit 1
  ) last_left join lateral json_array_elements(m.doc::json->'legs') onward
    on (onward->>'index')::int = last_left.index + 1
  where m.state = 'at-border' and m.declared_at is not null and onward->>'connection' in ('full', 'office-app')
    and onward->'entered' is null and onward->'refused' is null;

-- Who looks after it is an act on record like any other.
alter table operator_acts add column attention text;
alter table operator_acts drop constraint operator_acts_act_check;
alter table operator_acts add constraint operator_acts_act_check
  check (act in ('replay', 'discard-asked', 'discard', 'retry', 'take', 'give-back'));
alter table operator_acts drop constraint operator_acts_subject_check;
alter table operator_acts add constraint operator_acts_subject_check check (case
  when act = 'retry' then set_aside is not null and receiver is null and outbox_index is null and attention is null
  when act in ('take', 'give-back') then attention is not null and set_aside is null and receiver is null and outbox_index is null
  else set_aside is null and receiver is not null and outbox_index is not null and attention is null end);
create index operator_acts_attention on operator_acts (attention, log_index) where attention is not null;
