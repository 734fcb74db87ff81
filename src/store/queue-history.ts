import type { Pool } from 'pg'
import { inTransaction } from './transaction.ts'

/** How long measurements are kept: what is asked of them is whether a queue drains, not how it did last year. */
export const HISTORY_DAYS = 8

/**
 * One measurement of all queues in one statement, so that it is of one moment: what came is what the log has told since the one
 * before, and what went is what is missing then. Whoever writes the minute's row first measures; all others find it there.
 */
const MEASURE = `
  with before as (select at, log_size from queue_measurements where at < $1 order by at desc limit 1),
  mine as (
    insert into queue_measurements (at, log_size) select $1, size from log_head on conflict do nothing returning at
  ), here as (
    select receiver, count(*) filter (where state <> 'parked')::int as depth, count(*) filter (where state = 'parked')::int as parked,
      min(created_at) filter (where state <> 'parked') as oldest
    from open_deliveries group by receiver
  ), came as (
    select d.receiver, count(*)::int as n from deliveries d, before b where d.log_index >= b.log_size group by d.receiver
  ), had as (
    select h.receiver, h.depth + h.parked as n from queue_history h, before b where h.at = b.at
  )
  insert into queue_history (receiver, at, depth, parked, oldest_at, came, went)
  select receiver, mine.at, coalesce(here.depth, 0), coalesce(here.parked, 0), here.oldest, coalesce(came.n, 0),
    case when exists (select 1 from before)
      then greatest(0, coalesce(had.n, 0) + coalesce(came.n, 0) - coalesce(here.depth, 0) - coalesce(here.parked, 0)) else 0 end
  from mine cross join (here full join came using (receiver) full join had using (receiver))
  where coalesce(here.depth, 0) + coalesce(here.parked, 0) + coalesce(came.n, 0) + coalesce(had.n, 0) > 0`

/** Measures all queues for the minute of `now`, once however many hubs do, and forgets what is older than eight days. */
export async function measureQueues(pool: Pool, now: Date): Promise<void> {
  const minute = new Date(Math.floor(now.getTime() / 60_000) * 60_000)
  const oldest = new Date(minute.getTime() - HISTORY_DAYS * 86_400_000)
  await inTransaction(pool, async (client) => {
    await client.query(MEASURE, [minute])
    await client.query('delete from queue_history where at < $1', [oldest])
    await client.query('delete from queue_measurements where at < $1', [oldest])
  })
}
