import type { PartyKey } from '../../domain/values/party.ts'
import type { HistoryPoint, HistorySpan } from '../../ports/queue-history.ts'
import type { Queryable } from '../read-pool.ts'

type Row = {
  part: number
  depth: number
  parked: number
  oldest: number | null
  came: number
  went: number
}

/** What was measured of queues, in steps. */
export function createQueueHistoryReads(pool: Queryable) {
  return {
    /**
     * A step has the highest of what was measured in it: a peak that a coarser step hides is the one that is looked for. What came
     * and went is summed up.
     */
    async queueHistory(receiver: PartyKey, { from, to, stepSeconds }: HistorySpan): Promise<HistoryPoint[]> {
      const { rows } = await pool.query<Row>(
        `select floor(extract(epoch from m.at - $2) / $4)::int as part, max(coalesce(h.depth, 0)) as depth,
           max(coalesce(h.parked, 0)) as parked, max(floor(extract(epoch from m.at - h.oldest_at)))::int as oldest,
           sum(coalesce(h.came, 0))::int as came, sum(coalesce(h.went, 0))::int as went
         from queue_measurements m left join queue_history h on h.receiver = $1 and h.at = m.at
         where m.at >= $2 and m.at < $3 group by part`,
        [receiver, from, to, stepSeconds],
      )
      const measured = new Map(rows.map((row) => [row.part, row]))
      const steps = Math.ceil((to.getTime() - from.getTime()) / (stepSeconds * 1_000))
      return Array.from({ length: steps }, (_, part): HistoryPoint => {
        const at = new Date(from.getTime() + part * stepSeconds * 1_000)
        const row = measured.get(part)
        if (row === undefined) return { at, measured: false }
        const { depth, parked, oldest, came, went } = row
        return { at, measured: true, depth, oldestSeconds: Math.max(0, oldest ?? 0), in: came, out: went, parked }
      })
    },
  }
}
