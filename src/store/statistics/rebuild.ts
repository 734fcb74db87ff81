import type { Pool } from 'pg'
import { inTransaction } from '../transaction.ts'

/** Empties everything that is counted from the log, and puts its counting back to the beginning. No evidence is touched. */
export const forgetCounts = (pool: Pool): Promise<void> =>
  inTransaction(pool, async (client) => {
    // Whoever counts holds this row: it finishes first, and the next one begins at the beginning.
    await client.query('update statistics_progress set position = 0')
    await client.query(
      'truncate statistic_facts, statistic_deliveries, statistic_waiting, risk_movements, risk_marks, risk_items',
    )
  })
