import type { PoolClient } from 'pg'
import { HUB, type PartyKey } from '../../domain/values/party.ts'
import type { LogWrites, OrderKeys, ReportedRow } from '../../ports/commit.ts'
import type { CommittedRow, FreedRow, Grant, HandOver } from '../../ports/hand-over.ts'
import { insertInto, type Writer } from '../rows.ts'

/** Wakes the relays of other hubs: names the receivers for whom something is ready. */
export const OUTBOX_CHANNEL = 'corridor_outbox'

const INSERT_SEALS = insertInto('seals', { log_index: 'bigint', seal: 'bytea' })

/** PostgreSQL takes less than 8,000 bytes of payload. */
const PAYLOAD_MAX = 7_000

/** The open rows that delivery reports name, locked in the order every writer uses. */
export async function lockReported(
  client: PoolClient,
  rows: readonly { receiver: PartyKey; logIndex: bigint }[],
): Promise<ReadonlyMap<string, { sender: PartyKey; id: string; orderKey: string }>> {
  if (rows.length === 0) return new Map()
  const result = await client.query<{
    receiver: PartyKey
    log_index: string
    sender: PartyKey
    id: string
    order_key: string
  }>({
    name: 'deliveries-lock-reported',
    text: `with locked as materialized (
        select o.receiver, o.log_index, o.order_key
        from unnest($1::text[], $2::bigint[]) as v (receiver, log_index)
        join open_deliveries o on o.receiver = v.receiver and o.log_index = v.log_index
        order by o.receiver, o.log_index for update of o
      )
      select l.receiver, l.log_index, d.sender, d.id, l.order_key from locked l
      join deliveries d on d.log_index = l.log_index and d.receiver = l.receiver`,
    values: columnsOf(rows),
  })
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
  readonly #client: PoolClient
  readonly #write: Writer
  readonly #handOver: HandOver | undefined
  readonly #grants: ReadonlyMap<PartyKey, Grant>
  readonly #used = new Map<PartyKey, number>()
  readonly #rows: CommittedRow[] = []
  readonly #reported: { receiver: PartyKey; logIndex: bigint }[] = []
  readonly #readied: PartyKey[] = []
  readonly #foreign = new Set<PartyKey>()
  readonly #issued: Promise<unknown>[] = []
  #freed: FreedRow[] = []

  constructor(client: PoolClient, write: Writer, handOver: HandOver | undefined) {
    this.#client = client
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
    this.#issue({
      name: 'deliveries-notify',
      text: `select pg_notify('${OUTBOX_CHANNEL}', $1)`,
      // Without names every relay looks for itself.
      values: [receivers.length > PAYLOAD_MAX ? '' : receivers],
    })
  }

  /** The first statement of these that failed, once all are done. */
  async failure(): Promise<unknown> {
    for (const result of await Promise.allSettled(this.#issued)) if (result.status === 'rejected') return result.reason
    return undefined
  }

  /** Resolves when all of these are done, rejects with the first failure. */
  async done(): Promise<void> {
    await Promise.all(this.#issued)
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
    this.#issue({
      name: 'deliveries-insert',
      text: INSERT,
      values: [
        rows.map(({ receiver }) => receiver),
        rows.map(({ logIndex }) => logIndex.toString()),
        rows.map(({ key }) => key.sender),
        rows.map(({ key }) => key.id),
        rows.map(({ type }) => type),
        rows.map(({ mrn }) => mrn ?? null),
        rows.map(({ contentType }) => contentType),
        rows.map(({ orderKey }) => orderKey),
        rows.map(({ reported }) => reported),
        rows.map(({ correlationId }) => correlationId ?? null),
        rows.map(({ state, epoch }) => (epoch === undefined ? state : 'in-flight')),
        rows.map(({ epoch }) => (epoch ?? 0n).toString()),
        at,
      ],
    })
    for (const row of rows) {
      if (this.#grants.has(row.receiver)) this.#rows.push({ ...row, at })
    }
  }

  /** An answer asked for again goes out once more, whether it has ended or only been handed to the broker. */
  #again({ again, at }: LogWrites): void {
    if (again.length === 0) return
    const receivers = again.map(({ receiver }) => receiver)
    this.#issue({ name: 'deliveries-again', text: AGAIN, values: [receivers, again.map(({ id }) => id), at] })
    this.readied(receivers)
  }

  /**
   * Closes or parks the reported rows, then releases the next one of each movement. Runs under the head's lock, as inserting
   * does: a follower inserted concurrently with a report would otherwise wait for a predecessor that is already closed.
   */
  #report({ reports, at }: LogWrites): void {
    if (reports.length === 0) return
    const refused = reports.filter(({ outcome }) => outcome === 'refused')
    const accepted = reports.filter(({ outcome }) => outcome === 'accepted')
    this.#reported.push(...reports)
    if (refused.length > 0)
      this.#issue({ name: 'deliveries-refused', text: REFUSED, values: reportColumns(refused, at) })
    if (accepted.length === 0) return
    const epochs = accepted.map(({ receiver }) => this.#followerEpoch(receiver))
    const query = { name: 'deliveries-accepted', text: ACCEPTED, values: [...reportColumns(accepted, at), epochs] }
    this.#issue<FreedRecord>(query, (rows) => {
      this.#freed = rows.map(freedOf)
    })
  }

  /** A follower takes the place of its predecessor in the window; null where it only becomes ready. */
  #followerEpoch(receiver: PartyKey): string | null {
    const grant = this.#grants.get(receiver)
    // Not known yet whether there is a follower: the relay beside this commit is told which, others are woken.
    if (grant === undefined) this.#foreign.add(receiver)
    return grant?.clear === true ? grant.epoch.toString() : null
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

  #issue<Row extends object>(
    query: { name: string; text: string; values: unknown[] },
    take: (rows: readonly Row[]) => void = () => undefined,
  ): void {
    const result = this.#client.query<Row>(query).then(({ rows }) => take(rows))
    // `failure` reports it; until then it must not count as an unhandled rejection.
    result.catch(() => undefined)
    this.#issued.push(result)
  }
}

