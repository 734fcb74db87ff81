import type { PartyKey } from '../../src/domain/values/party.ts'
import type { Broker, BrokerReady, FailedRow } from '../../src/ports/broker.ts'
import type { OutboxMessage, SentRow } from '../../src/ports/outbox.ts'
import type { Faults } from './faults.ts'

/** A courier that keeps queues in memory and may lose, repeat or wipe what it carries. All hubs share one. */
export class Courier {
  readonly queues = new Map<PartyKey, OutboxMessage[]>()
  readonly #faults: Faults
  readonly #listeners = new Set<(ready: BrokerReady) => void>()
  #marked = false
  /** Called when something has come into a queue. */
  arrived: (receiver: PartyKey) => void = () => undefined

  constructor(faults: Faults, receivers: readonly PartyKey[]) {
    this.#faults = faults
    for (const receiver of receivers) this.queues.set(receiver, [])
  }

  /** Its disk is lost, and every hub notices at its next connect. */
  wipe(): void {
    for (const receiver of this.queues.keys()) this.queues.set(receiver, [])
    this.#marked = false
    const created = [...this.queues.keys()]
    for (const listener of this.#listeners) listener({ sameGeneration: false, created })
  }

  /** The port of one hub's life. */
  connect(point: () => Promise<void>): { broker: Broker; disconnect: () => void } {
    const own = new Set<(ready: BrokerReady) => void>()
    const broker: Broker = {
      start: async () => undefined,
      stop: async () => undefined,
      setOwners: async () => undefined,
      publish: (messages) => this.#publish(messages, point),
      consume: async () => undefined,
      drainDead: async () => undefined,
      status: async (receivers) => {
        await point()
        return receivers.map((receiver) => {
          const messages = this.queues.get(receiver)?.length ?? 0
          return { receiver, exists: true, messages, ready: messages, consumers: 1 }
        })
      },
      repair: async () => [],
      leaveMarker: async () => {
        await point()
        this.#marked = true
      },
      onReady: (listener) => {
        own.add(listener)
        this.#listeners.add(listener)
        listener({ sameGeneration: this.#marked, created: [] })
      },
      connected: () => true,
    }
    return {
      broker,
      disconnect: () => {
        for (const listener of own) this.#listeners.delete(listener)
      },
    }
  }

  async #publish(messages: readonly OutboxMessage[], point: () => Promise<void>) {
    const confirmed: SentRow[] = []
    const failed: FailedRow[] = []
    for (const message of messages) {
      await point()
      const { receiver, logIndex, epoch } = message
      const row = { receiver, logIndex, epoch }
      if (this.#faults.happens('loseMessage')) {
        failed.push({ ...row, cause: 'not-connected', error: 'lost before the broker had it' })
        continue
      }
      this.queues.get(receiver)?.push(message)
      if (this.#faults.happens('repeat')) this.queues.get(receiver)?.push(message)
      this.arrived(receiver)
      if (this.#faults.happens('loseConfirm')) {
        failed.push({ ...row, cause: 'not-connected', error: 'the confirm was lost' })
      } else confirmed.push(row)
    }
    await point()
    return { confirmed, failed }
  }
}
