import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { listOf, optional, record, text, wrong, type Check } from '../../domain/values/checks.ts'
import type { Answer } from '../../ports/handle.ts'
import type { ServerDeps } from '../deps.ts'
import { bodyOf } from '../operator-act.ts'
import { retryAfterText } from '../error-handler.ts'
import { inboundOf } from './messages.ts'

/** Messages in one batch, and bytes of it: what a phone has kept of a day without a network. */
const MESSAGES_MAX = 64
const BATCH_BYTES = 256 * 1024

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** Longer ones do not fit into a batch. */
const base64: Check = (value, at) => {
  if (typeof value !== 'string') return [wrong('50', at, typeof value, 'string')]
  return value !== '' && BASE64.test(value) ? [] : [wrong('51', at, value, 'base64')]
}

const BATCH = record({
  messages: listOf(record({ contentType: text(100), body: base64, signature: optional(base64) }), {
    min: 1,
    max: MESSAGES_MAX,
  }),
})

type Sent = { contentType: string; body: string; signature?: string }

/**
 * `POST /v1/messages/batch`: up to 64 messages, each as if posted alone, with a status, headers and body of its own. They are
 * handled one after the other, so that those of one movement take effect in the order given; one that is refused holds up none.
 */
export const batchRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.post('/v1/messages/batch', { bodyLimit: BATCH_BYTES }, async (request) => {
      const { messages } = bodyOf<{ messages: Sent[] }>(deps, request, BATCH)
      const items: object[] = []
      for (const sent of messages) {
        items.push(itemOf(await deps.handle(aloneOf(request, sent))))
      }
      return { items }
    })
  }

/** One message of the batch as the pipeline takes one that was posted alone. */
const aloneOf = (request: FastifyRequest, { contentType, body, signature }: Sent) => ({
  ...inboundOf(request),
  bytes: Buffer.from(body, 'base64'),
  contentType,
  signature,
})

/** The answer to one message: what the same message alone would have been answered. */
function itemOf(answer: Answer): object {
  if (answer.kind === 'accepted') {
    const { httpStatus: status, receipt, receiptSignature } = answer
    const headers = { 'content-type': 'application/json', 'corridor-signature': receiptSignature.toString('base64') }
    return { status, headers, body: receipt.toString('base64') }
  }
  const { stored, problem, httpStatus: status, retryAfterSeconds } = answer
  const retry = retryAfterSeconds === undefined ? {} : { 'retry-after': retryAfterText(retryAfterSeconds) }
  const { bytes, contentType } = stored ?? {
    bytes: Buffer.from(JSON.stringify(problem)),
    contentType: 'application/problem+json',
  }
  return { status, headers: { 'content-type': contentType, ...retry }, body: bytes.toString('base64') }
}
