import { COLUMNS } from './columns.ts'

/** The statements of an audit. Texts are ordered by code unit, as the audit compares them. */

/** Bodies up to this size come with their leaf; a page of leaves then needs no more than some 50 MB. */
const BODY_INLINE_BYTES = 262_144

export const HEAD = 'select size, frontier, now() as at from log_head'

export const BODY =
  'select b.frame, b.destroyed_index from messages m join body_frames b on b.message = m.seq where m.sender = $1 and m.id = $2'

/** A refusal reserves its id only if the stored answer names this very leaf: the same id may be refused again. */
export const LEAVES = `
  select l.log_index, l.kind, l.sender, l.id, l.mrn, l.record, l.leaf_hash,
    m.type, m.content_type, m.digest, m.language, m.channel, m.received_at,
    case when b.size <= ${BODY_INLINE_BYTES} then b.frame end as frame, b.destroyed_index, b.salt, b.signature, b.attested_by,
    o.verdict, o.status, o.mrn as answer_mrn, o.answer, o.answer_signature, o.attempt, o.http_status, o.answer_type,
    o.decided_at, r.log_index is not null as refused, r.message_id as refused_id, r.type as refused_type, r.mrn as refused_mrn,
    r.http_status as refused_status, r.findings::text as findings, r.set_aside, r.salt as refused_salt, r.decided_at as refused_at
  from log_leaves l
  left join messages m on m.seq = l.message
  left join body_frames b on b.message = l.message
  left join outcomes o on o.message = l.message and o.log_index = l.log_index
  left join refusals r on r.log_index = l.log_index
  order by l.log_index`

/** Includes what is about a movement without bearing its MRN: fleet reports and refusals. */
export const ENDINGS = `
  with about as (
    select mrn, log_index from log_leaves where mrn is not null
    union all select mrn, log_index from leaf_movements
    union all select mrn, log_index from refusals where mrn is not null),
  ends as (select mrn, max(log_index) as last from about group by mrn)
  select e.last as log_index, e.mrn, v.doc,
    (select json_agg(doc order by version, revision) from declarations where mrn = e.mrn) as declarations
  from ends e left join movements v on v.mrn = e.mrn
  order by e.last, e.mrn collate "C"`

export const CONCERNED = 'select log_index, mrn from leaf_movements order by log_index, mrn collate "C"'

export const ACTS = `
  select a.log_index, a.id, a.act, a.receiver, a.outbox_index, a.set_aside, a.former_index, a.attention, a.destroyed, a.operator, a.reason, a.body,
    a.salt, w.party as witness, w.public_key, c.version, c.subject, c.digest, c.changes, c.tables::text as tables
  from operator_acts a left join witness_keys w on w.log_index = a.log_index
  left join registry_changes c on c.log_index = a.log_index order by a.log_index`

export const COSIGNATURES = 'select * from cosignatures order by size, public_key'

export const TIMESTAMPS = 'select size, checkpoint, token, at from log_timestamps order by size'

export const SET_ASIDE = 'select log_index, sender, attempts, state from set_aside order by log_index'

export const APPROVALS = `
  select asked_index, sender, id, mrn, office, author, state, ended_index, answered_office, answered_by, reason, body, salt
  from approvals order by asked_index`

export const TRAINS = 'select number, operator, doc from trains order by number collate "C", operator collate "C"'

export const OUTAGES = 'select * from outages order by from_at, sender, id'

export const EVENTS = `
  select l.mrn, l.log_index, l.kind, concat(l.sender, ' ', l.id) as key, m.type, l.record
  from log_leaves l left join messages m on m.seq = l.message
  where l.mrn is not null and l.kind <> 'made'
  order by l.mrn collate "C", l.log_index`

