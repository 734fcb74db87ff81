import type { FastifyPluginAsync } from 'fastify'
import { movementTable } from '../../generated/movement-table.ts'
import { viewerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { pageRequest, pathText, queryText, withCursor } from '../parameters.ts'
import { badParameter, unknownMovement } from '../problems.ts'

const STATES: ReadonlySet<string> = new Set(movementTable.states.map(({ name }) => name))

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

/**
 * `GET /v1/movements` with `state` (one or several, by comma), `country` (a party to the movement) and `nationalRef`
 * (number of a national declaration), ordered by MRN and paged by `cursor`; with `sort=recent` those the log touched
 * last, newest first, one page without cursor.
 */
export const movementRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/movements', async (request) => {
      const states = statesOf(queryText(request, 'state'))
      const country = countryOf(queryText(request, 'country'))
      const nationalRef = queryText(request, 'nationalRef')
      const sort = queryText(request, 'sort')
      if (sort !== undefined && sort !== 'mrn' && sort !== 'recent') throw badParameter('sort', sort)
      const filter = {
        ...(states === undefined ? {} : { states }),
        ...(country === undefined ? {} : { country }),
        ...(nationalRef === undefined ? {} : { nationalRef }),
        recent: sort === 'recent',
      }
      return withCursor(request, () => deps.reads.movements(viewerOf(request), filter, pageRequest(request)))
    })

    app.get('/v1/movements/:mrn', async (request) => {
      const mrn = pathText(request, 'mrn')
      const movement = await deps.reads.movement(viewerOf(request), mrn)
      if (movement === undefined) throw unknownMovement(mrn)
      return movement
    })

    app.get('/v1/movements/:mrn/declarations', async (request) => {
      const mrn = pathText(request, 'mrn')
      const items = await deps.reads.declarations(viewerOf(request), mrn)
      if (items === undefined) throw unknownMovement(mrn)
      return { items }
    })

    app.get('/v1/movements/:mrn/timeline', async (request) => {
      const mrn = pathText(request, 'mrn')
      const items = await deps.reads.timeline(viewerOf(request), mrn)
      if (items === undefined) throw unknownMovement(mrn)
      return { items }
    })
  }
