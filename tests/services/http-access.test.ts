import { request as plainRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACCESS, NARROWED } from '../../src/http/access.ts'
import { as, type Edge, get, startEdge, TOKENS } from './http-fixture.ts'
import { createBrowser, signIn } from '../support/people.ts'
import { seed } from './http-seed.ts'

let edge: Edge
beforeAll(async () => {
  // A sandbox's, which has every route there is.
  edge = await startEdge(({ clock }) => ({ moveClock: async () => ({ moved: false, now: clock() }) }))
  await seed(edge.pool)
})
afterAll(() => edge.close())

/** One caller of each kind; `undefined` is nobody. */
const CALLERS = { party: 'tg', officer: 'officer', operator: 'operator', auditor: 'auditor' } as const
const KINDS = [undefined, 'party', 'officer', 'operator', 'auditor'] as const

const pathOf = (route: string): string =>
  route.replace(':mrn', 'X').replace(':id', 'x').replace(':grn', 'X').replace(':receiver', 'TG').replace(':index', '0')

/** Only the head of the answer: an event stream has no end. */
async function statusOf(route: string, kind: (typeof KINDS)[number]): Promise<number> {
  const [method = '', path = ''] = route.split(' ')
  const headers = kind === undefined ? {} : as(CALLERS[kind])
  const ended = new AbortController()
  const answer = await fetch(`${edge.url}${pathOf(path)}`, {
    method,
    headers,
    signal: ended.signal,
    redirect: 'manual',
  })
  ended.abort()
  return answer.status
}

describe('who may call what', () => {
  for (const [route, access] of Object.entries(ACCESS)) {
    for (const kind of KINDS) {
      const { chief, roles } = NARROWED[route] ?? {}
      // The officer here decides, and is no chief; the party is a customs.
      const narrowed =
        (kind === 'officer' && chief === true) || (kind === 'party' && roles?.includes('customs') === false)
      const may = access === 'public' || (kind !== undefined && access.includes(kind) && !narrowed)
      test(`${route} by ${kind ?? 'nobody'}: ${may ? 'let in' : 'kept out'}`, async () => {
        const status = await statusOf(route, kind)
        const kept = [401, 403].includes(status) ? status : 'let in'
        expect(kept).toBe(may ? 'let in' : kind === undefined ? 401 : 403)
        expect(status).toBeLessThan(500)
      })
    }
  }

  test.each(['operator', 'auditor'] as const)(
    'a session of an %s opens what its token opens, and nothing else',
    async (kind) => {
      const browser = createBrowser(() => edge.url)
      await signIn(browser, { token: TOKENS[CALLERS[kind]] })
      for (const route of Object.keys(ACCESS).filter((one) => !one.includes('/v1/session'))) {
        const [method = '', path = ''] = route.split(' ')
        const ended = new AbortController()
        const { cookies, csrf } = browser
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
        const answer = await fetch(`${edge.url}${pathOf(path)}`, {
          method,
          headers: { cookie, 'corridor-csrf': csrf },
          signal: ended.signal,
          redirect: 'manual',
        })
        ended.abort()
        expect([route, answer.status]).toEqual([route, await statusOf(route, kind)])
      }
    },
  )

  test('every route that answers has a row, and every row has a route', () => {
    const printed = edge.app.printRoutes({ commonPrefix: false })
    expect(printed).toContain('v1/messages')
    for (const row of Object.keys(ACCESS)) {
      const [method, url] = row.split(' ')
      expect(edge.app.hasRoute({ method: method as 'GET', url: url ?? '' })).toBe(true)
    }
  })

  test('a route without a row in the table does not start', async () => {
    const { accessOf } = await import('../../src/http/access.ts')
    expect(() => accessOf('GET', '/v1/secrets')).toThrow('no row in the access table')
  })
})

