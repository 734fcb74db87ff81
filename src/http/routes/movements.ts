import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { marksNamed } from '../../domain/marks.ts'
import { respelled } from '../../domain/spelling.ts'
import { movementTable } from '../../generated/movement-table.ts'
import type { MovementFilter } from '../../ports/reads.ts'
import { viewerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { pageRequest, pathNumber, queryText, withCursor } from '../parameters.ts'
import { badParameter, unknownMovement } from '../problems.ts'

const namesOf = (rows: readonly { name: string }[]): ReadonlySet<string> => new Set(rows.map(({ name }) => name))
const STATES = namesOf(movementTable.states)
const PROCEDURES = namesOf(movementTable.procedures)
const FLAGS = namesOf(movementTable.flags)

function statesOf(text: string | undefined): string[] | undefined {
  if (text === undefined) return undefined
  const states = text.split(',')
  const wrong = states.find((state) => !STATES.has(state))
  if (wrong !== undefined) throw badParameter('state', wrong)
  return states
}

function countryOf(text: string | undefined): string | undefined {
  if (text !== undefined && !/^[A-Z]{2}$/.test(text)) throw badParameter('country', text)
  return text
}

/** A query parameter that is one of the names of the movement's table. */
function nameOf(request: FastifyRequest, parameter: string, names: ReadonlySet<string>): string | undefined {
  const text = queryText(request, parameter)
  if (text !== undefined && !names.has(text)) throw badParameter(parameter, text)
  return text
}

/** Members that have a value; absent and undefined are not the same to a filter. */
function filterOf(request: FastifyRequest): MovementFilter {
  const sort = queryText(request, 'sort')
  if (sort !== undefined && sort !== 'mrn' && sort !== 'recent') throw badParameter('sort', sort)
  const vehicle = queryText(request, 'vehicle')
  const grn = queryText(request, 'grn')
  const office = queryText(request, 'office')
  const filter = {
    states: statesOf(queryText(request, 'state')),
    country: countryOf(queryText(request, 'country')),
    reference: queryText(request, 'reference'),
    lot: queryText(request, 'lot'),
    marks: vehicle === undefined ? undefined : marksNamed(vehicle),
    grn: grn === undefined ? undefined : respelled(grn, 'grn'),
    office: office === undefined ? undefined : respelled(office),
    regime: queryText(request, 'regime'),
    procedure: nameOf(request, 'procedure', PROCEDURES),
    flag: nameOf(request, 'flag', FLAGS),
    recent: sort === 'recent',
  }
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
}

/**
 * `GET /v1/movements` narrowed by state, country, national reference, lot, vehicle, guarantee, office, regime, open procedure
 * or flag (all that are given hold together), ordered by MRN and paged by `cursor`; with `sort=recent` those the log touched
 * last, newest first, one page without cursor.
 */
export const movementRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/movements', async (request) => {
      const filter = filterOf(request)
      return withCursor(request, () => deps.reads.movements(viewerOf(request), filter, pageRequest(request)))
    })

    app.get('/v1/movements/:mrn', async (request) => {
      const mrn = pathNumber(request, 'mrn')
      const movement = await deps.reads.movement(viewerOf(request), mrn)
      if (movement === undefined) throw unknownMovement(mrn)
      return movement
    })

    app.get('/v1/movements/:mrn/declarations', async (request) => {
      const mrn = pathNumber(request, 'mrn')
      const items = await deps.reads.declarations(viewerOf(request), mrn)
      if (items === undefined) throw unknownMovement(mrn)
      return { items }
    })

    app.get('/v1/movements/:mrn/timeline', async (request) => {
      const mrn = pathNumber(request, 'mrn')
      const items = await deps.reads.timeline(viewerOf(request), mrn)
      if (items === undefined) throw unknownMovement(mrn)
      return { items }
    })
  }
