/**
 * Columns that say once more what the log or another table says: each must say the same. They are read by people, lists and figures, and
 * whoever changes one alone must be found (docs/decisions/0166). One pass over each table.
 */

/** Whether a time is another one than that of a leaf `l`, which is compared as text: a record that was changed need not be JSON. */
const otherTime = (column: string): string =>
  `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') is distinct from substring(l.record from '"decidedAt":"([^"]*)"')`

const OF_LEAVES = `
  select format('is queued for %s as another message', d.receiver) as what, d.sender, d.id::text as id, d.log_index
  from deliveries d join messages m on m.sender = d.sender and m.id = d.id
  where (d.type, d.content_type) is distinct from (m.type, m.content_type)
  union all
  select format('is queued for %s at another time', d.receiver), d.sender, d.id::text, d.log_index
  from deliveries d join log_leaves l on l.log_index = d.log_index where ${otherTime('d.created_at')}
  union all
  select 'is refused on record for something else, or of another sender', r.sender, r.message_id, r.log_index
  from refusals r join log_leaves l on l.log_index = r.log_index
  where position(format('"sender":"%s"', r.sender) in l.record) = 0
    or position(format('"verdict":"%s"', r.code) in l.record) = 0
  union all
  select 'its entries of guarantees are of another time or movement', null, null, e.log_index
  from guarantee_entries e join log_leaves l on l.log_index = e.log_index
  where ${otherTime('e.at')} or (e.mrn <> l.mrn)
  union all
  select 'its entries of guarantees are not numbered', null, null, e.log_index
  from guarantee_entries e group by e.log_index having max(e.ordinal) <> count(*) - 1 or min(e.ordinal) <> 0
  union all
  select 'is an act on record at another time or on something else', null, a.id::text, a.log_index
  from operator_acts a join log_leaves l on l.log_index = a.log_index
  where ${otherTime('a.at')} or (a.act <> 'copy' and (a.receiver is null) <> (a.outbox_index is null))
    or (a.of_id is not null and position(format('"cause":{"id":"%s","sender":"%s"}', a.of_id, a.of_sender) in l.record) = 0)
  union all
  select format('is a key of a witness of %s registered at another time', w.party), null, null, w.log_index
  from witness_keys w join log_leaves l on l.log_index = w.log_index where ${otherTime('w.at')}
  union all
  select 'was set aside as another message, or for another reason', s.sender, s.id::text, s.log_index
  from set_aside s left join refusals r on r.log_index = s.log_index
  left join log_leaves l on l.log_index = s.log_index
  where s.sender is distinct from r.sender or (s.id is not null and s.id::text is distinct from l.id)
    or (s.attempts = 0 and s.reason is distinct from r.set_aside)`

const OF_MOVEMENTS = `
  select 'waits for a second person as another message, or since another time' as what, a.sender, a.id::text as id, a.asked_index as log_index
  from approvals a left join messages m on m.sender = a.sender and m.id = a.id left join log_leaves l on l.log_index = a.asked_index
  where a.type is distinct from m.type or ${otherTime('a.asked_at')}
    or (a.state = 'asked' and num_nonnulls(a.ended_at, a.answered_office, a.answered_by, a.reason, a.body, a.salt) > 0)
  union all
  select 'was answered by a second person at another time', a.sender, a.id::text, a.ended_index
  from approvals a join log_leaves l on l.log_index = a.ended_index where ${otherTime('a.ended_at')}
  union all
  select format('what is declared of %s is by nothing in the log', d.mrn), d.cause_sender, d.cause_id, null
  from declarations d where d.cause_sender is not null and not exists (
    select from log_leaves l where l.sender = d.cause_sender and l.id = d.cause_id and not (${otherTime('d.changed_at')}))
  union all
  select format('what is declared of %s is by another type of message', d.mrn), d.cause_sender, d.cause_id, null
  from declarations d join messages m on m.sender = d.cause_sender and m.id::text = d.cause_id where m.type is distinct from d.cause_type
  union all
  select format('what is declared of %s lacks a version', mrn), null, null, null
  from declarations group by mrn having max(version) <> count(distinct version)
    or min(revision) <> 1 or max(revision) <> count(distinct revision)
  union all
  select format('train %s of %s is filed as another one', number, operator), null, null, null
  from trains where (number, operator) is distinct from (doc->>'number', doc->>'operator')`

/** Of each reading of a body its owner and the owner's administration are told, and of nothing else anybody. */
const TOLD = `
  select format('%s is told of an act on no body', t.party_key) as what, null as sender, null as id, t.log_index
  from break_glass_told t where not exists (select from operator_acts a where a.log_index = t.log_index and a.of_id is not null)
  union all
  select format('is an act on a body of which %s is not told', p.key), null, a.id::text, a.log_index
  from operator_acts a cross join lateral (values (a.of_sender), (split_part(a.of_sender, '/', 1))) p (key)
  where a.of_id is not null and not exists (
    select from break_glass_told t where t.log_index = a.log_index and t.party_key = p.key)`

export const COLUMNS = `${OF_LEAVES} union all ${OF_MOVEMENTS} union all ${TOLD}`
