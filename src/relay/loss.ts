import type { PartyKey } from '../domain/values/party.ts'
import type { BrokerReady, Carrier } from '../ports/broker.ts'
import type { Lease, Outbox } from '../ports/outbox.ts'
import type { Clock, Log, Timers } from '../ports/runtime.ts'
import type { RelaySettings } from './settings.ts'

export type LossWatch = {
  /** Whether something is to be put back. */
  pending(): boolean
  /** Takes what a (re)connect found. */
  onReady(ready: BrokerReady): void
  /** Puts back what the broker has lost, before anything else is published. Rejects when the store cannot; call again. */
  settle(): Promise<void>
  /** Looks for losses that no reconnect reveals: a deleted queue, an empty queue whose delivery reports are overdue. */
  check(leases: readonly Lease[]): Promise<void>
  stop(): void
}

type Deps = {
  outbox: Outbox
  broker: Carrier
  clock: Clock
  log: Log
  timers: Timers
  settings: RelaySettings
  /** All receivers with a queue, whoever holds the lease. */
  receivers: () => readonly PartyKey[]
  wake: () => void
  counted: (rows: number) => void
}

/**
 * Publishes again only on loss, never by age: a country that is silent for three days is not a wiped broker. The marker is
 * left only after every queue has existed for some seconds and what was lost is back in the outbox, so that a crash in
 * between costs a duplicate and not a gap.
 */
export function createLossWatch(deps: Deps): LossWatch {
  return new Losses(deps)
}

class Losses implements LossWatch {
  readonly #deps: Deps
  readonly #patience = new Map<PartyKey, number>()
  #everything = false
  #lost = new Set<PartyKey>()
  #markerDue = false
  #cancelMarker = (): void => {}

  constructor(deps: Deps) {
    this.#deps = deps
  }

  pending(): boolean {
    return this.#everything || this.#lost.size > 0
  }

  onReady({ sameGeneration, created }: BrokerReady): void {
    if (!sameGeneration) this.#everything = true
    for (const key of created) this.#lost.add(key)
    const news = this.pending()
    if (news || this.#markerDue) {
      this.#markerDue = true
      this.#cancelMarker()
      if (!news) this.#armMarker()
    }
    this.#deps.wake()
  }

  async settle(): Promise<void> {
    if (!this.pending()) return
    const { outbox, log } = this.#deps
    const everything = this.#everything
    const lost = this.#lost
    // Cleared before the statement: a loss reported while it runs is a new one.
    this.#everything = false
    this.#lost = new Set()
    try {
      const receivers = everything ? this.#deps.receivers() : [...lost]
      const rows = await outbox.requeueLost(receivers)
      if (rows > 0) log.warn({ rows, receivers: receivers.length }, 'the broker has lost messages: published again')
      this.#deps.counted(rows)
    } catch (error) {
      this.#everything ||= everything
      for (const key of lost) this.#lost.add(key)
      throw error
    }
    if (this.pending()) return this.settle()
    this.#armMarker()
  }

  async check(leases: readonly Lease[]): Promise<void> {
    const { broker, outbox, clock } = this.#deps
    const held = new Map(leases.map((lease) => [lease.receiver, lease]))
    const status = await broker.status([...held.keys()])
    if (status.some(({ exists }) => !exists)) await broker.repair()
    const suspects = status.filter(({ exists, messages, consumers }) => exists && messages === 0 && consumers > 0)
    const underWay = await outbox.overdue(
      suspects.map(({ receiver }) => receiver),
      clock.now(),
    )
    for (const row of underWay) await this.#publishAgain(row, held.get(row.receiver))
    // The wait starts afresh when nothing is in flight: the receiver has reported everything.
    const waiting = new Set(underWay.map(({ receiver }) => receiver))
    for (const { receiver } of suspects) if (!waiting.has(receiver)) this.#patience.delete(receiver)
  }

  stop(): void {
    this.#cancelMarker()
  }

  /** A receiver that consumed its messages without reporting them looks the same, so the wait doubles each time. */
  async #publishAgain(
    late: { receiver: PartyKey; count: number; oldestSentAt: Date },
    lease: Lease | undefined,
  ): Promise<void> {
    const { outbox, clock, log, settings } = this.#deps
    const { receiver, count } = late
    const wait = this.#patience.get(receiver) ?? settings.reportOverdueMs
    if (lease === undefined || late.oldestSentAt.getTime() > clock.now().getTime() - wait) return
    this.#patience.set(receiver, Math.min(wait * 2, settings.reportOverdueMaxMs))
    log.warn({ receiver, overdue: count }, 'queue is empty, a consumer is there, reports are missing: published again')
    this.#deps.counted(await outbox.requeueAll([lease]))
    this.#deps.wake()
  }

  #armMarker(): void {
    const { broker, timers, settings, log } = this.#deps
    this.#cancelMarker()
    this.#cancelMarker = timers.after(settings.generationSettleMs, () => {
      broker.leaveMarker().then(
        () => {
          this.#markerDue = false
        },
        (error: Error) => {
          log.warn({ error: error.message }, 'the generation marker cannot be left')
          // If the connection is gone the next one will find the marker missing; otherwise try again.
          if (broker.connected()) this.#armMarker()
        },
      )
    })
  }
}
