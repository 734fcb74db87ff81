import type { CodeItem } from '../../domain/model/reference.ts'
import type { FastifyPluginAsync } from 'fastify'
import { itemOfCells, type ImportRow, planImport } from '../../domain/imports/codelists.ts'
import type { Codelist } from '../../domain/reference/codes.ts'
import { isWithin } from '../../domain/values/time.ts'
import { closedLists } from '../../generated/codelists.ts'
import type { ServerDeps } from '../deps.ts'
import { actOf, bytesOf, changeAnswer, isCsv, itemsOf, jsonOf } from '../operator-act.ts'
import { pathText, queryText } from '../parameters.ts'
import { foundWrong, notFound } from '../problems.ts'
import { today } from '../registry-request.ts'
import { tableOf } from '../table.ts'
import { sendUnlessKnown } from '../tagged.ts'

/**
 * `GET /v1/codelists` and `/v1/codelists/{name}?at=`, cached by ETag; `PUT /v1/codelists/{name}` imports JSON or CSV for
 * an operator, `dryRun=true` only says what would change, `mode=replace` ends what is not in the file.
 */
export const codelistRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/codelists', async (request, reply) => {
      const at = queryText(request, 'at') ?? today(deps)
      const items = [...listsOf(deps).values()].map((list) => summary(list, at))
      return sendUnlessKnown(request, reply, { version: deps.reference().version, items })
    })

    app.get('/v1/codelists/:name', async (request, reply) => {
      const list = listsOf(deps).get(pathText(request, 'name'))
      if (list === undefined) throw notFound()
      const at = queryText(request, 'at')
      const items = at === undefined ? list.items : list.items.filter((item) => isWithin(at, item))
      const { name, source, ...head } = list
      return sendUnlessKnown(request, reply, {
        name,
        source,
        ...(at === undefined ? {} : { at }),
        ...head,
        closed: closedLists.has(name),
        items,
      })
    })

    app.put('/v1/codelists/:name', async (request) => {
      const list = deps.reference().codelists.get(pathText(request, 'name'))
      if (list === undefined) throw notFound()
      const act = actOf(deps, request)
      const replace = queryText(request, 'mode') === 'replace'
      const options = { replace, from: queryText(request, 'from') ?? today(deps) }
      const rows = isCsv(request) ? rowsOfCsv(list, bytesOf(request)) : rowsOfJson(jsonOf(deps, request))
      const changed = await deps.admin.changeCodelist(list.name, act, (current) => planImport(current, rows, options))
      return changeAnswer(changed, act)
    })
  }

/** The lists, and the registry of offices in the form of one. */
function listsOf(deps: ServerDeps): Map<string, Codelist> {
  const { codelists, offices } = deps.reference()
  const items = offices.map((office): CodeItem => {
    const { name: en, ...rest } = office
    return { labels: { en, fr: en, pt: en }, name: en, ...rest }
  })
  return new Map([...codelists, ['offices', { ...deps.officeList, items }]])
}

const summary = ({ name, source, labels, languages, items, code, fields }: Codelist, at: string) => ({
  name,
  source,
  labels,
  languages,
  code,
  fields,
  closed: closedLists.has(name),
  codes: items.filter((item) => isWithin(at, item)).length,
})

function rowsOfJson(value: unknown): ImportRow[] {
  const items = itemsOf(value)
  if (!Array.isArray(items)) throw foundWrong([{ code: '50', pointer: '/items', expected: 'array' }])
  return items.map((item: unknown, at) => ({ item, at: { pointer: `/items/${at}` } }))
}

const rowsOfCsv = (list: Codelist, bytes: Buffer): ImportRow[] =>
  tableOf(bytes).map(({ cells, line }, at) => ({
    item: itemOfCells(list, cells),
    at: { pointer: `/items/${at}`, line },
  }))
