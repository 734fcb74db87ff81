import { randomUUID } from 'node:crypto'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { numberValue } from '../../domain/model/searched.ts'
import { type Check, dateTime, listOf, oneOf, optional, record, text, wrong } from '../../domain/values/checks.ts'
import { asMrn, isMessageId, type Mrn } from '../../domain/values/identifiers.ts'
import { compared, respelled } from '../../domain/values/spelling.ts'
import { isFuture } from '../../domain/values/time.ts'
import { CAPTURE_KINDS, type CaptureState, type CaptureView, type Seen } from '../../ports/captures.ts'
import type { Officer } from '../../ports/passages.ts'
import { callerOf, viewerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { sendProblem } from '../error-handler.ts'
import { bodyOf } from '../operator-act.ts'
import { languageOf } from '../pages/language.ts'
import { pageRequest, pathText, queryText, withCursor } from '../parameters.ts'
import { EdgeError, foundWrong, notFound } from '../problems.ts'

/** Movements suggested at most: an officer looks through no more at a barrier. */
const SUGGESTED_MAX = 8
/** Numbers by which movements are suggested; each is a search of its own. */
const SOUGHT_MAX = 4
const UNDER_WAY = ['released', 'in-transit', 'at-border', 'arrived']

const id: Check = (value, at) =>
  typeof value === 'string' && isMessageId(value.toLowerCase()) ? [] : [wrong('51', at, value, 'UUID')]

const CAPTURE = record({
  id: optional(id),
  kind: oneOf(CAPTURE_KINDS),
  office: text(20),
  occurredAt: dateTime,
  occurredPrecision: optional(oneOf(['second', 'minute', 'day'])),
  vehicle: optional(text(35)),
  carnet: optional(text(35)),
  provisional: optional(text(35)),
  seals: optional(listOf(text(35), { min: 1, max: 99 })),
  remarks: optional(text(512)),
})
const MATCH = record({ mrn: text(60) })
const CLOSE = record({ reason: text(500) })

/**
 * `POST /v1/captures`: a vehicle that an officer has seen and whose movement nobody knows; `GET` lists them. `…/match` makes the
 * notice with the time of the capture once the movement is known, `…/close` ends one with a reason (interface.md 7 and 8).
 */
export const captureRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.post('/v1/captures', async (request, reply) => {
      const officer = officerOf(request)
      const { id: given = randomUUID(), ...seen } = bodyOf<Seen & { id?: string }>(deps, request, CAPTURE)
      if (!officer.offices.includes(seen.office)) throw new EdgeError('forbidden')
      const found = [
        ...(isFuture(seen.occurredAt, deps.clock().getTime())
          ? [wrong('12', { pointer: '/occurredAt' }, seen.occurredAt)]
          : []),
        // Nothing could ever be matched to it.
        ...((seen.vehicle ?? seen.carnet ?? seen.provisional) === undefined
          ? [wrong('13', { pointer: '/vehicle' })]
          : []),
      ]
      if (found.length > 0) throw foundWrong(found)
      const key = { party: officer.key, id: given.toLowerCase() }
      const kept = await deps.captures.keep(key, seen, officer.name, deps.clock())
      if (kept === 'differs') throw new EdgeError('26', { words: { value: key.id } })
      return reply.code(202).send({ id: key.id, suggestions: await suggestionsFor(deps, request, kept.capture) })
    })

    app.get('/v1/captures', (request) => {
      const { party, offices } = ownersOf(deps, request)
      // The pattern of the parameter lets nothing else through.
      const state = (queryText(request, 'state') ?? 'open') as CaptureState
      return withCursor(request, () => deps.captures.list({ party, offices, state }, pageRequest(request)))
    })

    app.post('/v1/captures/:id/match', async (request, reply) => {
      const officer = officerOf(request)
      const { mrn } = bodyOf<{ mrn: string }>(deps, request, MATCH)
      const capture = await openOf(deps, request, officer)
      return match(deps, request, reply, { officer, capture, mrn: respelled(mrn, 'mrn') })
    })

    app.post('/v1/captures/:id/close', async (request) => {
      const officer = officerOf(request)
      const { reason } = bodyOf<{ reason: string }>(deps, request, CLOSE)
      const { id: key } = await openOf(deps, request, officer)
      const end = { reason, by: officer.name, at: deps.clock() }
      const ended = await deps.captures.end({ party: officer.key, id: key }, end)
      if (ended === undefined) throw new EdgeError('already-decided')
      return ended
    })
  }

