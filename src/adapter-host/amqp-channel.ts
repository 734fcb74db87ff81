import type { Acknowledgement, FunctionalError, TechnicalError } from '../generated/types.ts'
import type { SendResult } from '../adapter-api/index.ts'
import type { AmqpLink } from './amqp-link.ts'
import { createBackoff } from './backoff.ts'
import { type Channel, StoppedError } from './channel.ts'
import { acceptedBy, type ReceiptReader } from './receipt.ts'
import type { OutRecord } from './records.ts'
import type { Timers } from '../ports/runtime.ts'

export type AnswerMessage = Acknowledgement | FunctionalError | TechnicalError

/** The AMQP way, which also takes the answers that come back in the party's own queue. */
export type AmqpChannel = Channel & {
  /** The result an answer gives to a message under way; undefined when it settles nothing. */
  resultOf(answer: AnswerMessage): SendResult | undefined
  /** Ends the waiting for this result, once it is stored. */
  settle(result: SendResult): void
  /** The connection is up again: everything unanswered is published once more. */
  linkUp(): void
}

export type AmqpChannelOptions = ReceiptReader & {
  link: AmqpLink
  signal: AbortSignal
  timers: Timers
  log: (event: string, fields?: Readonly<Record<string, unknown>>) => void
}

/**
 * A publisher confirm is not acceptance, and a broker that lost its data tells nobody: an unanswered message is
 * published again after this, then ever more rarely. The repeat costs the hub one look-up and yields the same answer.
 */
const REPEAT_AFTER_MS = 15_000
const REPEAT_MOST_MS = 300_000

/** Codes that say nothing about the message, only about the moment. */
const TRY_AGAIN: ReadonlySet<string> = new Set(['unavailable', 'quota'])

type UnderWay = { record: OutRecord; answered: PromiseWithResolvers<SendResult>; again: () => void }

/** Publishes to `corridor.in` and awaits the acknowledgement or error in the own queue (interface.md 4). */
export const createAmqpChannel = (options: AmqpChannelOptions): AmqpChannel => {
  const underWay = new Map<string, UnderWay>()

  const publish = async (record: OutRecord): Promise<void> => {
    await options.link.publish({
      id: record.id,
      type: record.type,
      contentType: record.contentType,
      body: Buffer.from(record.body, 'base64'),
      signature: record.signature,
    })
  }

  /** Publishes now and again until answered: when told to (link up, hub asked for it) and after growing pauses. */
  const repeat = async (entry: UnderWay): Promise<void> => {
    let open = true
    const done = entry.answered.promise.then(
      () => (open = false),
      () => (open = false),
    )
    let pause = REPEAT_AFTER_MS
    while (open && !options.signal.aborted) {
      const ended = new AbortController()
      entry.again = () => ended.abort()
      await publish(entry.record).catch((error) =>
        options.log('publish-failed', { id: entry.record.id, type: entry.record.type, error: String(error) }),
      )
      const backoff = createBackoff(pause, pause, AbortSignal.any([ended.signal, options.signal]), options.timers)
      await Promise.race([done, backoff.wait()])
      ended.abort()
      pause = Math.min(pause * 2, REPEAT_MOST_MS)
    }
  }

  options.signal.addEventListener('abort', () => {
    for (const entry of underWay.values()) entry.answered.reject(new StoppedError())
  })

  return {
    transmit: async (record) => {
      if (options.signal.aborted) throw new StoppedError()
      const entry: UnderWay = { record, answered: Promise.withResolvers<SendResult>(), again: () => undefined }
      underWay.set(record.id, entry)
      try {
        const repeating = repeat(entry)
        const result = await entry.answered.promise
        await repeating
        return result
      } finally {
        underWay.delete(record.id)
      }
    },
    report: publish,
    resultOf: (answer) => {
      const entry = answer.correlationId === undefined ? undefined : underWay.get(answer.correlationId)
      if (!entry) return undefined
      if (answer.type !== 'acknowledgement') {
        if (TRY_AGAIN.has(answer.body.code)) return undefined
        const { status: httpStatus, code, errors = [] } = answer.body
        return { outcome: 'refused', id: entry.record.id, httpStatus, code, errors }
      }
      const { receipt, receiptSignature } = answer.body
      const signed = { bytes: Buffer.from(receipt, 'base64'), signature: Buffer.from(receiptSignature, 'base64') }
      const result = acceptedBy(entry.record, signed, options)
      if ('outcome' in result) return result
      options.log('answer-unusable', { id: entry.record.id, reason: result.fault })
      return undefined
    },
    settle: (result) => underWay.get(result.id)?.answered.resolve(result),
    linkUp: () => {
      for (const entry of underWay.values()) entry.again()
    },
  }
}
