import { randomUUID } from 'node:crypto'
import type { DeliveryReport, Sender } from '../../src/generated/types.ts'
import type { PartyKey } from '../../src/domain/values/party.ts'

/** A message in a receiver's queue, as far as the receiver's report names it. */
export type Delivery = {
  readonly receiver: PartyKey
  readonly orderKey: string
  readonly sender: PartyKey
  readonly id: string
  readonly logIndex: bigint
}

/** Entries of a delivery report at most (schemas/messages/delivery-report.schema.json). */
const ENTRIES_MOST = 256
/** A receiver reports after this, by the plan's clock, or when a report is full. */
const REPORT_AFTER_MS = 3 * 3_600_000

type Ready = Delivery & { readonly since: number }

/** What one receiver reports now. */
export type Report = {
  readonly receiver: PartyKey
  readonly message: DeliveryReport
  readonly done: readonly Delivery[]
}

/**
 * What has been committed for the receivers and is not reported yet. As over the broker, a receiver has the next message
 * about a movement only when it has reported the one before.
 */
export class Deliveries {
  readonly #ready = new Map<PartyKey, Ready[]>()
  /** By receiver and order, those that are not reported: the first is with the receiver or in `#ready`, the others wait. */
  readonly #orders = new Map<string, Delivery[]>()
  #open = 0

  get open(): number {
    return this.#open
  }

  /** Takes what was committed at `now`. */
  add(deliveries: readonly Delivery[], now: number): void {
    for (const delivery of deliveries.toSorted((one, other) => Number(one.logIndex - other.logIndex))) {
      this.#open += 1
      const order = orderOf(delivery)
      const waiting = this.#orders.get(order)
      if (waiting !== undefined) waiting.push(delivery)
      else {
        this.#orders.set(order, [delivery])
        this.#makeReady(delivery, now)
      }
    }
  }

  /** The reports that are due at `now`, or of everything there is; what they name is in no other report. */
  take(now: number, everything = false): Report[] {
    return [...this.#ready].flatMap(([receiver, ready]): Report[] => {
      const [oldest] = ready
      const due = everything || ready.length >= ENTRIES_MOST || (oldest?.since ?? now) + REPORT_AFTER_MS <= now
      const done = due ? ready.splice(0, ENTRIES_MOST) : []
      return done.length === 0 ? [] : [{ receiver, done, message: reportOf(receiver, done, now) }]
    })
  }

  /** These have been reported: what waited for them is with the receiver at `now`. */
  reported(done: readonly Delivery[], now: number): void {
    for (const delivery of done) {
      this.#open -= 1
      const order = orderOf(delivery)
      const waiting = this.#orders.get(order)
      waiting?.shift()
      const [next] = waiting ?? []
      if (next === undefined) this.#orders.delete(order)
      else this.#makeReady(next, now)
    }
  }

  #makeReady(delivery: Delivery, since: number): void {
    const ready = this.#ready.get(delivery.receiver)
    if (ready === undefined) this.#ready.set(delivery.receiver, [{ ...delivery, since }])
    else ready.push({ ...delivery, since })
  }
}

const orderOf = ({ receiver, orderKey }: Delivery): string => `${receiver} ${orderKey}`

function reportOf(receiver: PartyKey, done: readonly Delivery[], now: number): DeliveryReport {
  const at = new Date(now).toISOString()
  return {
    id: randomUUID(),
    type: 'delivery-report',
    version: '1',
    sender: senderOf(receiver),
    occurredAt: at,
    preparedAt: at,
    procedure: 'automatic',
    body: {
      entries: done.map(({ sender, id, logIndex }) => ({
        sender,
        id,
        logIndex: Number(logIndex),
        outcome: 'accepted' as const,
      })) as DeliveryReport['body']['entries'],
    },
  }
}

/** Customs of a country, or a guarantor there: the benchmark's world has nobody else. */
function senderOf(receiver: PartyKey): Sender {
  const [country = '', party] = receiver.split('/')
  return party === undefined ? { country, role: 'customs' } : { country, role: 'guarantor', party }
}
