import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createPeopleKeys, type PeopleKeys } from '../../src/people/keys.ts'
import { createBrowser, invite, officerId, signIn, type TestBrowser } from '../support/people.ts'
import { fillStage } from '../support/stage-registry.ts'
import { waitFor } from '../support/wait-for.ts'
import { as, type Edge, getJson, startEdge, TOKENS } from './http-fixture.ts'

const MINUTE = 60_000
const PIN = '402917'

let edge: Edge
let keys: PeopleKeys
let officer: string
let browser: TestBrowser
beforeAll(async () => {
  edge = await startEdge(({ limits }) => ({ limits: { ...limits, signIn: { burst: 10_000, perMinute: 10_000 } } }))
  keys = createPeopleKeys(edge.hub.key.export({ type: 'pkcs8', format: 'pem' }) as string)
  officer = await officerId(edge.pool, 'lome')
})
afterAll(() => edge.close())
beforeEach(() => {
  browser = createBrowser(() => edge.url)
})

const later = (ms: number): void => {
  edge.now.value = new Date(edge.now.value.getTime() + ms)
}
const newCode = (): Promise<string> => invite(edge.pool, keys, officer, edge.now.value)
const codeOf = async (answer: Response): Promise<string> => ((await answer.json()) as { code: string }).code

/** An officer signed in with a PIN on this browser's phone. */
async function enrolled(): Promise<TestBrowser> {
  await signIn(browser, { code: await newCode(), pin: PIN })
  return browser
}

/** What changes something and does no harm: a movement that is not there. */
const write = (from: TestBrowser, headers: Record<string, string> = {}): Promise<Response> =>
  from.fetch('PUT', '/v1/attention/nothing/taken', { taken: true }, headers)

describe('a session is refused', () => {
  test('what changes something without the token of the session', async () => {
    await enrolled()
    expect((await browser.fetch('GET', '/v1/movements')).status).toBe(200)
    browser.csrf = ''
    const answer = await write(browser)
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'csrf'])
    expect(await codeOf(await write(browser, { 'corridor-csrf': 'x'.repeat(43) }))).toBe('csrf')
  })

  test('what a page of another site has made, even with the token', async () => {
    await enrolled()
    for (const headers of [
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      const answer = await write(browser, headers as Record<string, string>)
      expect([answer.status, await codeOf(answer)]).toEqual([403, 'foreign-origin'])
    }
  })

  test('a sign-in that a page of another site has begun', async () => {
    const answer = await browser.fetch(
      'POST',
      '/v1/session',
      { token: TOKENS.operator },
      { origin: 'https://elsewhere.example' },
    )
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'foreign-origin'])
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  test('after twelve hours, however busy it was', async () => {
    await enrolled()
    for (let passed = 0; passed < 12 * 60; passed += 30) {
      expect((await browser.fetch('GET', '/v1/session')).status).toBe(200)
      later(30 * MINUTE)
    }
    expect((await browser.fetch('GET', '/v1/session')).status).toBe(401)
  })

  test('after an hour in which nothing was done', async () => {
    await enrolled()
    later(59 * MINUTE)
    expect((await browser.fetch('GET', '/v1/session')).status).toBe(200)
    later(61 * MINUTE)
    expect((await browser.fetch('GET', '/v1/session')).status).toBe(401)
  })

  test('after it was signed out', async () => {
    await enrolled()
    const [cookie] = [...browser.cookies].find(([name]) => name === 'corridor') ?? []
    expect(cookie).toBe('corridor')
    const kept = new Map(browser.cookies)
    expect((await browser.fetch('DELETE', '/v1/session')).status).toBe(200)
    expect(browser.cookies.has('corridor')).toBe(false)
    for (const [name, value] of kept) browser.cookies.set(name, value)
    expect((await browser.fetch('GET', '/v1/session')).status).toBe(401)
  })

  test('under the name that only a hub with TLS uses', async () => {
    await enrolled()
    const secret = browser.cookies.get('corridor') ?? ''
    browser.cookies.clear()
    browser.cookies.set('__Host-corridor', secret)
    expect((await browser.fetch('GET', '/v1/session')).status).toBe(401)
  })

  test('when it is given twice', async () => {
    await enrolled()
    const cookie = `corridor=${browser.cookies.get('corridor')}`
    const answer = await fetch(`${edge.url}/v1/session`, { headers: { cookie: `${cookie}; ${cookie}` } })
    expect(answer.status).toBe(401)
  })

  test('from elsewhere than this machine, where the hub has no TLS', async () => {
    await enrolled()
    const cookie = `corridor=${browser.cookies.get('corridor')}`
    const from = { remoteAddress: '192.0.2.7' }
    const reading = await edge.app.inject({ url: '/v1/session', headers: { cookie }, ...from })
    expect([reading.statusCode, reading.json<{ code: string }>().code]).toEqual([403, 'tls-required'])
    const entering = await edge.app.inject({
      method: 'POST',
      url: '/v1/session',
      headers: { 'content-type': 'application/json' },
      payload: { token: TOKENS.operator },
      ...from,
    })
    expect([entering.statusCode, entering.json<{ code: string }>().code]).toEqual([403, 'tls-required'])
    expect(entering.headers['set-cookie']).toBeUndefined()
  })

  test('once its person has ended, and its stream ends as well', async () => {
    await enrolled()
    await edge.pool.query(`update people set active = false where id = $1`, [officer])
    expect((await browser.fetch('GET', '/v1/session')).status).toBe(401)
    await edge.pool.query(`update people set active = true where id = $1`, [officer])
  })
})

