import { isMessageId } from '../../domain/values/identifiers.ts'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Answer, Inbound, Language } from '../../ports/handle.ts'
import type { PartyKey } from '../../ports/identity.ts'
import { callerOf, partyOf, viewerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { retryAfterText, sendProblem } from '../error-handler.ts'
import { asksForXml, languageOf } from '../pages/language.ts'
import { pathText, queryText } from '../parameters.ts'
import { badParameter, notFound, there } from '../problems.ts'
import { asParty } from '../../domain/values/party.ts'

const one = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header.join(',') : header

/**
 * The request as the pipeline takes it: the bytes as they came. A body with a content encoding is refused, since what was
 * signed would have to be unpacked first.
 */
export function inboundOf(request: FastifyRequest): Inbound {
  const traceparent = one(request.headers['traceparent'])
  const encoding = request.headers['content-encoding']?.toLowerCase() ?? 'identity'
  return {
    bytes: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    contentType: encoding === 'identity' ? request.headers['content-type'] : undefined,
    signature: one(request.headers['corridor-signature']),
    caller: senderOf(request),
    channel: 'http',
    language: languageOf(request.headers['accept-language']),
    answersXml: asksForXml(request.headers.accept),
    properties: {},
    ...(traceparent === undefined ? {} : { traceparent }),
  }
}

/** Who may send: a party's system, which signs, or one of its officers through the hub's own app, which does not. */
function senderOf(request: FastifyRequest): Inbound['caller'] {
  const identity = callerOf(request)
  if (identity.kind === 'officer') return identity
  return { kind: 'party', key: partyOf(request).key }
}

/** Sends the pipeline's answer: stored bytes exactly as stored, a problem otherwise. */
export function sendAnswer(
  deps: ServerDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer,
): FastifyReply {
  if (answer.kind === 'accepted') {
    return reply
      .code(answer.httpStatus)
      .header('corridor-signature', answer.receiptSignature.toString('base64'))
      .type('application/json')
      .send(answer.receipt)
  }
  const { stored, problem, httpStatus, retryAfterSeconds } = answer
  if (stored === undefined) return sendProblem(deps, request, reply, problem, retryAfterSeconds)
  if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterText(retryAfterSeconds))
  return reply.code(httpStatus).type(stored.contentType).send(stored.bytes)
}

/** `?sender=`, else the caller's own messages. Operators and auditors have none of their own and must name one. */
function keyOf(request: FastifyRequest): { sender: PartyKey; id: string } {
  const id = pathText(request, 'id').toLowerCase()
  const named = queryText(request, 'sender')
  const caller = callerOf(request)
  // The form of what was named is judged with the query (src/http/query-parameters.ts).
  const own = 'key' in caller ? caller.key : undefined
  const sender = named === undefined ? own : asParty(named)
  if (sender === undefined) throw badParameter('sender', '')
  if (!isMessageId(id)) throw notFound()
  return { sender, id }
}

/** `POST /v1/messages`, and what is kept of one message: metadata, received bytes, receipt. */
export const messageRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.post('/v1/messages', async (request, reply) =>
      sendAnswer(deps, request, reply, await deps.handle(inboundOf(request))),
    )

    app.get('/v1/messages/:id', async (request) => {
      const { sender, id } = keyOf(request)
      const message = await deps.reads.message(viewerOf(request), sender, id)
      if (message === undefined) throw notFound()
      return message
    })

    app.get('/v1/messages/:id/body', async (request, reply) => {
      const { sender, id } = keyOf(request)
      const found = there(await deps.reads.body(viewerOf(request), sender, id))
      if (found.signature !== undefined) reply.header('corridor-signature', found.signature.toString('base64'))
      if (found.seal !== undefined) reply.header('corridor-seal', found.seal.toString('base64'))
      return reply.type(found.contentType).send(found.body)
    })

    app.get('/v1/messages/:id/evidence', async (request, reply) => {
      const { sender, id } = keyOf(request)
      const file = there(await deps.makeEvidence(viewerOf(request), sender, id))
      return reply.type('application/vnd.corridor.evidence+json').send(file)
    })

    app.get('/v1/messages/:id/reading', async (request) => {
      const { sender, id } = keyOf(request)
      const found = there(await deps.reads.content(viewerOf(request), sender, id))
      const asked = queryText(request, 'language') as Language | undefined
      const language = asked ?? languageOf(request.headers['accept-language'])
      const { mrn } = found
      return { sender, id, ...(mrn === undefined ? {} : { mrn }), language, ...deps.readMessage(found, language) }
    })

    app.get('/v1/messages/:id/receipt', async (request, reply) => {
      const { sender, id } = keyOf(request)
      const found = await deps.reads.receipt(viewerOf(request), sender, id)
      if (found === undefined) throw notFound()
      return reply
        .header('corridor-signature', found.signature.toString('base64'))
        .type('application/json')
        .send(found.receipt)
    })
  }
