import { LATE, within } from '../domain/values/within.ts'
import type { QueueStatus } from '../ports/broker.ts'
import type { PartyKey } from '../ports/identity.ts'
import type { ServerDeps } from './deps.ts'
import { type QueueView, queueView } from './queue-state.ts'

/** A broker that takes longer than this counts as gone for someone looking at a page. */
const BROKER_PATIENCE_MS = 2_000

type QueueDeps = Pick<ServerDeps, 'reads' | 'brokerStatus' | 'clock' | 'timers' | 'thresholds'>

/** The broker's status of these queues; undefined when it cannot be asked. */
async function statusOf(deps: QueueDeps, receivers: readonly PartyKey[]): Promise<QueueStatus[] | undefined> {
  if (receivers.length === 0) return []
  const status = await within(
    deps.brokerStatus(receivers).catch(() => undefined),
    BROKER_PATIENCE_MS,
    deps.timers,
  )
  return status === LATE ? undefined : status
}

/** The queues of these receivers, of everybody when none are named. */
export async function readQueues(deps: QueueDeps, receivers?: readonly PartyKey[]): Promise<QueueView[]> {
  const now = deps.clock()
  const counts = await deps.reads.queues(now, receivers)
  const amqp = counts.filter(({ channel }) => channel === 'amqp').map(({ receiver }) => receiver)
  const status = await statusOf(deps, amqp)
  const byReceiver = new Map((status ?? []).map((row) => [row.receiver, row]))
  return counts.map((row) =>
    queueView(row, status === undefined ? 'unreachable' : byReceiver.get(row.receiver), now, deps.thresholds),
  )
}