describe('a sign-in makes a new session', () => {
  test('never the one the browser brought along, and ends that one', async () => {
    const planted = createBrowser(() => edge.url)
    await signIn(planted, { token: TOKENS.operator })
    browser.cookies.set('corridor', planted.cookies.get('corridor') ?? '')
    const session = await signIn(browser, { code: await newCode(), pin: PIN })
    expect(session['role']).toBe('officer')
    expect(browser.cookies.get('corridor')).not.toBe(planted.cookies.get('corridor'))
    expect((await planted.fetch('GET', '/v1/session')).status).toBe(401)
  })

  test('whose secret the database does not hold', async () => {
    await enrolled()
    const secret = browser.cookies.get('corridor') ?? ''
    const { rows } = await edge.pool.query<{ text: string }>('select sessions::text as text from sessions')
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter(({ text }) => text.includes(Buffer.from(secret, 'base64url').toString('hex')))).toEqual([])
    expect(edge.logs.join('\n')).not.toContain(secret)
  })

  test('in a cookie that no script and no other site gets', async () => {
    const answer = await browser.fetch('POST', '/v1/session', { token: TOKENS.operator })
    expect(answer.headers.getSetCookie()[0]).toMatch(/^corridor=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
  })
})

describe('a token signs in', () => {
  test('an operator, who sees what the token would', async () => {
    const session = await signIn(browser, { token: TOKENS.operator })
    expect(session).toMatchObject({ name: 'operator', role: 'operator', offices: [], language: 'en', zone: 'UTC' })
    expect((await browser.fetch('GET', '/v1/participants')).status).toBe(200)
    expect(await (await browser.fetch('GET', '/v1/session')).json()).toEqual(session)
  })

  test('a party, by its role', async () => {
    expect(await signIn(browser, { token: TOKENS.principal })).toMatchObject({ role: 'principal', party: 'TG/sahel' })
  })

  test('and its end is that of the session, and of its stream', async () => {
    await fillStage(edge.pool).addToken({ token: 'a-token-to-be-revoked', kind: 'auditor', name: 'gone' })
    await signIn(browser, { token: 'a-token-to-be-revoked' })
    const stream = await browser.fetch('GET', '/v1/events')
    expect(stream.status).toBe(200)
    let over = false
    void stream.text().then(() => (over = true))
    await edge.pool.query(`update tokens set revoked_at = $1 where name = 'gone'`, [edge.now.value])
    expect((await browser.fetch('GET', '/v1/session')).status).toBe(401)
    await waitFor(async () => over, { label: 'the stream to end' })
  })

  test('but no wrong one, and not more often than an address may try', async () => {
    const refused = await browser.fetch('POST', '/v1/session', { token: 'nobody-knows-this' })
    expect([refused.status, await codeOf(refused)]).toEqual([401, 'sign-in-refused'])
    const few = await startEdge(({ limits }) => ({ limits: { ...limits, signIn: { burst: 2, perMinute: 1 } } }))
    const other = createBrowser(() => few.url)
    const answers: number[] = []
    for (let tries = 0; tries < 3; tries += 1) {
      answers.push((await other.fetch('POST', '/v1/session', { token: 'nobody-knows-this' })).status)
    }
    expect(answers).toEqual([401, 401, 429])
    await few.close()
  })

  test('of a caller who has one anyway, GET says whose it is', async () => {
    const session = await getJson<Record<string, unknown>>(edge, '/v1/session', 'officer')
    expect(session).toMatchObject({ name: 'lome', role: 'officer', offices: ['TGLFW001'], zone: 'UTC' })
    expect(session).not.toHaveProperty('csrf')
    const answer = await fetch(`${edge.url}/v1/session`, { method: 'DELETE', headers: as('officer') })
    expect(answer.status).toBe(200)
  })
})