describe('a caller who is not known', () => {
  test('gets 401 with a challenge, in its language, and is counted', async () => {
    const answer = await fetch(`${edge.url}/v1/movements`, {
      headers: { authorization: 'Bearer nobody-knows-this', 'accept-language': 'de, fr;q=0.8' },
    })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="corridor"')
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    const problem = (await answer.json()) as Record<string, unknown>
    expect(problem).toMatchObject({ status: 401, code: 'unauthenticated', errors: [] })
    expect(problem['detail']).toContain("L'appelant est inconnu")
    const metrics = await (await get(edge, '/metrics', 'operator')).text()
    expect(metrics).toMatch(/corridor_refused_total\{code="unauthenticated"\} [1-9]/)
  })

  test('headers a proxy might have set prove nothing', async () => {
    const fingerprint = (await edge.pool.query<{ fingerprint: string }>('select fingerprint from certificates')).rows[0]
    for (const name of ['x-client-cert', 'x-ssl-client-fingerprint', 'x-forwarded-client-cert']) {
      const answer = await fetch(`${edge.url}/v1/movements`, { headers: { [name]: fingerprint?.fingerprint ?? '' } })
      expect(answer.status).toBe(401)
    }
  })

  test('a revoked token is refused within five seconds', async () => {
    expect((await get(edge, '/v1/movements', 'carrier')).status).toBe(200)
    await edge.pool.query(`update tokens set revoked_at = $1 where name = 'carrier'`, [edge.now.value])
    edge.now.value = new Date(edge.now.value.getTime() + 5_000)
    expect((await get(edge, '/v1/movements', 'carrier')).status).toBe(401)
  })

  test('the token of a party made inactive is refused', async () => {
    expect((await get(edge, '/v1/movements', 'principal')).status).toBe(200)
    await edge.pool.query(`update parties set active = false where key = 'TG/sahel'`)
    edge.now.value = new Date(edge.now.value.getTime() + 5_000)
    expect((await get(edge, '/v1/movements', 'principal')).status).toBe(401)
  })
})

describe('what is not there', () => {
  test('an unknown path is a 404 problem', async () => {
    const answer = await get(edge, '/v1/nothing', 'tg')
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ code: 'not-found', status: 404 })
  })

  test('what is no HTTP gets 400 and the end of the connection', async () => {
    const { connect } = await import('node:net')
    const text = await new Promise<string>((resolve, reject) => {
      let received = ''
      const socket = connect(Number(new URL(edge.url).port), '127.0.0.1', () => socket.write('NOT HTTP\r\n\r\n'))
      socket.on('data', (chunk) => (received += chunk.toString()))
      socket.on('end', () => resolve(received))
      socket.on('error', reject)
    })
    expect(text).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
    expect(text).toContain('"code":"bad-request"')
  })

  test('the paths of a URL cannot leave the schemas', async () => {
    for (const path of ['/v1/schemas/..%2f..%2fpackage.json', '/v1/codelists/..%2fcatalogue', '/console/..%2fhub.ts']) {
      const caller = path.startsWith('/console') ? undefined : 'tg'
      expect((await get(edge, path, caller)).status).toBe(404)
    }
  })
})

test('nothing a caller sends stands in the log: no token, no query, no body', async () => {
  const request = plainRequest(`${edge.url}/v1/messages`, {
    method: 'POST',
    headers: { ...as('tg'), 'content-type': 'application/json' },
  })
  const answered = new Promise<number>((resolve, reject) => {
    request.on('response', (answer) => resolve(answer.resume().statusCode ?? 0))
    request.on('error', reject)
  })
  request.end('{"driver":"name of a driver"}')
  expect(await answered).toBe(403)
  expect((await get(edge, '/v1/movements?reference=secret-code', 'tg')).status).toBe(200)
  expect((await get(edge, '/v1/movements?code=secret-code', 'tg')).status).toBe(400)
  const lines = edge.logs.join('')
  expect(lines).toContain('"route":"/v1/messages"')
  for (const secret of [TOKENS.tg, 'secret-code', 'name of a driver']) expect(lines).not.toContain(secret)
})