function officerOf(request: FastifyRequest): Officer {
  const caller = callerOf(request)
  if (caller.kind !== 'officer') throw new EdgeError('forbidden')
  return caller
}

/** Whose captures the caller sees: an officer those of its offices, customs those of all of its own. */
function ownersOf(deps: ServerDeps, request: FastifyRequest) {
  const caller = callerOf(request)
  if (caller.kind === 'officer') return { party: caller.key, offices: caller.offices }
  if (caller.kind !== 'party' || caller.role !== 'customs') throw new EdgeError('forbidden')
  const { country } = caller
  const offices = deps.reference().offices.flatMap((one) => (one.country === country ? [one.code] : []))
  return { party: caller.key, offices }
}

/** The capture in the path, as long as it is open. */
async function openOf(deps: ServerDeps, request: FastifyRequest, { key, offices }: Officer): Promise<CaptureView> {
  const named = pathText(request, 'id').toLowerCase()
  const capture = isMessageId(named) ? await deps.captures.one({ party: key, id: named }) : undefined
  if (capture === undefined || !offices.includes(capture.office)) throw notFound()
  if (capture.state !== 'open') throw new EdgeError('already-decided')
  return capture
}

type Matching = { officer: Officer; capture: CaptureView; mrn: string }

/**
 * Makes the notice as the officer would have, with the time at which the vehicle was seen. Its id comes from the capture's: said
 * again after a failure in between, it is the same notice, and the capture ends then.
 */
async function match(
  deps: ServerDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { officer, capture, mrn }: Matching,
): Promise<object> {
  const language = languageOf(request.headers['accept-language'])
  const answer = await deps.confirmPassage(officer, Buffer.from(JSON.stringify(passageOf(capture, mrn))), language)
  if (answer.kind === 'refused') return sendProblem(deps, request, reply, answer.problem, answer.retryAfterSeconds)
  const [item] = answer.items
  if (item === undefined) throw new EdgeError('unavailable')
  if ('problem' in item) return sendProblem(deps, request, reply, item.problem)
  const end = { mrn: asMrn(mrn), by: officer.name, at: deps.clock() }
  await deps.captures.end({ party: officer.key, id: capture.id }, end)
  const [receipt, receiptSignature] = [item.receipt, item.receiptSignature].map((one) => one.toString('base64'))
  return { id: capture.id, mrn, status: item.httpStatus, notice: item.id, receipt, receiptSignature }
}

/** The confirmation that the capture stands for. It was entered when its movement was not known: by hand, later. */
const passageOf = (capture: CaptureView, mrn: string): object => {
  const { id: cause, kind, office, occurredAt, occurredPrecision, capturedAt, vehicle, seals, remarks } = capture
  return {
    id: cause,
    kind,
    office,
    mrns: [mrn],
    occurredAt,
    ...(occurredPrecision === undefined ? {} : { occurredPrecision }),
    preparedAt: capturedAt,
    procedure: 'manual',
    sealCheck:
      seals === undefined
        ? { state: 'not-checked' }
        : { state: 'intact', seals: seals.map((seal) => ({ id: seal, state: 'intact' })) },
    ...(vehicle === undefined ? {} : { vehicle: { typeOfIdentification: '30', identification: vehicle } }),
    ...(remarks === undefined ? {} : { remarks }),
  }
}

/** Movements under way that bear one of the numbers seen, as far as the officer may see them. */
async function suggestionsFor(deps: ServerDeps, request: FastifyRequest, seen: Seen): Promise<object[]> {
  const sought = [
    ...(seen.vehicle === undefined ? [] : [['vehicle', 'container', 'device'].map((kind) => [kind, seen.vehicle])]),
    ...[seen.carnet, seen.provisional].flatMap((one) => (one === undefined ? [] : [[['reference', one]]])),
    ...(seen.seals ?? []).map((seal) => [['seal', seal]]),
  ] as [Parameters<typeof numberValue>[0], string][][]
  const found = new Map<Mrn, object>()
  for (const numbers of sought.slice(0, SOUGHT_MAX)) {
    const values = numbers.flatMap(([kind, one]) => (compared(one) === '' ? [] : [numberValue(kind, one)]))
    const filter = { numbers: [values], states: UNDER_WAY }
    const { items } = await deps.reads.movements(viewerOf(request), filter, { limit: SUGGESTED_MAX })
    for (const { mrn, state, vehicle, seals } of items)
      found.set(mrn, { mrn, state, ...(vehicle === undefined ? {} : { vehicle }), seals: seals ?? [] })
  }
  return [...found.values()].slice(0, SUGGESTED_MAX)
}
