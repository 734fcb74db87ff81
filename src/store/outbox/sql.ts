/**
 * The relay's statements over `open_deliveries`, each of one fixed text. Rows are looked up by their keys, whatever the table held when
 * the statement was planned (docs/decisions/0238): what waits for a silent country must not be gone through for the others.
 */
import type { PartyKey } from '../../domain/values/party.ts'
import { messageOf } from '../id-reservations.ts'
import { openRow, sameOpenRow } from './open-rows.ts'

/** $1, $2: leases that are still those of the caller, which cannot be taken over before the statement ends. */
const held = (where = '') => `
  held as materialized (
    select l.receiver, l.epoch
    from leases l join unnest($1::text[], $2::bigint[]) as h (receiver, epoch) using (receiver, epoch)
    ${where}
    order by l.receiver
    for share of l
  )`

/** Rows named by the caller, provided it still owns them and the lease, locked in the order every writer uses. */
const NAMED = `
  held as materialized (
    select l.receiver, l.epoch from leases l
    where (l.receiver, l.epoch) in (select * from unnest($1::text[], $3::bigint[]))
    order by l.receiver
    for share
  ),
  named as materialized (
    select o.receiver, o.log_index, o.order_key, n.error
    from (
      select n.* from unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[]) as n (receiver, log_index, epoch, error)
      join held h on h.receiver = n.receiver and h.epoch = n.epoch
      order by n.receiver, n.log_index
    ) n
    cross join lateral (select * ${openRow('n', `state = 'in-flight' and epoch = n.epoch`)} for update) o
  )`

/**
 * $1, $2 leases; $3 rows per receiver, $4 window, $5 bytes; $6 now. One row per lease at least. Leases are locked only where
 * something is ready: a take that finds nothing writes nothing.
 */
export const TAKE = `
  with under_way as materialized (
    select l.receiver, l.epoch, (
      select count(*) from open_deliveries f where f.receiver = l.receiver and f.state = 'in-flight') as rows
    from leases l join unnest($1::text[], $2::bigint[]) as h (receiver, epoch) using (receiver, epoch)
  ),
  ${held(`where (select true from open_deliveries r where r.receiver = l.receiver and r.state = 'ready' limit 1)`)},
  free as materialized (
    select receiver, epoch, greatest(0, least($3::bigint, $4::bigint - u.rows)) as rows
    from under_way u join held using (receiver, epoch)
  ),
  ready as materialized (
    select u.receiver, u.epoch, r.log_index, r.order_key,
           row_number() over (partition by u.receiver order by r.log_index) as turn
    from free u
    cross join lateral (
      select o.log_index, o.order_key from open_deliveries o
      where o.receiver = u.receiver and o.state = 'ready'
      order by o.log_index
      limit u.rows
      for update skip locked
    ) r
  ),
  sized as (
    select ready.*, b.frame is null as erased,
           coalesce(sum(b.size) over (
             order by ready.turn, ready.receiver rows between unbounded preceding and 1 preceding
           ), 0) as before
    from ready
    cross join lateral (
      select sender, id from deliveries where log_index = ready.log_index and receiver = ready.receiver offset 0) d
    ${messageOf('d.sender', 'd.id')}
    left join lateral (select frame, size from body_frames where message = m.seq offset 0) b on true
  ),
  taken as (
    update open_deliveries o
    set state = case when s.erased then 'parked' else 'in-flight' end,
        parked_reason = case when s.erased then 'erased' else o.parked_reason end,
        parked_at = case when s.erased then $6::timestamptz else o.parked_at end,
        epoch = s.epoch, sent_at = $6::timestamptz, attempts = o.attempts + 1, confirmed = false
    from sized s
    where ${sameOpenRow('s')} and s.before < $5::bigint
    returning o.receiver, o.log_index, o.attempts, o.reported, s.erased
  )
  select u.receiver, u.epoch, u.rows as under_way, t.log_index, t.attempts, t.reported, (
      select coalesce(count(*) >= (select rows from free f where f.receiver = u.receiver) or bool_or(s.before >= $5), false)
      from sized s where s.receiver = u.receiver) as more
  from under_way u left join taken t on t.receiver = u.receiver and not t.erased
  order by u.receiver, t.log_index`

export type TakenRecord = { receiver: PartyKey; epoch: string; under_way: string; more: boolean } & (
  | { log_index: string; attempts: number; reported: boolean }
  | { log_index: null; attempts: null; reported: null }
)

/** Any receiver's row names the message: only answers differ between rows, and each of them has one. */
export const LOAD = `
  select d.log_index, d.sender, d.id, d.type, d.mrn, d.content_type, d.correlation_id, d.created_at, s.seal,
    b.frame, b.signature
  from unnest($1::bigint[]) as v (log_index)
  cross join lateral (select * from deliveries where log_index = v.log_index order by receiver limit 1) d
  cross join lateral (select seal from seals where log_index = v.log_index offset 0) s
  ${messageOf('d.sender', 'd.id')}
  cross join lateral (select frame, signature from body_frames where message = m.seq offset 0) b`

