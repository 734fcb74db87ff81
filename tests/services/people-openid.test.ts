import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createOpenId } from '../../src/people/openid.ts'
import { atProvider as walk, SECRET, startProvider, type TestProvider } from '../support/openid-provider.ts'
import { createBrowser, officerId, type TestBrowser } from '../support/people.ts'
import { type Edge, keysOf, peopleFor, startEdge } from './http-fixture.ts'

let provider: TestProvider
let edge: Edge
let here = ''
let browser: TestBrowser
const warnings: string[] = []
const note = (_fields: object, message: string): void => void warnings.push(message)

beforeAll(async () => {
  // The edge's port is known only when it listens, and the provider wants it beforehand.
  let url = ''
  edge = await startEdge(({ limits, clock }, { pool, hub }) => ({
    limits: { ...limits, signIn: { burst: 1_000, perMinute: 1_000 } },
    publicUrl: () => url,
    people: peopleFor(pool, hub, clock, {
      publicUrl: () => url,
      openId: {
        begin: (redirect) => openId().begin(redirect),
        finish: (answer, expects) => openId().finish(answer, expects),
        endSession: (back) => openId().endSession(back),
      },
    }),
  }))
  url = edge.url
  here = edge.url
  provider = await startProvider(() => `${edge.url}/openid/callback`)
  made = createOpenId(
    { issuer: provider.issuer, clientId: 'corridor', clientSecret: SECRET, scope: 'openid' },
    { debug: note, info: note, warn: note, error: note },
  )
})
let made: ReturnType<typeof createOpenId> | undefined
const openId = (): ReturnType<typeof createOpenId> => {
  if (made === undefined) throw new Error('the provider has not started')
  return made
}
afterAll(async () => {
  await edge.close()
  await provider.stop()
})
beforeEach(() => {
  browser = createBrowser(() => here)
})

const register = async (subject: string, pseudonym: string): Promise<string> => {
  const id = await officerId(edge.pool, pseudonym)
  await edge.pool.query(
    'insert into subjects (issuer, subject, person, made_at) values ($1, $2, $3, now()) on conflict do nothing',
    [provider.issuer, subject, id],
  )
  return id
}

const atProvider = (start: string, name: string): Promise<URL> => walk(start, name, here)

async function begun(page = 'desk'): Promise<string> {
  const answer = await browser.fetch('GET', `/v1/session/openid?page=${page}`)
  expect(answer.status).toBe(302)
  return answer.headers.get('location') ?? ''
}

const back = (from: TestBrowser, url: URL): Promise<Response> => from.fetch('GET', `${url.pathname}${url.search}`)
const codeOf = async (answer: Response): Promise<[number, string]> => [
  answer.status,
  ((await answer.json()) as { code: string }).code,
]

describe('nobody is signed in by OpenID Connect', () => {
  test('whom nobody has registered, and nobody is registered by trying', async () => {
    const before = await edge.pool.query('select 1 from people')
    const answer = await back(browser, await atProvider(await begun(), 'stranger'))
    expect(await codeOf(answer)).toEqual([401, 'sign-in-refused'])
    expect((await edge.pool.query('select 1 from people')).rowCount).toBe(before.rowCount)
  })

  test('in another browser than the one that began', async () => {
    await register('afi', 'lome')
    const url = await atProvider(await begun(), 'afi')
    expect(
      await codeOf(
        await back(
          createBrowser(() => here),
          url,
        ),
      ),
    ).toEqual([401, 'sign-in-refused'])
  })

  test('twice with one answer', async () => {
    await register('afi', 'lome')
    const url = await atProvider(await begun(), 'afi')
    const kept = new Map(browser.cookies)
    expect((await back(browser, url)).status).toBe(303)
    for (const [name, value] of kept) browser.cookies.set(name, value)
    expect(await codeOf(await back(browser, url))).toEqual([401, 'sign-in-refused'])
  })

  test('with an answer to another question, or without a code', async () => {
    await register('afi', 'lome')
    const url = await atProvider(await begun(), 'afi')
    url.searchParams.set('state', 'another')
    expect(await codeOf(await back(browser, url))).toEqual([401, 'sign-in-refused'])
    await begun()
    const denied = new URL(`${here}/openid/callback?error=access_denied`)
    expect(await codeOf(await back(browser, denied))).toEqual([401, 'sign-in-refused'])
  })

  test.each(['nonce', 'verifier'])(
    'with an answer that was meant for another sign-in: its %s is another',
    async (wrong) => {
      await register('afi', 'lome')
      const url = await atProvider(await begun(), 'afi')
      const attempt = keysOf(edge.hub).hash('browser', browser.cookies.get('corridor-sign-in') ?? '')
      const { rowCount } = await edge.pool.query(
        `update sign_ins set expects = (expects::jsonb || jsonb_build_object($2::text, $3::text))::json where browser_hash = $1`,
        [attempt, wrong, 'x'.repeat(43)],
      )
      expect(rowCount).toBe(1)
      expect(await codeOf(await back(browser, url))).toEqual([401, 'sign-in-refused'])
    },
  )

  test('once the person has ended', async () => {
    const id = await register('ended', 'elsewhere')
    await edge.pool.query('update people set active = false where id = $1', [id])
    const answer = await back(browser, await atProvider(await begun(), 'ended'))
    expect(await codeOf(answer)).toEqual([401, 'sign-in-refused'])
  })
})

describe('OpenID Connect signs in', () => {
  test('the officer registered for the subject, and leads to the page asked for', async () => {
    const id = await register('afi', 'lome')
    const answer = await back(browser, await atProvider(await begun('console'), 'afi'))
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/console'])
    expect(answer.headers.getSetCookie()[0]).toContain('SameSite=Strict')
    const session = (await (await browser.fetch('GET', '/v1/session')).json()) as Record<string, string>
    expect(session).toMatchObject({ officer: id, role: 'officer', pseudonym: 'lome' })
    browser.csrf = session['csrf'] ?? ''
    const ended = (await (await browser.fetch('DELETE', '/v1/session')).json()) as { logout: string }
    expect(ended.logout).toContain(`${provider.issuer}/session/end`)
  })

  test('with a proof of its own (PKCE), a state and a nonce in every question', async () => {
    const asked = [new URL(await begun()), new URL(await begun())]
    for (const { searchParams } of asked) {
      expect(searchParams.get('code_challenge_method')).toBe('S256')
      expect(searchParams.get('response_type')).toBe('code')
    }
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(asked[0]?.searchParams.get(name)).toMatch(/^[\w-]{43}$/)
      expect(asked[0]?.searchParams.get(name)).not.toBe(asked[1]?.searchParams.get(name))
    }
  })

  test('and a provider that is away keeps nobody else out', async () => {
    const away = createOpenId(
      { issuer: 'http://127.0.0.1:9', clientId: 'corridor', clientSecret: SECRET, scope: 'openid' },
      { debug: note, info: note, warn: note, error: note },
    )
    expect(await away.begin(`${here}/openid/callback`)).toBeUndefined()
    expect(warnings).toContain('OpenID Connect: the beginning of a sign-in failed')
    const ways = (await (await browser.fetch('GET', '/v1/session/ways')).json()) as object
    expect(ways).toEqual({ passkey: true, openid: true })
  })
})
