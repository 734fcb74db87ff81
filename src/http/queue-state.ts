import type { QueueStatus } from '../ports/broker.ts'
import type { QueueCounts } from '../ports/reads.ts'

export type QueueState = 'healthy' | 'slow' | 'stalled' | 'down'

/** Why a queue is not healthy; whoever shows it supplies the text. */
export type QueueReason = 'broker-unreachable' | 'queue-missing' | 'no-consumer' | 'parked' | 'no-report' | 'late'

/** A queue as interface.md 3 gives it. Ages are whole seconds, `perMinute` deliveries reported in the last minute. */
export type QueueView = {
  receiver: string
  state: QueueState
  reason?: QueueReason
  depth: number
  oldestAgeSeconds: number
  inFlight: number
  waiting: number
  held: number
  parked: number
  consumers: number
  lastDeliveryAt: string | null
  perMinute: number
  /** Of the last 500 deliveries, those the receiver's system could store but not map. */
  unmapped: number
}

/** Seconds the oldest message may wait before its queue is called slow, and stalled. */
export type QueueThresholds = { slowAfterSeconds: number; stalledAfterSeconds: number }

export const DEFAULT_THRESHOLDS: QueueThresholds = { slowAfterSeconds: 60, stalledAfterSeconds: 900 }

/** The broker's status of this queue, or that it could not be asked. */
export type BrokerWord = QueueStatus | 'unreachable' | undefined

/**
 * The state of one queue, worst first: down when nothing can be consumed, stalled when something is parked or nothing has
 * been reported for long, slow when the oldest message has waited too long. Only AMQP channels can lack consumers.
 */
export function queueStateOf(
  counts: QueueCounts,
  broker: BrokerWord,
  ageSeconds: number,
  thresholds: QueueThresholds,
): { state: QueueState; reason?: QueueReason } {
  if (counts.channel === 'amqp') {
    if (broker === 'unreachable' || broker === undefined) return { state: 'down', reason: 'broker-unreachable' }
    if (!broker.exists) return { state: 'down', reason: 'queue-missing' }
    if (broker.consumers === 0) return { state: 'down', reason: 'no-consumer' }
  }
  if (counts.parked > 0) return { state: 'stalled', reason: 'parked' }
  if (counts.depth > 0 && ageSeconds >= thresholds.stalledAfterSeconds) return { state: 'stalled', reason: 'no-report' }
  if (counts.depth > 0 && ageSeconds >= thresholds.slowAfterSeconds) return { state: 'slow', reason: 'late' }
  return { state: 'healthy' }
}

/** Combines the counts with the broker's status. */
export function queueView(counts: QueueCounts, broker: BrokerWord, now: Date, thresholds: QueueThresholds): QueueView {
  const age = counts.oldestAt === undefined ? 0 : Math.floor((now.getTime() - counts.oldestAt.getTime()) / 1_000)
  const oldestAgeSeconds = Math.max(0, age)
  // Answers that the party has not read: nothing in the database waits for them any more, since nobody reports them.
  const unread = typeof broker === 'object' ? Math.max(0, broker.ready - counts.inFlight) : 0
  return {
    receiver: counts.receiver,
    ...queueStateOf(counts, broker, oldestAgeSeconds, thresholds),
    depth: counts.depth + unread,
    oldestAgeSeconds,
    inFlight: counts.inFlight,
    waiting: counts.waiting,
    held: counts.held,
    parked: counts.parked,
    consumers: typeof broker === 'object' ? broker.consumers : 0,
    lastDeliveryAt: counts.lastDeliveryAt?.toISOString() ?? null,
    perMinute: counts.perMinute,
    unmapped: counts.unmapped,
  }
}