/** A row sent again since then has one attempt more: this confirm says nothing about it. */
export const NOTE = `
  with sent as materialized (
    select o.receiver, o.log_index, o.order_key
    from (
      select * from unnest($1::text[], $2::bigint[], $3::bigint[], $4::int[]) as n (receiver, log_index, epoch, attempts)
      order by receiver, log_index
    ) n
    cross join lateral (
      select * ${openRow('n', `state = 'in-flight' and not confirmed and epoch = n.epoch and attempts = n.attempts`)} for update
    ) o
  )
  update open_deliveries o set confirmed = true from sent where ${sameOpenRow('sent')}`

/** Ends the rows that a statement has locked; an answer that went out once more keeps its first end. */
const delivered = (locked: string, now: string) => `gone as (
    delete from open_deliveries o using ${locked} l where ${sameOpenRow('l')}
    returning o.receiver, o.log_index, o.attempts, o.sent_at
  )
  insert into delivery_ends (receiver, log_index, state, attempts, sent_at, done_at)
  select receiver, log_index, 'delivered', attempts, sent_at, ${now}::timestamptz from gone
  on conflict do nothing`

export const CLOSE_ANSWERS = `
  with sent as materialized (
    select o.receiver, o.log_index, o.order_key
    from (
      select * from unnest($1::text[], $2::bigint[], $3::bigint[]) as n (receiver, log_index, epoch) order by receiver, log_index
    ) n
    cross join lateral (select * ${openRow('n', `state = 'in-flight' and epoch = n.epoch and not reported`)} for update) o
  ),
  ${delivered('sent', '$4')}`

export const GIVE_BACK = `
  with ${NAMED}
  update open_deliveries o set state = 'ready', last_error = named.error
  from named where ${sameOpenRow('named')}`

export const PARK = `
  with reasons as (select * from unnest($1::text[], $2::bigint[], $5::text[]) as r (receiver, log_index, reason)),
  ${NAMED}
  update open_deliveries o
  set state = 'parked', parked_reason = reasons.reason, last_error = named.error, parked_at = $6
  from named join reasons using (receiver, log_index)
  where ${sameOpenRow('named')}`

export const PARK_DEAD = `
  update open_deliveries set state = 'parked', parked_reason = $3, last_error = $4, parked_at = $5
  where receiver = $1 and log_index = $2 and state = 'in-flight'`

/** @param where which of the leases are locked, all by default: a statement that locks none writes nothing */
const requeue = (condition: string, where?: string) => `
  with ${held(where)},
  lost as materialized (
    select o.receiver, o.log_index, o.order_key
    from held cross join lateral (
      select * from open_deliveries o where o.receiver = held.receiver and o.state = 'in-flight' and ${condition}
      order by o.log_index for update
    ) o
  )
  update open_deliveries o set state = 'ready' from lost where ${sameOpenRow('lost')}`

/** $3, $4, $5: rows whose fate the caller knows, or is about to. */
const UNKNOWN = `not o.confirmed
  and not exists (
    select 1 from unnest($3::text[], $4::bigint[], $5::bigint[]) as k (receiver, log_index, epoch)
    where k.receiver = o.receiver and k.log_index = o.log_index and k.epoch = o.epoch)`

export const REQUEUE_UNCONFIRMED = requeue(`o.epoch <= held.epoch and ${UNKNOWN}`)
export const REQUEUE_EARLIER = requeue(
  `o.epoch < held.epoch and ${UNKNOWN}`,
  `where (select true from open_deliveries e where e.receiver = l.receiver and e.state = 'in-flight' and e.epoch < l.epoch
    and not e.confirmed limit 1)`,
)
export const REQUEUE_ALL = requeue('o.epoch <= held.epoch')

export const REQUEUE_LOST = `
  with lost as materialized (
    select receiver, log_index, order_key from open_deliveries
    where receiver = any ($1::text[]) and state = 'in-flight'
    order by receiver, log_index
    for update
  )
  update open_deliveries o set state = 'ready' from lost where ${sameOpenRow('lost')}`

export const CLOSE_APP_ONLY = `
  with unread as materialized (
    select receiver, log_index, order_key from open_deliveries
    where receiver = any ($1::text[]) and state <> 'parked'
    order by receiver, log_index
    for update
  ),
  ${delivered('unread', '$2')}`

export const OVERDUE = `
  select receiver, count(*) as count, min(sent_at) as oldest from open_deliveries
  where receiver = any ($1::text[]) and state = 'in-flight' and reported and sent_at < $2
  group by receiver`
