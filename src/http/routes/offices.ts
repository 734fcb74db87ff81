import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { DUTIES } from '../../domain/model/duties.ts'
import type { Movement } from '../../domain/model/movement.ts'
import type { ExpectedVehicle } from '../../domain/office-app/expected.ts'
import type { Mrn } from '../../domain/values/identifiers.ts'
import type { OfficeCode } from '../../domain/values/office.ts'
import { utcDateTime } from '../../domain/values/time.ts'
import type { Language } from '../../ports/handle.ts'
import type { PartyKey } from '../../ports/identity.ts'
import { callerOf, nameOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { whenNews } from '../news.ts'
import { ownOffice } from '../own-office.ts'
import { languageOf } from '../pages/language.ts'
import { queryNumber, queryText, withCursor } from '../parameters.ts'
import { EdgeError } from '../problems.ts'
import { createReadGate } from '../read-gate.ts'
import { sendUnlessKnown } from '../tagged.ts'

const WAIT_MAX_SECONDS = 60
/** However many pages an officer has open, one of them is at the database. */
const TURNS = { running: 1, waiting: 7 }
/** A barrier need not know within a second, and each commit of all countries is a reason to look. */
const COALESCE_MS = 1_000
/** Entries of each list of what is to be done; it says how many more there are. */
const TODO_MAX = 100

/**
 * `GET /v1/offices/{code}/expected`: the vehicles an office awaits, whole or as they have changed since a cursor; `GET
 * /v1/offices/{code}/todo`: what it has to do (interface.md 7 and 8). For its officers and the customs of its country.
 */
export const officeRoutes =
  (deps: ServerDeps, closing: AbortSignal): FastifyPluginAsync =>
  async (app) => {
    const turns = createReadGate(TURNS)

    app.get('/v1/offices/:code/expected', async (request, reply) => {
      const { code } = ownOffice(deps, request)
      const since = queryText(request, 'since')
      const wait = queryNumber(request, 'wait', { min: 0, max: WAIT_MAX_SECONDS }) ?? 0
      const gone = new AbortController()
      reply.raw.once('close', () => gone.abort())
      const waiting = {
        waitMs: request.method === 'HEAD' ? 0 : wait * 1_000,
        coalesceMs: COALESCE_MS,
        ended: AbortSignal.any([closing, gone.signal]),
      }
      const look = () => inTurn(nameOf(callerOf(request)), () => deps.reads.expected(code, since))
      const list = await withCursor(
        request,
        () => whenNews(deps, waiting, look, (seen) => seen.whole || seen.vehicles.length > 0 || seen.gone.length > 0),
        'since',
      )
      if (list === undefined) return reply.send()
      const { vehicles, cursor, leftOut, ...rest } = list
      const language = languageOf(request.headers['accept-language'])
      const told = { ...rest, vehicles: vehicles.map((one) => vehicleView(deps, one, language)) }
      const besides = { ...(leftOut > 0 ? { leftOut } : {}), cursor, now: utcDateTime(deps.clock().getTime()) }
      return sendUnlessKnown(request, reply, told, { besides })
    })

    app.get('/v1/offices/:code/todo', async (request, reply) => {
      const { code } = ownOffice(deps, request)
      const lists = await deps.reads.duties(code, TODO_MAX)
      const approvals = await deps.reads.approvals(
        // As its officers see it: of the whole country's, those of this office.
        { kind: 'officer', key: ownerOf(request), offices: [code] },
        { state: 'asked', offices: [code, ...supervisedBy(deps, code)] },
        { limit: TODO_MAX },
      )
      const answers = await deps.answers.counts(
        DUTIES.flatMap((duty) => lists[duty].rows.map(({ movement }) => movement.mrn)),
      )
      const told = {
        ...Object.fromEntries(DUTIES.map((duty) => [duty, lists[duty].rows.map((row) => todoView(row, answers))])),
        approvals: approvals.items,
        automated: deps.reference().offices.findLast((one) => one.code === code)?.automated !== false,
        leftOut: Object.fromEntries(DUTIES.map((duty) => [duty, lists[duty].leftOut])),
      }
      return sendUnlessKnown(request, reply, told, { besides: { asOf: utcDateTime(deps.clock().getTime()) } })
    })

    async function inTurn<T>(caller: string, read: () => Promise<T>): Promise<T> {
      const turn = turns.enter(caller)
      if (turn === undefined) throw new EdgeError('quota', { retryAfterSeconds: 1 })
      const leave = await turn
      try {
        return await read()
      } finally {
        leave()
      }
    }
  }

/** The administration that the office belongs to: the caller's own (`ownOffice`). */
function ownerOf(request: FastifyRequest): PartyKey {
  const caller = callerOf(request)
  if (!('key' in caller)) throw new EdgeError('forbidden')
  return caller.key
}

const supervisedBy = (deps: ServerDeps, office: OfficeCode): OfficeCode[] =>
  deps.reference().offices.flatMap(({ code, supervisingOffice }) => (supervisingOffice === office ? [code] : []))

/** A vehicle with its warnings in words. */
const vehicleView = (deps: ServerDeps, vehicle: ExpectedVehicle, language: Language): object => ({
  ...vehicle,
  mrns: vehicle.mrns.map(({ warnings, ...rest }) => ({
    ...rest,
    warnings: warnings.map((warning) => deps.tellWarning(warning, language)),
  })),
})

/** What the list shows of a movement an office has to do something about. */
function todoView({ movement, at }: { movement: Movement; at: string }, answers: ReadonlyMap<Mrn, number>): object {
  const { mrn, state, vehicle, limitAt, declared } = movement
  const answered = answers.get(mrn)
  return {
    mrn,
    at,
    state,
    ...(vehicle === undefined ? {} : { vehicle }),
    ...(limitAt === undefined ? {} : { limitAt }),
    ...(answered === undefined ? {} : { answers: answered }),
    ...(declared === undefined
      ? {}
      : { departure: declared.departure.office, destination: declared.destination.office }),
  }
}
