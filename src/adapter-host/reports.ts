import { randomUUID } from 'node:crypto'
import type { DeliveryReport, Journal } from '../adapter-api/index.ts'
import { mostOf } from '../generated/bounds.ts'
import { createBackoff } from './backoff.ts'
import type { Channel } from './channel.ts'
import type { MessageWriter, SenderIdentity } from './message-writer.ts'
import { apply, type HostRecord, type HostState, keyOf, type VerdictRecord } from './records.ts'
import type { Timers } from '../ports/runtime.ts'

/** Reports verdicts to the hub, several in one message: whatever accumulated while the last report was being sent. */
export type Reports = {
  add(verdict: VerdictRecord): void
  /** Resolves when nothing is left to report, or when stopping. */
  settled(): Promise<void>
}

export const createReports = (deps: {
  journal: Journal<HostRecord>
  state: HostState
  channel: Channel
  writer: MessageWriter
  identity: SenderIdentity
  clock: () => Date
  /** The hub has some of them: what comes after those may be had. */
  onReported: () => void
  signal: AbortSignal
  timers: Timers
  log: (event: string, fields?: Readonly<Record<string, unknown>>) => void
}): Reports => {
  let waiting: VerdictRecord[] = []
  let running: Promise<void> | undefined

  const reportOf = (batch: readonly VerdictRecord[]): DeliveryReport => {
    const now = deps.clock().toISOString()
    return {
      id: randomUUID(),
      type: 'delivery-report',
      version: '1',
      sender: deps.identity,
      occurredAt: now,
      preparedAt: now,
      procedure: 'automatic',
      body: { entries: batch.map(entryOf) },
    }
  }

  const run = async (): Promise<void> => {
    const backoff = createBackoff(200, 10_000, deps.signal, deps.timers)
    while (waiting.length > 0 && !deps.signal.aborted) {
      const batch = waiting.slice(0, mostOf['DeliveryReport.body.entries'])
      try {
        await deps.channel.report(deps.writer.write(reportOf(batch), 'delivery-report'))
      } catch (error) {
        deps.log('report-again', { entries: batch.length, error: String(error) })
        await backoff.wait()
        continue
      }
      backoff.reset()
      deps.onReported()
      waiting = waiting.slice(batch.length)
      // Not awaited: losing this line in a crash only causes a second report, which the hub ignores.
      const record: HostRecord = { k: 'reported', keys: batch.map(keyOf) }
      apply(deps.state, record)
      deps.journal.append(record).catch((error) => deps.log('journal-failed', { error: String(error) }))
    }
    running = undefined
  }

  return {
    add: (verdict) => {
      waiting.push(verdict)
      running ??= Promise.resolve().then(run)
    },
    settled: async () => {
      await running
    },
  }
}

const entryOf = (verdict: VerdictRecord): DeliveryReport['body']['entries'][number] => ({
  sender: verdict.sender,
  id: verdict.id,
  logIndex: verdict.logIndex,
  outcome: verdict.outcome,
  ...(verdict.reason === undefined ? {} : { reason: verdict.reason }),
})