/** $1 to $10 what a delivery is, $11 its state, $12 its epoch where it is in flight, $13 now. */
const INSERT = `
  with rows as materialized (
    select * from unnest($1::text[], $2::bigint[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[],
      $9::boolean[], $10::text[], $11::text[], $12::bigint[])
    as r (receiver, log_index, sender, id, type, mrn, content_type, order_key, reported, correlation_id, state, epoch)
  ),
  evidence as (
    insert into deliveries (receiver, log_index, sender, id, type, mrn, content_type, order_key, reported, correlation_id,
      created_at)
    select receiver, log_index, sender, id, type, mrn, content_type, order_key, reported, correlation_id, $13::timestamptz
    from rows
  )
  insert into open_deliveries (receiver, log_index, order_key, state, reported, epoch, attempts, sent_at, created_at)
  select receiver, log_index, order_key, state, reported, epoch, case state when 'in-flight' then 1 else 0 end,
    case state when 'in-flight' then $13::timestamptz end, $13::timestamptz
  from rows`

/** Also rows whose confirm has not come yet: being in flight does not mean the requested second copy was sent. */
const AGAIN = `
  with asked as materialized (
    select d.receiver, d.log_index, d.order_key, d.created_at
    from unnest($1::text[], $2::uuid[]) as v (receiver, id)
    join messages m on m.sender = '${HUB}' and m.id = v.id
    join log_leaves l on l.message = m.seq and l.kind = 'made'
    join deliveries d on d.log_index = l.log_index and d.receiver = v.receiver and not d.reported
  )
  insert into open_deliveries as o (receiver, log_index, order_key, state, reported, created_at)
  select a.receiver, a.log_index, a.order_key, 'ready', false, $3::timestamptz
  from asked a
  where not exists (
    select 1 from delivery_ends e where e.receiver = a.receiver and e.log_index = a.log_index and e.state = 'discarded')
  order by a.receiver, a.log_index
  on conflict (receiver, log_index) do update set state = 'ready', confirmed = false where o.state = 'in-flight'`

const REPORTS = `unnest($1::text[], $2::bigint[], $3::text[]) as v (receiver, log_index, reason)`

const REFUSED = `
  update open_deliveries o set state = 'parked', parked_at = $4, parked_reason = 'refused', last_error = v.reason
  from ${REPORTS} where o.receiver = v.receiver and o.log_index = v.log_index`

/** Statements of one query see what was there before it: rows that end now are excluded by name. */
const ACCEPTED = `
  with named as materialized (
    select * from unnest($1::text[], $2::bigint[], $3::text[], $5::bigint[]) as v (receiver, log_index, reason, epoch)
  ),
  gone as (
    delete from open_deliveries o using named v where o.receiver = v.receiver and o.log_index = v.log_index
    returning o.receiver, o.log_index, o.order_key, o.attempts, o.sent_at, v.reason, v.epoch
  ),
  ended as (
    insert into delivery_ends (receiver, log_index, state, attempts, sent_at, done_at, reason)
    select receiver, log_index, 'delivered', attempts, sent_at, $4::timestamptz, reason from gone
    on conflict do nothing
  ),
  first as materialized (
    select distinct on (next.receiver, next.log_index) next.receiver, next.log_index, g.epoch
    from gone g cross join lateral (
      select w.receiver, w.log_index, w.state from open_deliveries w
      where w.order_key = g.order_key and w.receiver = g.receiver
        and not exists (select 1 from named n where n.receiver = w.receiver and n.log_index = w.log_index)
      order by w.log_index limit 1
    ) next
    where next.state = 'waiting'
  )
  update open_deliveries o
  set state = case when f.epoch is null then 'ready' else 'in-flight' end,
      epoch = coalesce(f.epoch, o.epoch),
      attempts = o.attempts + case when f.epoch is null then 0 else 1 end,
      sent_at = case when f.epoch is null then o.sent_at else $4::timestamptz end
  from first f where o.receiver = f.receiver and o.log_index = f.log_index
  returning o.receiver, o.log_index, o.state, o.epoch, o.attempts`

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

const columnsOf = (rows: readonly { receiver: PartyKey; logIndex: bigint }[]): [string[], string[]] => [
  rows.map(({ receiver }) => receiver),
  rows.map(({ logIndex }) => logIndex.toString()),
]

const reportColumns = (rows: readonly ReportedRow[], at: Date): unknown[] => [
  ...columnsOf(rows),
  rows.map(({ reason }) => reason ?? null),
  at,
]
