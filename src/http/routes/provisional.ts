import type { FastifyPluginAsync } from 'fastify'
import { record, text, whole } from '../../domain/values/checks.ts'
import { countryOfOffice } from '../../domain/values/office.ts'
import { composeProvisional } from '../../domain/values/provisional.ts'
import { callerOf, nameOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { bodyOf } from '../operator-act.ts'
import { ownOffice } from '../own-office.ts'
import { languageOf } from '../pages/language.ts'
import { PAGE_MAX, queryNumber, queryText } from '../parameters.ts'

/** Documents printed in one go: a pad of them. */
const COUNT_MAX = 100
const REQUEST = record({ count: whole(1, COUNT_MAX), reason: text(500) })

/**
 * `POST /v1/offices/{code}/provisional`: numbers for documents printed in advance, with the blanks to print; `GET` lists them
 * with their use. For the office's own customs, its officers, and operators; officers need the right to decide.
 */
export const provisionalRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.post('/v1/offices/:code/provisional', async (request, reply) => {
      const office = ownOffice(deps, request).code
      const { count, reason } = bodyOf<{ count: number; reason: string }>(deps, request, REQUEST)
      const country = countryOfOffice(office)
      const told = { country, office, count, reason, by: nameOf(callerOf(request)), at: deps.clock() }
      const numbers = await deps.provisional.issue({ ...told, compose: composeProvisional })
      const language = languageOf(request.headers['accept-language'])
      const blanks = await deps.drawBlanks({ office, numbers, at: told.at }, language)
      return reply.code(201).send({ office, numbers, blanks: blanks.toString('base64') })
    })

    app.get('/v1/offices/:code/provisional', async (request) => {
      const office = ownOffice(deps, request).code
      const limit = queryNumber(request, 'limit', { min: 1, max: PAGE_MAX }) ?? PAGE_MAX
      const items = await deps.provisional.issued(office, queryText(request, 'cursor') ?? '', limit + 1)
      const last = items.length > limit ? items[limit - 1]?.number : undefined
      return { items: items.slice(0, limit), ...(last === undefined ? {} : { next: last }) }
    })
  }
