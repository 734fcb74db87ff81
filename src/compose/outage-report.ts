import type { DeliveriesOfTime, MessageFate, OutageWindow } from '../ports/outage-report.ts'
import { createPool, endPool, LONG_ANSWER_WITHIN_MS } from '../store/pool.ts'
import { deliveriesOf, fatesOf, refusedWithoutId } from '../store/outage-report.ts'
import { processTimers } from './process-timers.ts'

export { parsePartyKey } from '../domain/values/party.ts'
export type { DeliveriesOfTime, MessageFate } from '../ports/outage-report.ts'

export type OutageReportOptions = OutageWindow & {
  databaseUrl: string
  /** From when on an answer, or the taking of a message, was late; milliseconds. */
  lateMs: number
  /** Told of each message. */
  onMessage: (fate: MessageFate) => void
}

/**
 * Reads from a database, which may be in use, what became of every message that was received in some time, and what was to be
 * sent in it. Needs neither hub nor broker: it is asked for when they are away. Throws when the database cannot be reached.
 */
export async function reportOutage(options: OutageReportOptions): Promise<DeliveriesOfTime[]> {
  const { databaseUrl, lateMs, onMessage, ...window } = options
  const pool = createPool({
    connectionString: databaseUrl,
    max: 1,
    onError: () => undefined,
    answerWithinMs: LONG_ANSWER_WITHIN_MS,
  })
  try {
    for await (const fate of fatesOf(pool, window)) onMessage(fate)
    for await (const fate of refusedWithoutId(pool, window)) onMessage(fate)
    return await deliveriesOf(pool, window, lateMs)
  } finally {
    await endPool(pool, processTimers)
  }
}
