import type { PoolClient } from 'pg'
import { HUB, type PartyKey } from '../../domain/values/party.ts'
import type { LogWrites, OrderKeys, ReportedRow } from '../../ports/commit.ts'
import type { CommittedRow, FreedRow, Grant, HandOver } from '../../ports/hand-over.ts'
import type { Value } from '../arrays.ts'
import { insertInto, overRows, queryRows, sameKey, type Writer } from '../rows.ts'
import { openRow, sameOpenRow } from './open-rows.ts'

/** Wakes the relays of other hubs: names the receivers for whom something is ready. */
export const OUTBOX_CHANNEL = 'corridor_outbox'

const INSERT_SEALS = insertInto('seals', { log_index: 'bigint', seal: 'bytea' })

/** PostgreSQL takes less than 8,000 bytes of payload. */
const PAYLOAD_MAX = 7_000

const ROW_KEY = { receiver: 'text', log_index: 'bigint' } as const

/** The rows with the places of their open rows, which this transaction has locked: nobody else moves them. */
const withPlaces = (rows: string) =>
  `(select v.*, o.ctid as place from ${rows} cross join lateral (select ctid ${openRow('v')} offset 0) o) v`

const LOCK_REPORTED = overRows(
  'deliveries-lock-reported',
  ROW_KEY,
  (rows) => `with locked as materialized (
      select o.receiver, o.log_index, o.order_key from (select * from ${rows} order by receiver, log_index) v
      cross join lateral (select receiver, log_index, order_key ${openRow('v')} for update) o
    )
    select l.receiver, l.log_index, d.sender, d.id, l.order_key from locked l
    join deliveries d on ${sameKey('d', 'l', ['log_index', 'receiver'])}`,
)

/** The open rows that delivery reports name, locked in the order every writer uses. */
export async function lockReported(
  client: PoolClient,
  rows: readonly { receiver: PartyKey; logIndex: bigint }[],
): Promise<ReadonlyMap<string, { sender: PartyKey; id: string; orderKey: string }>> {
  if (rows.length === 0) return new Map()
  const result = await queryRows<{
    receiver: PartyKey
    log_index: string
    sender: PartyKey
    id: string
    order_key: string
  }>(
    client,
    LOCK_REPORTED,
    rows.map((row) => [row.receiver, row.logIndex]),
  )
  return new Map(
    result.rows.map((row) => [
      `${row.receiver} ${row.log_index}`,
      { sender: row.sender, id: row.id, orderKey: row.order_key },
    ]),
  )
}

/**
 * For which receivers these orders have a row that is not at its end. Of a movement there are a few; what is sent without one
 * may pile up for a silent country, so there only the receivers are looked up, each by one step in the index.
 */
export async function openOrders(client: PoolClient, { movements, senders }: OrderKeys): Promise<ReadonlySet<string>> {
  const result = await client.query<{ receiver: PartyKey; order_key: string }>({
    name: 'deliveries-open-orders',
    text: `with recursive step as (
        select s.order_key, (select min(receiver) from open_deliveries where order_key = s.order_key) as receiver
        from unnest($2::text[]) as s (order_key)
        union all
        select s.order_key, (
          select min(o.receiver) from open_deliveries o where o.order_key = s.order_key and o.receiver > s.receiver)
        from step s where s.receiver is not null
      )
      select distinct receiver, order_key from open_deliveries where order_key = any ($1::text[])
      union all select receiver, order_key from step where receiver is not null`,
    values: [movements, senders],
  })
  return new Set(result.rows.map((row) => `${row.receiver} ${row.order_key}`))
}

/**
 * What one transaction does with deliveries. Rows that may go now are committed in flight where the hand-over grants it; what
 * it must hear of is told after the commit.
 */
export class DeliveryWrites {
  readonly #write: Writer
  readonly #handOver: HandOver | undefined
  readonly #grants: ReadonlyMap<PartyKey, Grant>
  readonly #used = new Map<PartyKey, number>()
  readonly #rows: CommittedRow[] = []
  readonly #reported: { receiver: PartyKey; logIndex: bigint }[] = []
  readonly #readied: PartyKey[] = []
  readonly #foreign = new Set<PartyKey>()
  #freed: FreedRow[] = []

  constructor(write: Writer, handOver: HandOver | undefined) {
    this.#write = write
    this.#handOver = handOver
    this.#grants = handOver?.grants() ?? new Map()
  }

  /** Writes rows, reports and answers asked for again, under the head's lock; issued, not awaited. */
  write(writes: LogWrites): void {
    this.#insert(writes)
    this.#again(writes)
    // After the insert: a follower in the same batch as its predecessor's delivery report must be found, or it waits for
    // ever.
    this.#report(writes)
  }

