import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { RetentionPeriod } from '../../src/domain/model/retention.ts'
import { createRecordDestruction, retentionRules } from '../../src/pipeline/retention.ts'
import { createRetention } from '../../src/store/retention.ts'

/** As if every receiver had reported: what is still to be delivered is never destroyed. */
export const asIfReported = (pool: Pool): Promise<unknown> =>
  pool.query(
    `with gone as (delete from open_deliveries returning *)
     insert into delivery_ends (receiver, log_index, state, attempts, sent_at, done_at)
     select receiver, log_index, 'delivered', attempts, sent_at, now() from gone on conflict do nothing`,
  )

/**
 * A whole round of destruction by the hub's own code, as of a moment.
 * @param pool with the hub's role
 * @param now milliseconds since 1970
 */
export async function retentionRound(pool: Pool, now: number, periods: readonly RetentionPeriod[]): Promise<void> {
  const deps = {
    now,
    newId: randomUUID,
    random: (bytes: number) => Buffer.alloc(bytes, 3),
    reference: { version: '1' },
  }
  const retention = createRetention(
    pool,
    createRecordDestruction(() => deps as never),
  )
  while (await retention.next(new Date(now).toISOString().slice(0, 10), retentionRules(periods, now)));
}
