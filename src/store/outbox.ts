import type { Pool } from 'pg'
import type { MessageType } from '../generated/types.ts'
import type { Lease, Outbox, OutboxMessage, SentRow } from '../ports/outbox.ts'
import type { Timers } from '../ports/runtime.ts'
import { holdLeases, releaseLeases } from './leases.ts'
import { listenTo } from './listen.ts'
import type { PartyKey } from '../domain/values/party.ts'
import type { Mrn } from '../domain/values/identifiers.ts'

/** The channel on which a commit that wrote outbox rows wakes the relays of all hubs. */
export const OUTBOX_CHANNEL = 'corridor_outbox'

/**
 * The Outbox port over PostgreSQL. Every update of the relay is fenced: a take holds the lease row `for share`, so it
 * either ends before a takeover or finds the lease gone; later updates do too, and match the row's epoch as well. Noting a
 * confirm needs the row's epoch alone: that the broker has the message stays true whoever owns the lease. Rows are locked
 * sorted by (receiver, log index), as delivery reports lock them; a take skips locked rows and so never waits.
 */
export function createOutbox(pool: Pool, timers: Timers): Outbox {
  return {
    holdLeases: (owner, receivers, ttlMs) => holdLeases(pool, owner, receivers, ttlMs),
    releaseLeases: (owner) => releaseLeases(pool, owner),
    async takeReady(leases, confirmed, limits, now) {
      const taken = await pool.query<TakenRow>(TAKE, [
        leases.map(({ receiver }) => receiver),
        leases.map(({ epoch }) => epoch.toString()),
        ...columnsOf(confirmed),
        limits.rows,
        limits.window,
        limits.bytes,
        now,
      ])
      return taken.rows.map(messageOf)
    },
    async giveBack(rows) {
      if (rows.length === 0) return
      await pool.query(GIVE_BACK, [...columnsOf(rows), rows.map(({ error }) => error)])
    },
    async park(rows, now) {
      if (rows.length === 0) return
      const reasons = rows.map(({ reason }) => reason)
      await pool.query(PARK, [...columnsOf(rows), rows.map(({ error }) => error), reasons, now])
    },
    async parkDead({ receiver, logIndex }, reason, error, now) {
      const parked = await pool.query(PARK_DEAD, [receiver, logIndex.toString(), reason, error, now])
      return parked.rowCount === 1
    },
    requeueUnconfirmed: (leases) => requeue(pool, REQUEUE_UNCONFIRMED, leases),
    requeueAll: (leases) => requeue(pool, REQUEUE_ALL, leases),
    async requeueLost(receivers) {
      if (receivers.length === 0) return 0
      return (await pool.query(REQUEUE_LOST, [receivers])).rowCount ?? 0
    },
    async closeAppOnly(receivers, now) {
      if (receivers.length === 0) return 0
      return (await pool.query(CLOSE_APP_ONLY, [receivers, now])).rowCount ?? 0
    },
    async overdue(receivers, sentBefore) {
      const late = await pool.query<{ receiver: PartyKey; count: string; oldest: Date }>(OVERDUE, [
        receivers,
        sentBefore,
      ])
      return late.rows.map((row) => ({ receiver: row.receiver, count: Number(row.count), oldestSentAt: row.oldest }))
    },
    async onNewRows(wake) {
      const listening = await listenTo(pool, OUTBOX_CHANNEL, { told: wake, timers })
      return async () => listening.end()
    },
  }
}

/** Rows named by the caller, provided it still owns them and the lease, locked in the order every writer uses. */
const NAMED = `
  held as materialized (
    select l.receiver, l.epoch from leases l
    where (l.receiver, l.epoch) in (select * from unnest($1::text[], $3::bigint[]))
    order by l.receiver
    for share
  ),
  named as materialized (
    select o.receiver, o.log_index, n.error
    from outbox o
    join unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[]) as n (receiver, log_index, epoch, error)
      using (receiver, log_index)
    join held h on h.receiver = n.receiver and h.epoch = n.epoch
    where o.state = 'in-flight' and o.epoch = n.epoch
    order by o.receiver, o.log_index
    for update of o
  )`

