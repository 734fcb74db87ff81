import type { Config } from '../config.ts'
import type { CommitterDeps } from '../pipeline/commit.ts'
import { isAsked } from '../pipeline/work.ts'
import type { Carrier } from '../ports/broker.ts'
import type { CommitTx } from '../ports/commit.ts'
import type { Answer, Handle, Inbound } from '../ports/handle.ts'
import type { OutboxMessage } from '../ports/outbox.ts'
import type { Log } from '../ports/runtime.ts'
import type { Span, SpanFacts, Tracing } from '../ports/tracing.ts'
import type { Closers } from './closers.ts'
import { processTimers } from './process-timers.ts'

/**
 * Where messages are followed, around the parts that move them. Every function here returns the part itself where no traces
 * are kept: then nothing of this runs, and no package of OpenTelemetry is loaded (docs/decisions/0223).
 */
export async function openTracing(
  { tracing }: Pick<Config, 'tracing'>,
  log: Log,
  closers: Closers,
): Promise<Tracing | undefined> {
  if (tracing === undefined) return undefined
  const { createOtlpTracing } = await import('../tracing/otlp.ts')
  const opened = createOtlpTracing({ ...tracing, log, timers: processTimers })
  closers.push(() => opened.stop())
  return opened
}

/** A span for each message, from the first look at it until its answer stands. */
export function tracedHandle(handle: Handle, tracing: Tracing | undefined): Handle {
  if (tracing === undefined) return handle
  return async (inbound) => {
    const span = tracing.begin('take', { parent: inbound.traceparent, over: inbound.channel })
    try {
      const answer = await handle({ ...inbound, trace: span.traceparent })
      span.end(factsOf(inbound, answer))
      return answer
    } catch (error) {
      span.end({ ...senderOf(inbound), outcome: 'failed', failed: true })
      throw error
    }
  }
}

const senderOf = ({ caller }: Inbound): Pick<SpanFacts, 'sender'> => ('key' in caller ? { sender: caller.key } : {})

/** What a receipt, which is ours, says of its message. */
type Told = { type: string; mrn?: string; provisional?: string; logIndex: number; status: string }

function factsOf(inbound: Inbound, answer: Answer): SpanFacts {
  if (answer.kind === 'refused')
    return { ...senderOf(inbound), id: inbound.properties.id, outcome: answer.code, failed: answer.httpStatus >= 500 }
  const { type, mrn, provisional, logIndex, status } = JSON.parse(answer.receipt.toString()) as Told
  const outcome = answer.repeat ? 'repeat' : status
  return { sender: answer.key.sender, id: answer.key.id, type, mrn: mrn ?? provisional, logIndex, outcome }
}

type Commits = Pick<CommitterDeps, 'commit' | 'run'>

/**
 * A span for each commit that has a message with a trace in it, linked with all of these; below that message where it is alone.
 */
export function tracedCommits({ commit, run }: Commits, tracing: Tracing | undefined): Commits {
  if (tracing === undefined) return { commit, run }
  const spans = new WeakMap<CommitTx, Span>()
  return {
    run(tx, works) {
      const links = works.flatMap((work) => (isAsked(work) ? (work.received.trace ?? []) : [])).filter(isKept)
      const [parent] = links.length === 1 ? links : []
      if (links.length > 0) spans.set(tx, tracing.begin('commit', { parent, links: links.slice(0, LINKS_MAX) }))
      return run(tx, works)
    },
    async commit(work) {
      let used: CommitTx | undefined
      const ends = (facts: SpanFacts): void => (used === undefined ? undefined : spans.get(used)?.end(facts))
      try {
        const done = await commit((tx) => {
          used = tx
          return work(tx)
        })
        ends({ outcome: 'committed' })
        return done
      } catch (error) {
        ends({ outcome: 'failed', failed: true })
        throw error
      }
    },
  }
}

/** As many as the SDK keeps of one span. */
const LINKS_MAX = 128

/** Whether the sampler has chosen this trace: the last bit of the flags. */
const isKept = (traceparent: string): boolean => /[13579bdf]$/.test(traceparent)

/** A span for each message handed over, which its receiver can go on with. */
export function tracedCarrier(carrier: Carrier, tracing: Tracing | undefined): Carrier {
  if (tracing === undefined) return carrier
  return {
    async publish(messages) {
      const begun = messages.map((message) => ({ message, span: tracing.begin('deliver', { parent: message.trace }) }))
      const result = await carrier.publish(begun.map(({ message, span }) => ({ ...message, trace: span.traceparent })))
      const failures = new Map(result.failed.map((row) => [`${row.receiver} ${row.logIndex}`, row.cause]))
      for (const { message, span } of begun) {
        const cause = failures.get(`${message.receiver} ${message.logIndex}`)
        span.end({ ...deliveryOf(message), outcome: cause ?? 'delivered', failed: cause !== undefined })
      }
      return result
    },
    drainDead: (handler) => carrier.drainDead(handler),
    status: (receivers) => carrier.status(receivers),
    repair: () => carrier.repair(),
    leaveMarker: () => carrier.leaveMarker(),
    onReady: (listener) => carrier.onReady(listener),
    connected: () => carrier.connected(),
  }
}

const deliveryOf = ({
  sender,
  receiver,
  type,
  id,
  mrn,
  logIndex,
  attempts,
}: OutboxMessage): Omit<SpanFacts, 'outcome'> => ({
  sender,
  receiver,
  type,
  id,
  mrn,
  logIndex: Number(logIndex),
  attempt: attempts,
})
