import { type Envelope, MappingError, type Message, type Verdict } from '../adapter-api/index.ts'
import { createBackoff } from './backoff.ts'
import { catalogue } from '../generated/catalogue.ts'
import { orderOf } from './records.ts'
import type { Timers } from '../ports/runtime.ts'
import type { Handling, UnmappedStore } from './unmapped.ts'

export type HandOverDeps = {
  read: (envelope: Envelope) => { message: Message } | { reason: string }
  handling: (type: string) => Handling
  unmapped: UnmappedStore
  handOver: (message: Message, envelope: Envelope) => Promise<Verdict>
  /** Stores and reports the verdict. */
  conclude: (envelope: Envelope, verdict: Verdict) => Promise<void>
  fatal: (error: unknown) => void
  signal: AbortSignal
  timers: Timers
  log: (event: string, fields?: Readonly<Record<string, unknown>>) => void
}

/**
 * Hands stored deliveries to the national system: one after the other per movement, while movements do not wait for each
 * other. One that cannot be taken now is retried for as long as it takes, since only a verdict releases the next.
 */
export const createHandOver = (deps: HandOverDeps): ((envelope: Envelope) => void) => {
  const lastOf = new Map<string, Promise<void>>()

  const handOver = async (envelope: Envelope): Promise<void> => {
    const verdict = await verdictOn(envelope)
    if (verdict) await deps.conclude(envelope, verdict)
  }

  const keep = async (envelope: Envelope): Promise<Verdict> => {
    await deps.unmapped.keep(envelope)
    deps.log('unmapped', { sender: envelope.sender, id: envelope.id, type: envelope.type })
    return { outcome: 'accepted', reason: 'unmapped' }
  }

  const ask = async (envelope: Envelope): Promise<Verdict> => {
    // A type newer than this host cannot be read here, yet its seal held: it is kept like any other without a mapping.
    if (!(envelope.type in catalogue)) return keep(envelope)
    const read = deps.read(envelope)
    if ('reason' in read) return { outcome: 'refused', reason: read.reason }
    const { type } = read.message
    const handling = deps.handling(type)
    if (handling === 'refuse') return { outcome: 'refused', reason: `this adapter refuses ${type}` }
    return handling === 'keep' ? keep(envelope) : deps.handOver(read.message, envelope)
  }

  /** The verdict on a delivery, asked for until there is one; undefined when stopping. */
  const verdictOn = async (envelope: Envelope): Promise<Verdict | undefined> => {
    const backoff = createBackoff(100, 30_000, deps.signal, deps.timers)
    while (!deps.signal.aborted) {
      try {
        return await ask(envelope)
      } catch (error) {
        if (error instanceof MappingError) return { outcome: 'refused', reason: error.message }
        deps.log('deliver-again', { sender: envelope.sender, id: envelope.id, error: String(error) })
        await backoff.wait()
      }
    }
    return undefined
  }

  return (envelope) => {
    const order = orderOf(envelope)
    const before = lastOf.get(order) ?? Promise.resolve()
    const done = before
      .then(() => handOver(envelope))
      .catch(deps.fatal)
      .finally(() => {
        if (lastOf.get(order) === done) lastOf.delete(order)
      })
    lastOf.set(order, done)
  }
}
