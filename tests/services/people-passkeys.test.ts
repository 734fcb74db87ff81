import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createAuthenticator, type Mischief } from '../support/authenticator.ts'
import { createBrowser, invite, officerId, signIn, type TestBrowser } from '../support/people.ts'
import { type Edge, keysOf, PUBLIC_URL, startEdge } from './http-fixture.ts'

type Options = Parameters<ReturnType<typeof createAuthenticator>['get']>[0]

let edge: Edge
let officer: string
let browser: TestBrowser
let authenticator: ReturnType<typeof createAuthenticator>
beforeAll(async () => {
  edge = await startEdge(({ limits }) => ({ limits: { ...limits, signIn: { burst: 10_000, perMinute: 10_000 } } }))
  officer = await officerId(edge.pool, 'lome')
})
afterAll(() => edge.close())
beforeEach(() => {
  browser = createBrowser(() => edge.url)
  authenticator = createAuthenticator(PUBLIC_URL)
})

const newCode = (): Promise<string> => invite(edge.pool, keysOf(edge.hub), officer, edge.now.value)

async function challenged(from: TestBrowser, code?: string): Promise<Options> {
  const answer = await from.fetch('POST', '/v1/session/challenge', code === undefined ? {} : { code })
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
  return ((await answer.json()) as { options: Options }).options
}

const enter = async (from: TestBrowser, body: unknown): Promise<[number, string]> => {
  const answer = await from.fetch('POST', '/v1/session', body)
  return [answer.status, ((await answer.json()) as { code: string }).code]
}

/** A passkey of this authenticator, registered. */
async function registered(): Promise<Record<string, unknown>> {
  const code = await newCode()
  return signIn(browser, { code, credential: authenticator.create(await challenged(browser, code)) })
}

const REFUSED = [401, 'sign-in-refused']

describe('a new passkey is refused', () => {
  const wrong: readonly [string, Mischief][] = [
    ['made on the page of another site', { origin: 'https://hub.example.elsewhere' }],
    ['for another challenge', { challenge: 'A'.repeat(43) }],
    ['for another host', { rpId: 'elsewhere.example' }],
    ['without asking whose finger or face it is', { unverified: true }],
    ['as the use of an existing one', { type: 'webauthn.get' }],
  ]
  test.each(wrong)('%s', async (_, mischief) => {
    const code = await newCode()
    const credential = authenticator.create(await challenged(browser, code), mischief)
    expect(await enter(browser, { code, credential })).toEqual(REFUSED)
  })

  test('with a challenge that was asked for with another code', async () => {
    const [first, second] = [await newCode(), await newCode()]
    const credential = authenticator.create(await challenged(browser, first))
    expect(await enter(browser, { code: second, credential })).toEqual(REFUSED)
  })

  test('from another browser than the one that asked', async () => {
    const code = await newCode()
    const credential = authenticator.create(await challenged(browser, code))
    expect(
      await enter(
        createBrowser(() => edge.url),
        { code, credential },
      ),
    ).toEqual(REFUSED)
  })

  test('with a code that has been used', async () => {
    const code = await newCode()
    const credential = authenticator.create(await challenged(browser, code))
    await signIn(
      createBrowser(() => edge.url),
      { code, pin: '402917' },
    )
    expect(await enter(browser, { code, credential })).toEqual([403, 'invitation-over'])
  })

  test('when it is somebody’s already', async () => {
    await registered()
    const code = await newCode()
    const credential = authenticator.create(await challenged(browser, code))
    expect(await enter(browser, { code, credential })).toEqual([403, 'invitation-over'])
  })
})

describe('a passkey is refused', () => {
  const wrong: readonly [string, Mischief][] = [
    ['on the page of another site', { origin: 'https://elsewhere.example' }],
    ['for another challenge', { challenge: 'A'.repeat(43) }],
    ['for another host', { rpId: 'elsewhere.example' }],
    ['when nobody was verified', { unverified: true }],
  ]
  test.each(wrong)('%s', async (_, mischief) => {
    await registered()
    const credential = authenticator.get(await challenged(browser), mischief)
    expect(await enter(browser, { credential })).toEqual(REFUSED)
  })

  test('that nobody has registered', async () => {
    expect(await enter(browser, { credential: authenticator.get(await challenged(browser)) })).toEqual(REFUSED)
  })

  test('a second time for one challenge', async () => {
    await registered()
    const options = await challenged(browser)
    const kept = new Map(browser.cookies)
    await signIn(browser, { credential: authenticator.get(options) })
    for (const [name, value] of kept) browser.cookies.set(name, value)
    expect(await enter(browser, { credential: authenticator.get(options) })).toEqual(REFUSED)
  })

  test('for a challenge of five minutes ago', async () => {
    await registered()
    const options = await challenged(browser)
    edge.now.value = new Date(edge.now.value.getTime() + 300_001)
    expect(await enter(browser, { credential: authenticator.get(options) })).toEqual(REFUSED)
  })

  test('in another browser than the one that was asked', async () => {
    await registered()
    const options = await challenged(browser)
    expect(
      await enter(
        createBrowser(() => edge.url),
        { credential: authenticator.get(options) },
      ),
    ).toEqual(REFUSED)
  })

  test('whose counter has not risen: there is a copy of it', async () => {
    await registered()
    await signIn(browser, { credential: authenticator.get(await challenged(browser)) })
    authenticator.setCounter(1)
    expect(await enter(browser, { credential: authenticator.get(await challenged(browser)) })).toEqual(REFUSED)
  })

  test('that is signed by another key', async () => {
    await registered()
    const mine = authenticator.get(await challenged(browser)) as { response: object }
    const other = createAuthenticator(PUBLIC_URL).get(await challenged(browser)) as { response: object }
    expect(await enter(browser, { credential: { ...mine, response: other.response } })).toEqual(REFUSED)
  })

  test('once the phone it was made on is taken away', async () => {
    const { device } = await registered()
    await edge.pool.query('update passkeys set ended_at = now() where device = $1', [device])
    expect(await enter(browser, { credential: authenticator.get(await challenged(browser)) })).toEqual(REFUSED)
  })
})

describe('a passkey signs in', () => {
  test('the person it was made for, with its phone', async () => {
    const first = await registered()
    expect(first).toMatchObject({ role: 'officer', pseudonym: 'lome', officer })
    const again = await signIn(browser, { credential: authenticator.get(await challenged(browser)) })
    expect(again).toMatchObject({ officer, device: first['device'] })
    expect((await browser.fetch('GET', '/v1/movements')).status).toBe(200)
  })

  test('and what the hub asks for is a key on the device, with a verified user', async () => {
    const code = await newCode()
    expect(await challenged(browser, code)).toMatchObject({
      rp: { id: 'hub.example' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
    expect(await challenged(browser)).toMatchObject({ rpId: 'hub.example', userVerification: 'required' })
  })
})
