import { type Envelope, MappingError, type Message, type Verdict } from '../adapter-api/index.ts'
import { createBackoff } from './backoff.ts'
import { orderOf } from './records.ts'

export type HandOverDeps = {
  read: (envelope: Envelope) => { message: Message } | { reason: string }
  handOver: (message: Message, envelope: Envelope) => Promise<Verdict>
  /** Stores and reports the verdict. */
  conclude: (envelope: Envelope, verdict: Verdict) => Promise<void>
  fatal: (error: unknown) => void
  signal: AbortSignal
  log: (event: string, fields?: Readonly<Record<string, unknown>>) => void
}

/**
 * Hands stored deliveries to the national system: one after the other per movement, while movements do not wait for
 * each other. One that cannot be taken now is tried again for as long as it takes, since only a verdict lets the next
 * follow.
 */
export const createHandOver = (deps: HandOverDeps): ((envelope: Envelope) => void) => {
  const lastOf = new Map<string, Promise<void>>()

  const handOver = async (envelope: Envelope): Promise<void> => {
    const read = deps.read(envelope)
    if ('reason' in read) return deps.conclude(envelope, { outcome: 'refused', reason: read.reason })
    const verdict = await verdictOn(read.message, envelope)
    if (verdict) await deps.conclude(envelope, verdict)
  }

  /** The national system's verdict, asked for until there is one; undefined when stopping. */
  const verdictOn = async (message: Message, envelope: Envelope): Promise<Verdict | undefined> => {
    const backoff = createBackoff(100, 30_000, deps.signal)
    while (!deps.signal.aborted) {
      try {
        return await deps.handOver(message, envelope)
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