/** $1, $2 leases; $3..$5 confirmed rows; $6 rows per receiver, $7 window, $8 bytes; $9 now. */
const TAKE = `
  with held as materialized (
    select l.receiver, l.epoch
    from leases l join unnest($1::text[], $2::bigint[]) as h (receiver, epoch) using (receiver, epoch)
    order by l.receiver
    for share of l
  ),
  sent as materialized (
    select o.receiver, o.log_index, o.reported
    from outbox o
    join unnest($3::text[], $4::bigint[], $5::bigint[]) as n (receiver, log_index, epoch) using (receiver, log_index)
    where o.state = 'in-flight' and o.epoch = n.epoch
    order by o.receiver, o.log_index
    for update of o
  ),
  noted as (
    update outbox o
    set confirmed = true,
        state = case when o.reported then o.state else 'delivered' end,
        done_at = case when o.reported then o.done_at else $9::timestamptz end
    from sent where o.receiver = sent.receiver and o.log_index = sent.log_index
  ),
  ready as materialized (
    select h.receiver, h.epoch, r.log_index, r.sender, r.id,
           row_number() over (partition by h.receiver order by r.log_index) as turn
    from held h
    cross join lateral (
      select (select count(*) from outbox f where f.receiver = h.receiver and f.state = 'in-flight')
           - (select count(*) from sent s where s.receiver = h.receiver and not s.reported) as rows
    ) under_way
    cross join lateral (
      select o.log_index, o.sender, o.id from outbox o
      where o.receiver = h.receiver and o.state = 'ready'
      order by o.log_index
      limit greatest(0, least($6::bigint, $7::bigint - under_way.rows))
      for update skip locked
    ) r
  ),
  sized as (
    select ready.*, b.body, b.signature,
           coalesce(sum(octet_length(b.body)) over (
             order by ready.turn, ready.receiver rows between unbounded preceding and 1 preceding
           ), 0) as before
    from ready left join messages m on m.sender = ready.sender and m.id = ready.id
    left join bodies b on b.message = m.seq
  ),
  taken as (
    update outbox o
    set state = case when s.body is null then 'parked' else 'in-flight' end,
        parked_reason = case when s.body is null then 'erased' else o.parked_reason end,
        done_at = case when s.body is null then $9::timestamptz else o.done_at end,
        epoch = s.epoch, sent_at = $9::timestamptz, attempts = o.attempts + 1, confirmed = false
    from sized s
    where o.receiver = s.receiver and o.log_index = s.log_index and s.before < $8::bigint
    returning o.receiver, o.log_index, o.epoch, o.sender, o.id, o.type, o.mrn, o.content_type, o.reported,
              o.seal, o.correlation_id, o.attempts, o.created_at, s.body, s.signature
  )
  select * from taken where body is not null order by receiver, log_index`

const GIVE_BACK = `
  with ${NAMED}
  update outbox o set state = 'ready', last_error = named.error
  from named where o.receiver = named.receiver and o.log_index = named.log_index`

const PARK = `
  with reasons as (select * from unnest($1::text[], $2::bigint[], $5::text[]) as r (receiver, log_index, reason)),
  ${NAMED}
  update outbox o set state = 'parked', parked_reason = reasons.reason, last_error = named.error, done_at = $6
  from named join reasons using (receiver, log_index)
  where o.receiver = named.receiver and o.log_index = named.log_index`

const PARK_DEAD = `
  update outbox set state = 'parked', parked_reason = $3, last_error = $4, done_at = $5
  where receiver = $1 and log_index = $2 and state = 'in-flight'`

const LEASED = (condition: string) => `
  with held as materialized (
    select l.receiver, l.epoch
    from leases l join unnest($1::text[], $2::bigint[]) as h (receiver, epoch) using (receiver, epoch)
    order by l.receiver
    for share of l
  ),
  lost as materialized (
    select o.receiver, o.log_index from outbox o join held using (receiver)
    where o.state = 'in-flight' and ${condition}
    order by o.receiver, o.log_index
    for update of o
  )
  update outbox o set state = 'ready'
  from lost where o.receiver = lost.receiver and o.log_index = lost.log_index`

const REQUEUE_UNCONFIRMED = LEASED('not o.confirmed and o.epoch <= held.epoch')
const REQUEUE_ALL = LEASED('o.epoch <= held.epoch')

const REQUEUE_LOST = `
  with lost as materialized (
    select receiver, log_index from outbox
    where receiver = any ($1::text[]) and state = 'in-flight'
    order by receiver, log_index
    for update
  )
  update outbox o set state = 'ready'
  from lost where o.receiver = lost.receiver and o.log_index = lost.log_index`

const CLOSE_APP_ONLY = `
  with unread as materialized (
    select receiver, log_index from outbox
    where receiver = any ($1::text[]) and state in ('ready', 'waiting', 'in-flight')
    order by receiver, log_index
    for update
  )
  update outbox o set state = 'delivered', done_at = $2
  from unread where o.receiver = unread.receiver and o.log_index = unread.log_index`

const OVERDUE = `
  select receiver, count(*) as count, min(sent_at) as oldest from outbox
  where receiver = any ($1::text[]) and state = 'in-flight' and reported and sent_at < $2
  group by receiver`

type TakenRow = {
  receiver: PartyKey
  log_index: string
  epoch: string
  sender: PartyKey
  id: string
  type: string
  mrn: Mrn | null
  content_type: string
  reported: boolean
  seal: Buffer
  correlation_id: string | null
  attempts: number
  created_at: Date
  body: Buffer
  signature: Buffer | null
}

function messageOf(row: TakenRow): OutboxMessage {
  return {
    receiver: row.receiver,
    logIndex: BigInt(row.log_index),
    epoch: BigInt(row.epoch),
    sender: row.sender,
    id: row.id,
    type: row.type as MessageType,
    ...(row.mrn === null ? {} : { mrn: row.mrn }),
    contentType: row.content_type,
    body: row.body,
    ...(row.signature === null ? {} : { signature: row.signature }),
    seal: row.seal,
    ...(row.correlation_id === null ? {} : { correlationId: row.correlation_id }),
    attempts: row.attempts,
    createdAt: row.created_at,
  }
}

const columnsOf = (rows: readonly SentRow[]): [string[], string[], string[]] => [
  rows.map(({ receiver }) => receiver),
  rows.map(({ logIndex }) => logIndex.toString()),
  rows.map(({ epoch }) => epoch.toString()),
]

async function requeue(pool: Pool, statement: string, leases: readonly Lease[]): Promise<number> {
  if (leases.length === 0) return 0
  const receivers = leases.map(({ receiver }) => receiver)
  const epochs = leases.map(({ epoch }) => epoch.toString())
  return (await pool.query(statement, [receivers, epochs])).rowCount ?? 0
}