  /** Receivers whose rows operators have made ready, or whose next may go now. */
  readied(receivers: readonly PartyKey[]): void {
    for (const receiver of receivers) this.#ready(receiver)
  }

  /** Names to the relays of other hubs what is ready for receivers this one does not serve. */
  notify(): void {
    if (this.#foreign.size === 0) return
    const receivers = [...this.#foreign].join(' ')
    // Without names every relay looks for itself.
    this.#write.query(NOTIFY, [receivers.length > PAYLOAD_MAX ? '' : receivers])
  }

  /** To be called once the transaction has been committed. Never throws: what is committed has not failed. */
  committed(): void {
    const done = { rows: this.#rows, freed: this.#freed, reported: this.#reported, readied: this.#readied }
    try {
      this.#handOver?.committed(done)
    } catch {
      // Whatever of it was not published is put back.
      this.unknown()
    }
  }

  /** To be called when nobody knows whether it was. */
  unknown(): void {
    this.#handOver?.unknown()
  }

  #insert({ outbox, at }: LogWrites): void {
    if (outbox.length === 0) return
    const rows = outbox.map((row) => ({ ...row, epoch: row.state === 'ready' ? this.#start(row.receiver) : undefined }))
    const seals = new Map(rows.map(({ logIndex, seal }) => [logIndex, seal]))
    this.#write.rows(INSERT_SEALS, [...seals])
    this.#write.rows(
      INSERT,
      rows.map((row) => [
        row.receiver,
        row.logIndex,
        row.key.sender,
        row.key.id,
        row.type,
        row.mrn ?? null,
        row.contentType,
        row.orderKey,
        row.reported,
        row.correlationId ?? null,
        row.epoch === undefined ? row.state : 'in-flight',
        row.epoch ?? 0n,
        at,
      ]),
    )
    for (const row of rows) {
      if (this.#grants.has(row.receiver)) this.#rows.push({ ...row, at })
    }
  }

  /** An answer asked for again goes out once more, whether it has ended or only been handed to the broker. */
  #again({ again, at }: LogWrites): void {
    this.#write.rows(
      AGAIN,
      again.map(({ receiver, id }) => [receiver, id, at]),
    )
    this.readied(again.map(({ receiver }) => receiver))
  }

  /**
   * Closes or parks the reported rows, then releases the next one of each movement. Runs under the head's lock, as inserting
   * does: a follower inserted concurrently with a report would otherwise wait for a predecessor that is already closed.
   */
  #report({ reports, at }: LogWrites): void {
    const valuesOf = ({ receiver, logIndex, reason }: ReportedRow): Value[] => [receiver, logIndex, reason ?? null, at]
    const refused = reports.filter(({ outcome }) => outcome === 'refused')
    const accepted = reports.filter(({ outcome }) => outcome === 'accepted')
    this.#reported.push(...reports)
    this.#write.rows(REFUSED, refused.map(valuesOf))
    this.#write.rows<FreedRecord>(
      ACCEPTED,
      accepted.map((row) => [...valuesOf(row), this.#followerEpoch(row.receiver)]),
      (rows) => {
        this.#freed = rows.map(freedOf)
      },
    )
  }

  /** A follower takes the place of its predecessor in the window; null where it only becomes ready. */
  #followerEpoch(receiver: PartyKey): bigint | null {
    const grant = this.#grants.get(receiver)
    // Not known yet whether there is a follower: the relay beside this commit is told which, others are woken.
    if (grant === undefined) this.#foreign.add(receiver)
    return grant?.clear === true ? grant.epoch : null
  }

  /** The epoch under which a row that may go is committed in flight; undefined where it stays ready for a take. */
  #start(receiver: PartyKey): bigint | undefined {
    const grant = this.#grants.get(receiver)
    const used = this.#used.get(receiver) ?? 0
    if (grant !== undefined && used < grant.room) {
      this.#used.set(receiver, used + 1)
      return grant.epoch
    }
    this.#ready(receiver)
    return undefined
  }

  #ready(receiver: PartyKey): void {
    if (this.#grants.has(receiver)) this.#readied.push(receiver)
    else this.#foreign.add(receiver)
  }
}

const NOTIFY = { name: 'deliveries-notify', text: `select pg_notify('${OUTBOX_CHANNEL}', $1)` }

/** `epoch` is that under which a row is in flight, `at` the time of the commit. */
const INSERT = overRows(
  'deliveries-insert',
  {
    ...ROW_KEY,
    sender: 'text',
    id: 'uuid',
    type: 'text',
    mrn: 'text',
    content_type: 'text',
    order_key: 'text',
    reported: 'boolean',
    correlation_id: 'text',
    state: 'text',
    epoch: 'bigint',
    at: 'timestamptz',
  },
  (rows) => `with rows as materialized (select * from ${rows}),
    evidence as (
      insert into deliveries (receiver, log_index, sender, id, type, mrn, content_type, order_key, reported, correlation_id,
        created_at)
      select receiver, log_index, sender, id, type, mrn, content_type, order_key, reported, correlation_id, at from rows
    )
    insert into open_deliveries (receiver, log_index, order_key, state, reported, epoch, attempts, sent_at, created_at)
    select receiver, log_index, order_key, state, reported, epoch, case state when 'in-flight' then 1 else 0 end,
      case state when 'in-flight' then at end, at
    from rows`,
)

/** Also rows whose confirm has not come yet: being in flight does not mean the requested second copy was sent. */
const AGAIN = overRows(
  'deliveries-again',
  { receiver: 'text', id: 'uuid', at: 'timestamptz' },
  (rows) => `with asked as materialized (
      select d.receiver, d.log_index, d.order_key, v.at
      from ${rows}
      join messages m on m.sender = '${HUB}' and m.id = v.id
      join log_leaves l on l.message = m.seq and l.kind = 'made'
      join deliveries d on d.log_index = l.log_index and d.receiver = v.receiver and not d.reported
    )
    insert into open_deliveries as o (receiver, log_index, order_key, state, reported, created_at)
    select a.receiver, a.log_index, a.order_key, 'ready', false, a.at
    from asked a
    where not exists (
      select 1 from delivery_ends e where e.receiver = a.receiver and e.log_index = a.log_index and e.state = 'discarded')
    order by a.receiver, a.log_index
    on conflict (receiver, log_index) do update set state = 'ready', confirmed = false where o.state = 'in-flight'`,
)

const REPORT = { ...ROW_KEY, reason: 'text', at: 'timestamptz' } as const

const REFUSED = overRows(
  'deliveries-refused',
  REPORT,
  (rows) => `update open_deliveries o
    set state = 'parked', parked_at = v.at, parked_reason = 'refused', last_error = v.reason
    from ${withPlaces(rows)} where o.ctid = v.place`,
)

/**
 * Statements of one query see what was there before it: rows that end now are excluded by name. The first of those left is looked for
 * from where its order begins, which only the index by order can do: by the receiver, the planner may go through all that waits for it.
 */
const ACCEPTED = overRows(
  'deliveries-accepted',
  { ...REPORT, epoch: 'bigint' },
  (rows) => `with named as materialized (select * from ${rows}),
    gone as (
      delete from open_deliveries o using ${withPlaces('named v')} where o.ctid = v.place
      returning o.receiver, o.log_index, o.order_key, o.attempts, o.sent_at, v.reason, v.at, v.epoch
    ),
    ended as (
      insert into delivery_ends (receiver, log_index, state, attempts, sent_at, done_at, reason)
      select receiver, log_index, 'delivered', attempts, sent_at, at, reason from gone
      on conflict do nothing
    ),
    first as materialized (
      select distinct on (next.receiver, next.log_index) next.order_key, next.receiver, next.log_index, g.at, g.epoch
      from gone g cross join lateral (
        select w.order_key, w.receiver, w.log_index, w.state from open_deliveries w
        where (w.order_key, w.receiver, w.log_index) > (g.order_key, g.receiver, -1)
          and not exists (select 1 from named n where n.receiver = w.receiver and n.log_index = w.log_index)
        order by w.order_key, w.receiver, w.log_index limit 1
      ) next
      where next.order_key = g.order_key and next.receiver = g.receiver and next.state = 'waiting'
    )
    update open_deliveries o
    set state = case when f.epoch is null then 'ready' else 'in-flight' end,
        epoch = coalesce(f.epoch, o.epoch),
        attempts = o.attempts + case when f.epoch is null then 0 else 1 end,
        sent_at = case when f.epoch is null then o.sent_at else f.at end
    from first f
    where ${sameOpenRow('f')}
    returning o.receiver, o.log_index, o.state, o.epoch, o.attempts`,
)

type FreedRecord = {
  receiver: PartyKey
  log_index: string
  state: 'ready' | 'in-flight'
  epoch: string
  attempts: number
}

const freedOf = ({ receiver, log_index, state, epoch, attempts }: FreedRecord): FreedRow => ({
  receiver,
  logIndex: BigInt(log_index),
  state,
  epoch: BigInt(epoch),
  attempts,
})
