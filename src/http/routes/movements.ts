import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { marksNamed } from '../../domain/notices/identification.ts'
import { officeNamed } from '../../domain/reference/registry.ts'
import { respelled } from '../../domain/values/spelling.ts'
import type { MovementFilter } from '../../ports/reads.ts'
import { viewerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { PAGE_MAX, pageRequest, pathMrn, queryText, withCursor } from '../parameters.ts'
import { badParameter, unknownMovement } from '../problems.ts'
import { asCountry } from '../../domain/values/party.ts'
import { asGrn } from '../../domain/values/identifiers.ts'
import { asOffice } from '../../domain/values/office.ts'

/** Members that have a value; absent and undefined are not the same to a filter. */
function filterOf(deps: ServerDeps, request: FastifyRequest): MovementFilter {
  const recent = queryText(request, 'sort') === 'recent'
  const cursor = queryText(request, 'cursor')
  // A single page that differs each time: a cursor would be meaningless.
  if (recent && cursor !== undefined) throw badParameter('cursor', cursor)
  const vehicle = queryText(request, 'vehicle')
  const grn = queryText(request, 'grn')
  const office = queryText(request, 'office')
  const country = queryText(request, 'country')
  const filter = {
    states: queryText(request, 'state')?.split(','),
    country: country === undefined ? undefined : asCountry(country),
    reference: queryText(request, 'reference'),
    lot: queryText(request, 'lot'),
    marks: vehicle === undefined ? undefined : marksNamed(vehicle),
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

/**
 * `GET /v1/movements` filtered by state, country, national reference, lot, vehicle, guarantee, office, regime, open
 * procedure or flag (combined with AND), ordered by MRN and paged by `cursor`; with `sort=recent` those the log touched
 * last, newest first, one page without cursor.
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
