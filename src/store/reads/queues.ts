import type { Channel, PartyKey } from '../../domain/values/party.ts'
import type { QueueCounts } from '../../ports/reads.ts'
import type { Queryable } from '../read-pool.ts'

/**
 * How many recent deliveries the rate is computed from; a fast queue has more in a minute, and then their time span gives
 * the rate.
 */
const RATE_SAMPLE = 500
const MINUTE_MS = 60_000

type Row = {
  key: PartyKey
  channel: Channel
  ready: number
  in_flight: number
  waiting: number
  parked: number
  oldest: Date | null
  last: Date | null
  first: Date | null
  sample: number
  last_minute: number
  unmapped: number
}

function perMinute(row: Row, now: Date): number {
  if (row.sample < RATE_SAMPLE || row.first === null) return row.last_minute
  const span = Math.max(now.getTime() - row.first.getTime(), 1)
  return Math.max(row.last_minute, span < MINUTE_MS ? Math.round((row.sample * MINUTE_MS) / span) : 0)
}

/** Counts of queues straight from what is open, and their pace from what has ended last. */
export function createQueueReads(pool: Queryable) {
  const heldBy = async (): Promise<Map<string, number>> => {
    const rows = await pool.query<{ party_key: PartyKey; held: number }>(
      `select kept.party_key, count(*)::int as held from movements m
       cross join lateral unnest(m.held_from) kept (party_key) where m.held > 0 group by kept.party_key`,
    )
    return new Map(rows.rows.map((row) => [row.party_key, row.held]))
  }

  return {
    async queues(now: Date, receivers?: readonly PartyKey[]): Promise<QueueCounts[]> {
      const [rows, held] = await Promise.all([
        pool.query<Row>(
          `select p.key, p.channel, o.ready, o.in_flight, o.waiting, o.parked, o.oldest, d.last, d.first, d.sample,
             d.last_minute, d.unmapped
           from parties p
           cross join lateral (
             select count(*) filter (where state = 'ready')::int as ready,
               count(*) filter (where state = 'in-flight')::int as in_flight,
               count(*) filter (where state = 'waiting')::int as waiting,
               count(*) filter (where state = 'parked')::int as parked,
               min(created_at) filter (where state <> 'parked') as oldest
             from open_deliveries where receiver = p.key
           ) o
           cross join lateral (
             select max(done_at) as last, min(done_at) as first, count(*)::int as sample,
               count(*) filter (where done_at > $1::timestamptz - interval '1 minute')::int as last_minute,
               count(*) filter (where reason = 'unmapped')::int as unmapped
             from (select done_at, reason from delivery_ends where receiver = p.key and state = 'delivered'
               order by log_index desc limit ${RATE_SAMPLE}) tail
           ) d
           where p.channel <> 'none' and p.role <> 'hub'
             and case when $2::text[] is null then p.active or o.ready + o.in_flight + o.waiting + o.parked > 0
               else p.key = any($2) end
           order by p.key`,
          [now, receivers === undefined ? null : [...receivers]],
        ),
        heldBy(),
      ])
      return rows.rows.map((row) => ({
        receiver: row.key,
        channel: row.channel,
        depth: row.ready + row.in_flight + row.waiting,
        ready: row.ready,
        inFlight: row.in_flight,
        waiting: row.waiting,
        parked: row.parked,
        held: held.get(row.key) ?? 0,
        ...(row.oldest === null ? {} : { oldestAt: row.oldest }),
        ...(row.last === null ? {} : { lastDeliveryAt: row.last }),
        perMinute: perMinute(row, now),
        unmapped: row.unmapped,
      }))
    },

    /**
     * What has ended is left out: it is history, and counting all history at each scrape would cost the hot path.
     */
    async outboxByState(): Promise<ReadonlyMap<string, number>> {
      const rows = await pool.query<{ state: string; count: number }>(
        `select state, count(*)::int as count from open_deliveries group by state`,
      )
      const counts = new Map(['ready', 'waiting', 'in-flight', 'parked'].map((state) => [state, 0]))
      for (const row of rows.rows) counts.set(row.state, row.count)
      return counts
    },
  }
}
