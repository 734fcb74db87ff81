import { createHash } from 'node:crypto'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { dateTime, flag, listOf, optional, record, text } from '../../domain/values/checks.ts'
import type { ActAnswer, ParkedAct } from '../../ports/acts.ts'
import { reasonIn } from '../act-reason.ts'
import { callerOf, viewerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import type { ParkedFilter, ParkedView } from '../../ports/reads.ts'
import { bodyOf } from '../operator-act.ts'
import { PAGE_MAX, pageRequest, pathText, queryText, withCursor } from '../parameters.ts'
import { EdgeError, foundWrong, notFound } from '../problems.ts'
import { asParty, parsePartyKey } from '../../domain/values/party.ts'

const ID = /^([0-9]{1,18})-([A-Z]{2}(?:\.[^.\s]{1,70})?)$/

/**
 * `GET /v1/parked`: deliveries given up for now, why, and how much each holds back; a party sees those parked for it. Also
 * an operator's acts on them: replay sends the message once more; discard releases its followers and takes a second
 * operator.
 */
export const parkedRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/parked', (request) =>
      withCursor(request, () => deps.reads.parked(viewerOf(request), pageRequest(request), filterOf(request))),
    )

    app.post('/v1/parked/replays', (request) => replayAll(deps, request))

    for (const act of ['replay', 'discard'] as const) {
      app.post(`/v1/parked/:id/${act}`, (request, reply) => decide(deps, act, request, reply))
    }
  }

function filterOf(request: FastifyRequest): ParkedFilter {
  const [receiver, cause, type] = ['receiver', 'cause', 'type'].map((name) => queryText(request, name))
  const since = queryText(request, 'since')
  return {
    ...(receiver === undefined ? {} : { receiver: asParty(receiver) }),
    ...(cause === undefined ? {} : { cause }),
    ...(type === undefined ? {} : { type }),
    ...(since === undefined ? {} : { since: new Date(since) }),
  }
}

type Replays = {
  ids?: string[]
  filter?: { receiver?: string; cause?: string; type?: string; since?: string }
  reason?: string
  dryRun?: boolean
  plan?: string
}

const REPLAYS = record({
  ids: optional(listOf(text(100, ID), { max: PAGE_MAX })),
  filter: optional(
    record({
      receiver: optional(text(73)),
      cause: optional(text(40)),
      type: optional(text(70)),
      since: optional(dateTime),
    }),
  ),
  reason: optional(text(512)),
  dryRun: optional(flag),
  plan: optional(text(64)),
})

/** Names a plan: another one as soon as a message is gone, was tried again, or holds back others than when it was made. */
const planOf = (items: readonly ParkedView[]): string =>
  createHash('sha256')
    .update(JSON.stringify(items.map(({ id, attempts, since, followers }) => [id, attempts, since, followers])))
    .digest('hex')

/**
 * Sends many once more: first a plan, then exactly what stood in it, each as an act of its own with a result of its own. What stands
 * earlier in the log goes first, so that of one movement nothing overtakes.
 */
async function replayAll(deps: ServerDeps, request: FastifyRequest) {
  const operator = callerOf(request)
  if (operator.kind !== 'operator') throw new EdgeError('forbidden')
  const { ids, filter = {}, dryRun = false, plan } = bodyOf<Replays>(deps, request, REPLAYS)
  const { receiver, since, ...rest } = filter
  const party = receiver === undefined ? undefined : parsePartyKey(receiver)
  if (receiver !== undefined && party === undefined) throw foundWrong([{ code: '12', pointer: '/filter/receiver' }])
  const { items, next } = await deps.reads.parked(
    viewerOf(request),
    { limit: PAGE_MAX },
    {
      ...rest,
      ...(party === undefined ? {} : { receiver: party }),
      ...(since === undefined ? {} : { since: new Date(since) }),
      ...(ids === undefined ? {} : { ids }),
    },
  )
  const planned = planOf(items)
  const gone = (ids ?? []).filter((id) => !items.some((item) => item.id === id))
  const told = { plan: planned, gone, more: next !== undefined }
  if (dryRun) return { ...told, items }
  const reason = reasonIn(request.body)
  if (plan !== planned) throw new EdgeError('plan-stale')
  const results: { id: string; outcome: string; logIndex?: number }[] = []
  for (const { id, receiver: to } of items) {
    const [, logIndex = ''] = ID.exec(id) ?? []
    const named = { receiver: to, logIndex: BigInt(logIndex) }
    const answer = await deps.actOnParked({ act: 'replay', ...named, operator: operator.name, reason })
    const leaf = 'logIndex' in answer ? { logIndex: Number(answer.logIndex) } : {}
    results.push({ id, outcome: answer.kind, ...leaf })
  }
  return { ...told, items, results }
}

async function decide(deps: ServerDeps, act: ParkedAct, request: FastifyRequest, reply: FastifyReply) {
  const operator = callerOf(request)
  if (operator.kind !== 'operator') throw new EdgeError('forbidden')
  const [, logIndex, receiver] = ID.exec(pathText(request, 'id')) ?? []
  const reason = reasonIn(request.body)
  const party = parsePartyKey(receiver?.replace('.', '/') ?? '')
  if (logIndex === undefined || party === undefined) throw notFound()
  const named = { receiver: party, logIndex: BigInt(logIndex) }
  const answer = await deps.actOnParked({ act, ...named, operator: operator.name, reason })
  return send(reply, answer)
}

function send(reply: FastifyReply, answer: ActAnswer): FastifyReply {
  switch (answer.kind) {
    case 'not-found':
      throw notFound()
    case 'already-decided':
      throw new EdgeError('already-decided')
    case 'second-operator-required':
      throw new EdgeError('second-operator-required')
    case 'replayed':
    case 'discarded':
    case 'discard-rejected':
      return reply.code(200).send({ outcome: answer.kind, logIndex: Number(answer.logIndex) })
    case 'discard-asked':
      return reply.code(202).send({ outcome: answer.kind, logIndex: Number(answer.logIndex) })
  }
}
