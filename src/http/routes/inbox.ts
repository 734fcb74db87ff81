import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { InboxRow } from '../../ports/reads.ts'
import type { Channel } from '../../domain/values/party.ts'
import { partyOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { whenNews } from '../news.ts'
import { queryNumber } from '../parameters.ts'
import { EdgeError } from '../problems.ts'
import { createReadGate, type ReadGate } from '../read-gate.ts'
import { inboundOf, sendAnswer } from './messages.ts'
import type { PartyKey } from '../../ports/identity.ts'

const WAIT_MAX_SECONDS = 60
const LIMIT_DEFAULT = 32
const LIMIT_MAX = 100
/** However many polls a party has open, one of them is at the database; those beyond this many are refused. */
const TURNS = { running: 1, waiting: 31 }
/** Commits come in bursts; one query after each burst is enough. */
const COALESCE_MS = 100

/** The caller's key, if it receives this way; a party has exactly one channel. */
function receiverOf(request: FastifyRequest, ways: readonly Channel[]): PartyKey {
  const { key, channel } = partyOf(request)
  if (!ways.includes(channel)) throw new EdgeError(`channel-is-${channel}`)
  return key
}

const view = (row: InboxRow) => ({
  id: row.id,
  sender: row.sender,
  type: row.type,
  ...(row.mrn === undefined ? {} : { mrn: row.mrn }),
  logIndex: row.logIndex,
  contentType: row.contentType,
  body: row.body.toString('base64'),
  ...(row.signature === undefined ? {} : { signature: row.signature.toString('base64') }),
  seal: row.seal.toString('base64'),
})

/** Takes messages when it is the party's turn. */
async function takeInTurn(
  { deps, turns }: { deps: ServerDeps; turns: ReadGate },
  receiver: PartyKey,
  limit: number,
): Promise<InboxRow[]> {
  const turn = turns.enter(receiver)
  if (turn === undefined) throw new EdgeError('quota', { retryAfterSeconds: 1 })
  const leave = await turn
  try {
    return await deps.inbox.take(receiver, limit, deps.clock())
  } finally {
    leave()
  }
}

/** `GET /v1/inbox?wait=` and `POST /v1/inbox/reports`, a `delivery-report` message like any other. */
export const inboxRoutes =
  (deps: ServerDeps, closing: AbortSignal): FastifyPluginAsync =>
  async (app) => {
    const turns = createReadGate(TURNS)
    app.get('/v1/inbox', async (request, reply) => {
      const receiver = receiverOf(request, ['inbox'])
      // HEAD must change nothing, and a caller that gets no body must not count as having received a message.
      if (request.method === 'HEAD') return reply.type('application/json; charset=utf-8').send()
      const wait = queryNumber(request, 'wait', { min: 0, max: WAIT_MAX_SECONDS }) ?? 0
      const limit = queryNumber(request, 'limit', { min: 1, max: LIMIT_MAX }) ?? LIMIT_DEFAULT
      const gone = new AbortController()
      reply.raw.once('close', () => gone.abort())
      const waiting = { waitMs: wait * 1_000, coalesceMs: COALESCE_MS, ended: AbortSignal.any([closing, gone.signal]) }
      // Messages handed out and not reported are handed out again (src/ports/reads.ts, Inbox).
      const rows = await whenNews(
        deps,
        waiting,
        () => takeInTurn({ deps, turns }, receiver, limit),
        (taken) => taken.length > 0,
      )
      return { messages: (rows ?? []).map(view) }
    })

    app.post('/v1/inbox/reports', async (request, reply) => {
      receiverOf(request, ['inbox', 'webhook'])
      return sendAnswer(deps, request, reply, await deps.handle(inboundOf(request)))
    })
  }
