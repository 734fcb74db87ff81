import type { RefusalFinding, SendResult } from '../adapter-api/index.ts'
import { createBackoff } from './backoff.ts'
import { type Channel, StoppedError } from './channel.ts'
import { type HubHttp, type HubReply, statusOf } from './hub-http.ts'
import { acceptedBy, type ReceiptReader } from './receipt.ts'
import type { OutRecord } from './records.ts'
import { textOf } from '../amqp/bounded.ts'
import type { Timers } from '../ports/runtime.ts'

export type HttpChannelOptions = ReceiptReader & {
  http: HubHttp
  signal: AbortSignal
  timers: Timers
  log: (event: string, fields?: Readonly<Record<string, unknown>>) => void
}

/** After this the request counts as unanswered; the same bytes are sent again and get the first answer. */
const ANSWER_WITHIN_MS = 30_000

/**
 * Statuses that say nothing about the message: the caller's token or certificate is not known yet, a quota, or the hub's own state.
 */
const TRY_AGAIN: ReadonlySet<number> = new Set([401, 408, 429, 500, 502, 503, 504])

type Attempt = { result: SendResult } | { again: string; afterMs: number }

/** Sends over `POST /v1/messages` and waits for the receipt (interface.md 3). */
export const createHttpChannel = (options: HttpChannelOptions): Channel => {
  const post = (record: OutRecord): Promise<HubReply> =>
    options.http.ask('/v1/messages', {
      method: 'POST',
      headers: {
        'content-type': record.contentType,
        'corridor-signature': record.signature,
        accept: 'application/json, application/problem+json',
      },
      body: Buffer.from(record.body, 'base64'),
      withinMs: ANSWER_WITHIN_MS,
    })

  const attempt = async (record: OutRecord): Promise<Attempt> => {
    try {
      const reply = await post(record)
      const { status, headers, body } = reply
      if (status === 200 || status === 202) {
        const signature = Buffer.from(String(headers['corridor-signature'] ?? ''), 'base64')
        const result = acceptedBy(record, { bytes: body, signature }, options)
        return 'outcome' in result ? { result } : { again: result.fault, afterMs: 0 }
      }
      if (TRY_AGAIN.has(status)) {
        const afterMs = Number(headers['retry-after'] ?? 0) * 1000
        return { again: statusOf(reply), afterMs: Number.isFinite(afterMs) ? afterMs : 0 }
      }
      return { result: refusedBy(record.id, status, body) }
    } catch (error) {
      return { again: textOf(error), afterMs: 0 }
    }
  }

  return {
    transmit: async (record) => {
      const backoff = createBackoff(200, 30_000, options.signal, options.timers)
      while (!options.signal.aborted) {
        const made = await attempt(record)
        if ('result' in made) return made.result
        if (options.signal.aborted) break
        options.log('send-again', { id: record.id, type: record.type, reason: made.again })
        await backoff.wait(made.afterMs)
      }
      throw new StoppedError()
    },
    report: async (record) => {
      const made = await attempt(record)
      if ('again' in made) throw new Error(made.again)
      if (made.result.outcome === 'refused') options.log('report-refused', { ...made.result })
    },
  }
}

const refusedBy = (id: string, httpStatus: number, body: Buffer): SendResult => {
  try {
    const problem = JSON.parse(body.toString('utf8')) as { code?: string; errors?: RefusalFinding[] }
    return {
      outcome: 'refused',
      id,
      httpStatus,
      code: problem.code ?? String(httpStatus),
      errors: problem.errors ?? [],
    }
  } catch {
    // Not an answer of the hub's: something in between answered. Only the status is known.
    return { outcome: 'refused', id, httpStatus, code: String(httpStatus), errors: [] }
  }
}