export const MOVEMENTS = `
  select v.mrn, v.state, v.held, v.departure_country, v.destination_country, v.declared_at, v.limit_at,
    v.held_from, v.contributes, v.doc,
    (select json_agg(json_build_array(g.grn, g.line, g.type, g.state, g.minor::text, g.currency, g.conversion))
     from guarantee_lines g where g.mrn = v.mrn) as lines,
    (select json_agg(json_build_array(t.number, t.name, t.due_at)) from timers t where t.mrn = v.mrn) as timers,
    (select array_agg(k.mark) from movement_marks k where k.mrn = v.mrn) as marks,
    (select array_agg(a.id::text || ' ' || a.timer) from approvals a where a.mrn = v.mrn and a.state = 'asked') as approvals,
    (select count(*)::int from guarantee_lines g cross join unnest(p.parties) party where g.mrn = v.mrn and g.grn <> '' and g.grn not like 'TIR-%'
      and not exists (select from guarantee_parties k where k.party_key = party and k.grn = g.grn)) as unlisted,
    n.refs, p.parties, f.facets,
    (select p.office from provisional_numbers p where p.number = v.mrn) as given_to
  from movements v
  -- Its key begins with the party: looked up movement by movement, every look would read all of it.
  left join (select mrn, array_agg(party_key) as parties from movement_parties group by mrn) p on p.mrn = v.mrn
  left join (select mrn, array_agg(facet) as facets from movement_facets group by mrn) f on f.mrn = v.mrn
  left join (
    select mrn, array_agg(country || ' ' || reference) as refs from national_refs group by mrn) n on n.mrn = v.mrn
  order by v.mrn collate "C"`

export const GUARANTEES = 'select * from guarantees order by grn collate "C"'

export const ENTRIES = `
  select log_index, grn, line, from_account, to_account, minor from guarantee_entries order by log_index, ordinal`

/** A node is complete with the last leaf below it; when one leaf completes several, the lower ones come first. */
export const NODES = 'select level, node_index, hash from log_nodes order by (node_index + 1) << level, level'

const deliveries = (seal: string): string => `
  select d.receiver, d.log_index, d.sender, d.id, d.mrn, d.order_key, d.reported, o.state as open, e.state as ended,
    o.order_key as open_order, o.reported as open_reported, o.parked_reason,
    coalesce(e.reason, case when e.state = 'discarded' and content_destroyed(d.log_index) then 'destroyed' end) as reason, e.done_at, ${seal} as seal
  from deliveries d
  left join open_deliveries o on o.receiver = d.receiver and o.log_index = d.log_index
  left join delivery_ends e on e.receiver = d.receiver and e.log_index = d.log_index`
export const DELIVERIES_BY_LEAF = `${deliveries('s.seal')}
  left join seals s on s.log_index = d.log_index order by d.log_index, d.receiver collate "C"`
/** Without the seals: they are most of a row, and the sort would carry them along. */
export const DELIVERIES_BY_ORDER = `${deliveries('null::bytea')}
  order by d.receiver collate "C", d.order_key collate "C", d.log_index`

/** Keys are destroyed by acts of the log and by nothing else, and an act has destroyed what it says. */
const KEYS = `
  select 'its key was destroyed by no act of the log' as what, k.mrn as sender, null as id, k.destroyed_index as log_index
  from movement_keys k where k.destroyed_index is not null and not exists (
    select from operator_acts a where a.log_index = k.destroyed_index and a.destroyed->>'mrn' = k.mrn)
  union all
  select 'has destroyed a key, which is still there', a.destroyed->>'mrn', null, a.log_index
  from operator_acts a where a.destroyed->>'mrn' is not null and not exists (
    select from movement_keys k where k.mrn = a.destroyed->>'mrn' and k.destroyed_index = a.log_index)
  union all
  select 'its key was destroyed by no act of the log', m.sender, m.id::text, k.destroyed_index
  from message_keys k join messages m on m.seq = k.message
  where k.destroyed_index is not null and not exists (
    select from operator_acts a where a.log_index = k.destroyed_index and a.destroyed->>'messages' is not null)
  union all
  select 'has destroyed other keys than it says', null, null, a.log_index
  from operator_acts a left join lateral (
    select count(*) as messages, 'sha256:' || encode(sha256(convert_to(string_agg(message::text, ',' order by message), 'UTF8')), 'hex') as digest
    from message_keys where destroyed_index = a.log_index) k on true
  where a.destroyed->>'messages' is not null
    and (k.messages::text, k.digest) is distinct from (a.destroyed->>'messages', a.destroyed->>'digest')`

