import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { numberValue, SEARCH_MIN } from '../../domain/model/searched.ts'
import { officeNamed } from '../../domain/reference/registry.ts'
import { compared, respelled } from '../../domain/values/spelling.ts'
import type { MovementFilter } from '../../ports/reads.ts'
import { viewerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { PAGE_MAX, pageRequest, pathMrn, queryText, withCursor } from '../parameters.ts'
import { badParameter, unknownMovement } from '../problems.ts'
import { asCountry, asParty } from '../../domain/values/party.ts'
import { asGrn } from '../../domain/values/identifiers.ts'
import { asOffice } from '../../domain/values/office.ts'

/** Members that have a value; absent and undefined are not the same to a filter. */
function filterOf(deps: ServerDeps, request: FastifyRequest): MovementFilter {
  const now = deps.clock()
  const recent = queryText(request, 'sort') === 'recent'
  const cursor = queryText(request, 'cursor')
  // A single page that differs each time: a cursor would be meaningless.
  if (recent && cursor !== undefined) throw badParameter('cursor', cursor)
  const grn = queryText(request, 'grn')
  const office = queryText(request, 'office')
  const country = queryText(request, 'country')
  const party = queryText(request, 'party')
  const filter = {
    states: queryText(request, 'state')?.split(','),
    country: country === undefined ? undefined : asCountry(country),
    party: party === undefined ? undefined : asParty(party),
    lot: queryText(request, 'lot'),
    numbers: numbersOf(request),
    q: searchOf(request),
    due: dueOf(request, now),
    updatedSince: timeOf(request, 'updatedSince'),
    corridor: queryText(request, 'corridor'),
    grn: grn === undefined ? undefined : asGrn(respelled(grn, 'grn')),
    office:
      office === undefined ? undefined : (officeNamed(deps.reference().offices, office) ?? asOffice(respelled(office))),
    regime: queryText(request, 'regime'),
    procedure: queryText(request, 'procedure'),
    flag: queryText(request, 'flag'),
    recent,
  }
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
}

/** What is sought in the one box for every number: three characters that count at least. */
function searchOf(request: FastifyRequest): string | undefined {
  const text = queryText(request, 'q')
  if (text === undefined) return undefined
  const sought = compared(text)
  if ([...sought].length < SEARCH_MIN) throw badParameter('q', text)
  return sought
}

/** By `vehicle` people mean whatever moves: a plate, a wagon, a container, a tracking device. */
const NUMBERS = {
  vehicle: ['vehicle', 'container', 'device'],
  container: ['container'],
  seal: ['seal'],
  vin: ['vin'],
  reference: ['reference'],
} as const

function numbersOf(request: FastifyRequest): string[][] {
  return Object.entries(NUMBERS).flatMap(([name, kinds]) => {
    const text = queryText(request, name)
    return text === undefined ? [] : [kinds.map((kind) => numberValue(kind, text))]
  })
}

function dueOf(request: FastifyRequest, now: Date): Date[] {
  const before = timeOf(request, 'dueBefore')
  const overdue = queryText(request, 'overdue') === 'true'
  return [...(before === undefined ? [] : [before]), ...(overdue ? [now] : [])]
}

function timeOf(request: FastifyRequest, name: string): Date | undefined {
  const text = queryText(request, name)
  return text === undefined ? undefined : new Date(text)
}

/**
 * `GET /v1/movements` filtered (combined with AND) and sought by any part of any number (`q`), ordered by MRN and paged by
 * `cursor`; with `sort=recent` those the log touched last, newest first, one page without cursor.
 */
export const movementRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/movements', async (request) => {
      const filter = filterOf(deps, request)
      return withCursor(request, () => deps.reads.movements(viewerOf(request), filter, pageRequest(request)))
    })

    app.get('/v1/movements/:mrn', async (request) => {
      const mrn = pathMrn(request)
      const movement = await deps.reads.movement(viewerOf(request), mrn)
      if (movement === undefined) throw unknownMovement(mrn)
      return movement
    })

    app.get('/v1/movements/:mrn/declarations', async (request) => {
      const mrn = pathMrn(request)
      const page = pageRequest(request)
      const history = await withCursor(request, () => deps.reads.declarations(viewerOf(request), mrn, page))
      if (history === undefined) throw unknownMovement(mrn)
      return history
    })

    app.get('/v1/movements/:mrn/timeline', async (request) => {
      const mrn = pathMrn(request)
      // Nearly every movement's whole timeline is one page.
      const page = pageRequest(request, PAGE_MAX)
      const timeline = await withCursor(request, () => deps.reads.timeline(viewerOf(request), mrn, page))
      if (timeline === undefined) throw unknownMovement(mrn)
      return timeline
    })
  }
