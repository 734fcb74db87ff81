import { afterAll, beforeAll, expect, test } from 'vitest'
import { queryParameters } from '../../src/generated/query-parameters.ts'
import { ACCESS } from '../../src/http/access.ts'
import { partiesByAgreement } from '../support/parties-by-agreement.ts'
import { as, type Edge, startEdge, TOKENS } from './http-fixture.ts'
import { seed } from './http-seed.ts'

/** Every route of /v1 as it runs, the sandbox's own apart: what it does not declare is 400 with the name, what it declares is not. */

let edge: Edge
beforeAll(async () => {
  edge = await startEdge()
  await seed(edge.pool)
  await partiesByAgreement(edge.pool, { partner: TOKENS.partner, payment: 'token-of-tg-recettes' })
})
afterAll(() => edge.close())

const routes = Object.entries(ACCESS)
  .filter(([route]) => route.includes(' /v1/') && !route.includes('/sandbox/'))
  .map(([route, access]) => ({ route, access }))

function callerOf({ route, access }: (typeof routes)[number]): keyof typeof TOKENS | undefined {
  if (access === 'public') return undefined
  if (route.includes(' /v1/partner/')) return 'partner'
  return access.includes('operator') ? 'operator' : access.includes('party') ? 'bf' : 'officer'
}

/** What the route says to a query, and of which parameter it complains. */
async function asked(one: (typeof routes)[number], query: string) {
  const { route } = one
  const [method = '', url = ''] = route.split(' ')
  const path = url.replaceAll(/:[a-z]+/gi, '26TGLFW100000123J0')
  const answer = await fetch(`${edge.url}${path}?${query}`, { method, headers: as(callerOf(one)) })
  const refusal = answer.headers.get('content-type')?.includes('problem+json') === true
  // A live page has no end to wait for.
  if (!refusal) await answer.body?.cancel()
  const problem = refusal ? await answer.json() : {}
  const { code, errors } = problem as { code?: string; errors?: { pointer: string; message: string }[] }
  return { status: answer.status, code, pointer: errors?.[0]?.pointer, message: errors?.[0]?.message ?? '' }
}

test.each(routes)('$route refuses what it does not declare, and an empty or repeated one', async (one) => {
  const refused = { status: 400, code: 'parameter' }
  expect(await asked(one, 'sael=NO-SUCH')).toMatchObject({ ...refused, pointer: 'sael' })
  expect(await asked(one, 'sael')).toMatchObject({ ...refused, pointer: 'sael' })
  for (const name of Object.keys(queryParameters[one.route] ?? {})) {
    expect(await asked(one, `${name}=`)).toMatchObject({ ...refused, pointer: name })
    expect(await asked(one, `${name}=1&${name}=1`)).toMatchObject({ ...refused, pointer: name })
    // 0 is wrong for some and right for others; a handler that complains has read it.
    expect((await asked(one, `${name}=0`)).message).not.toMatch(/takes no parameter|is empty|more than once/)
  }
})

test('a parameter that is true or false is nothing else, and is not taken as false', async () => {
  const movements = { route: 'GET /v1/movements', access: ACCESS['GET /v1/movements'] ?? 'public' }
  expect(await asked(movements, 'overdue=AAA')).toMatchObject({ status: 400, code: 'parameter', pointer: 'overdue' })
  expect((await asked(movements, 'overdue=true')).status).toBe(200)
})

test('who may not call a route learns nothing of what it takes', async () => {
  const path = `${edge.url}/v1/participants?seal=1`
  expect((await fetch(path)).status).toBe(401)
  expect((await fetch(path, { headers: as('tg') })).status).toBe(403)
})