/** What was made of bodies is erased with their keys, and with nothing else (docs/decisions/0190). */
const ERASED = `
  select 'what was declared is gone, and nothing destroyed it' as what, d.mrn as sender, null as id, null::bigint as log_index
  from declarations d left join movement_keys k on k.mrn = d.mrn where d.doc is null and k.destroyed_index is null
  union all
  select 'what was declared is still there, although its key is destroyed', d.mrn, null, null
  from declarations d join movement_keys k on k.mrn = d.mrn where d.doc is not null and k.destroyed_index is not null
  union all
  select 'what was found in it is gone, and nothing destroyed it', r.sender, r.message_id, r.log_index
  from refusals r where r.findings is null and not content_destroyed(r.log_index)
  union all
  select 'its answer is gone, and nothing destroyed it', m.sender, m.id::text, o.log_index
  from outcomes o join messages m on m.seq = o.message
  where o.answer is null and (o.verdict <> 'refused' or not content_destroyed(o.log_index))`

export const STRAYS = `${COLUMNS}
  union all ${KEYS}
  union all ${ERASED}
  union all
  select format('is version %s of the registry, and no act made it', c.version) as what, null as sender, null as id, c.log_index
  from registry_changes c where case when c.log_index is null
    then c.version > (select min(version) from registry_changes where log_index is not null)
    else not exists (select from operator_acts a where a.log_index = c.log_index) end
  union all
  select format('is version %s of the registry, and its act says otherwise by whom or why', c.version), null, null, c.log_index
  from registry_changes c join operator_acts a on a.log_index = c.log_index
  where (c.operator, c.reason, c.at) is distinct from (a.operator, a.reason, a.at)
  union all
  select format('is a key of a witness of %s that no act registered', w.party), null, null, w.log_index
  from witness_keys w where not exists (
    select from operator_acts a where a.log_index = w.log_index and a.act = 'witness-key')
  union all
  select format('a cosignature of %s at size %s is by a key that was never registered', c.party, c.size), null, null, null
  from cosignatures c where not exists (
    select from witness_keys w where w.party = c.party and w.public_key = c.public_key)
  union all
  select format('%s leaves of kind %s', count(*), kind) as what, sender, id, max(log_index) as log_index
  from log_leaves where kind in ('message', 'made', 'asked') group by sender, id, kind having count(*) > 1
  union all
  select 'is claimed and has no leaf', m.sender, m.id::text, null from messages m
  where not exists (select from log_leaves l where l.message = m.seq)
  union all
  select 'is filed as another message', l.sender, l.id, l.log_index from log_leaves l join messages m on m.seq = l.message
  where m.sender is distinct from l.sender or m.id::text is distinct from l.id
  union all
  select format('has bytes of no message (sequence %s)', b.message), null, null, null from bodies b
  where not exists (select from messages m where m.seq = b.message)
  union all
  select format('is answered %s and has no leaf of it', o.verdict), m.sender, m.id::text, o.log_index
  from outcomes o left join messages m on m.seq = o.message
  where not exists (select from log_leaves l where l.log_index = o.log_index and l.message = o.message
    and l.kind = any(case o.verdict when 'accepted' then array['message', 'asked'] else array['refusal'] end))
  union all
  select format('is %s for %s and was never queued for it', o.state, o.receiver), null, null, o.log_index
  from open_deliveries o
  where not exists (select from deliveries d where d.log_index = o.log_index and d.receiver = o.receiver)
  union all
  select format('is %s to %s and was never queued for it', e.state, e.receiver), null, null, e.log_index
  from delivery_ends e
  where not exists (select from deliveries d where d.log_index = e.log_index and d.receiver = e.receiver)
  union all
  select 'is sealed and goes to nobody', null, null, s.log_index from seals s
  where not exists (select from deliveries d where d.log_index = s.log_index)
  union all
  select 'is refused and has no leaf', r.sender, r.message_id, r.log_index from refusals r
  where not exists (select from log_leaves l where l.log_index = r.log_index and l.kind = 'refusal')
  union all
  select 'is a refusal without its row', l.sender, l.id, l.log_index from log_leaves l
  where l.kind = 'refusal' and not exists (select from refusals r where r.log_index = l.log_index)`
