import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createOpenId } from '../../src/people/openid.ts'
import { atProvider, SECRET, startProvider, type TestProvider } from '../support/openid-provider.ts'
import { createReader, type Reader } from '../support/account.ts'
import { as, type Edge, peopleFor, startEdge, type TOKENS } from './http-fixture.ts'

/** People of principals and guarantors, who sign in by OpenID Connect and read their party's account (docs/decisions/0218). */

let provider: TestProvider
let edge: Edge
let number = 0
const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
let openId: ReturnType<typeof createOpenId>

beforeAll(async () => {
  let url = ''
  edge = await startEdge(({ limits, clock }, { pool, hub }) => ({
    limits: { ...limits, signIn: { burst: 1_000, perMinute: 1_000 } },
    publicUrl: () => url,
    people: peopleFor(pool, hub, clock, {
      publicUrl: () => url,
      openId: {
        begin: (redirect) => openId.begin(redirect),
        finish: (answer, expects) => openId.finish(answer, expects),
        endSession: (back) => openId.endSession(back),
      },
    }),
  }))
  url = edge.url
  provider = await startProvider(() => `${edge.url}/openid/callback`)
  openId = createOpenId({ issuer: provider.issuer, clientId: 'corridor', clientSecret: SECRET, scope: 'openid' }, quiet)
})
afterAll(async () => {
  await edge.close()
  await provider.stop()
})
let reader: Reader
beforeEach(() => {
  reader = createReader(edge.url)
})

const send = (method: string, path: string, body: unknown, by: keyof typeof TOKENS = 'operator'): Promise<Response> =>
  fetch(`${edge.url}${path}`, {
    method,
    headers: { ...as(by), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

const newOne = (change: object = {}) => {
  number += 1
  const openid = { issuer: provider.issuer, subject: `subject-${number}` }
  return {
    party: 'TG/sahel',
    pseudonym: `awa-${number}`,
    name: 'Awa Traoré',
    language: 'fr',
    openid,
    reason: 'new',
    ...change,
  }
}

type Representative = { id: string; openid?: { subject: string }; active: boolean }

async function added(change: object = {}): Promise<Representative & { openid: { subject: string } }> {
  const answer = await send('POST', '/v1/representatives', newOne(change))
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Representative & { openid: { subject: string } }
}

const codeOf = async (answer: Response): Promise<[number, string]> => [
  answer.status,
  ((await answer.json()) as { code: string }).code,
]

/** From the button on the form to where the provider's answer leads. */
async function signIn(subject: string) {
  const { text } = await reader.open('/account/sign-in')
  const button = /href="(\/v1\/session\/openid[^"]*)"/.exec(text)?.[1] ?? ''
  const { location = '' } = await reader.open(button)
  const back = await atProvider(location, subject, edge.url)
  return reader.open(`${back.pathname}${back.search}`)
}

describe('nobody represents a party', () => {
  test('without a subject of OpenID Connect: there is no other way in', async () => {
    const { openid: _, ...rest } = newOne()
    expect(await codeOf(await send('POST', '/v1/representatives', rest))).toEqual([422, '13'])
  })

  test.each(['TG', 'TG/haulier', 'TG/nobody'])('that is neither principal nor guarantor: %s', async (party) => {
    expect((await send('POST', '/v1/representatives', newOne({ party }))).status).toBe(422)
  })

  test('by another’s subject, or under a name that was somebody’s', async () => {
    const { openid } = await added()
    expect(await codeOf(await send('POST', '/v1/representatives', newOne({ openid })))).toEqual([
      409,
      'credential-taken',
    ])
    const pseudonym = `awa-${number - 1}`
    expect(await codeOf(await send('POST', '/v1/representatives', newOne({ pseudonym })))).toEqual([
      409,
      'already-exists',
    ])
  })

  test('whom nobody but an operator has registered', async () => {
    for (const by of ['principal', 'tg', 'auditor'] as const)
      expect((await send('POST', '/v1/representatives', newOne(), by)).status).toBe(403)
    const answer = await signIn('somebody-else')
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('You were not signed in.')
    expect(reader.cookies.has('corridor')).toBe(false)
  })
})

describe('a representative', () => {
  test('comes from the provider to the account of its party, and reads what the party reads', async () => {
    const { openid, id } = await added()
    const answer = await signIn(openid.subject)
    expect(answer).toMatchObject({ status: 303, location: '/account/signed-in' })
    const between = await reader.open('/account/signed-in')
    expect(between.text).toContain('<meta http-equiv="refresh" content="0; url=/account?language=en">')
    expect((await reader.open('/account')).text).toContain('<strong>Awa Traoré</strong>, principal')
    const session = JSON.parse((await reader.open('/v1/session', { accept: 'application/json' })).text) as object
    expect(session).toMatchObject({ role: 'principal', party: 'TG/sahel', name: 'Awa Traoré', language: 'fr' })
    expect(session).not.toHaveProperty('device')
    const { rows } = await edge.pool.query('select 1 from devices where person = $1', [id])
    expect(rows).toEqual([])
    expect((await reader.open('/v1/movements', { accept: 'application/json' })).status).toBe(200)
  })

  test('does nothing in the name of its party, even with the token of its session', async () => {
    const { openid } = await added()
    await signIn(openid.subject)
    const { csrf } = JSON.parse((await reader.open('/v1/session')).text) as { csrf: string }
    const cookie = `corridor=${reader.cookies.get('corridor')}`
    const headers = { cookie, 'corridor-csrf': csrf, 'content-type': 'application/json' }
    for (const [method, path] of [
      ['POST', '/v1/messages'],
      ['POST', '/v1/messages/batch'],
      ['POST', '/v1/inbox/reports'],
      ['POST', '/v1/participants/TG~sahel/checks'],
      ['PUT', '/v1/attention/limit-1/taken'],
      // What is handed out there is under way to the party's system.
      ['GET', '/v1/inbox'],
    ] as const) {
      const answer = await fetch(`${edge.url}${path}`, { method, headers, ...(method === 'GET' ? {} : { body: '{}' }) })
      expect([path, ...(await codeOf(answer))]).toEqual([path, 403, 'forbidden'])
    }
  })

  test('is out at once when its part has ended, and does not come in again', async () => {
    const { openid, id } = await added()
    await signIn(openid.subject)
    const ended = await send('DELETE', `/v1/representatives/${id}`, { reason: 'left' })
    expect(await ended.json()).toMatchObject({ id, active: false })
    expect((await reader.open('/account')).location).toBe('/account/sign-in?language=en&said=ended')
    expect((await signIn(openid.subject)).status).toBe(403)
    expect(await codeOf(await send('PATCH', `/v1/representatives/${id}`, { name: 'A', reason: 'x' }))).toEqual([
      409,
      'representative-ended',
    ])
  })

  test('is out while its party is suspended', async () => {
    const { openid } = await added({ party: 'TG/fonds-garantie' })
    await signIn(openid.subject)
    expect((await reader.open('/account')).status).toBe(200)
    const suspend = (suspended: boolean) =>
      send('PATCH', '/v1/participants/TG~fonds-garantie', { suspended, reason: 'test' })
    await suspend(true)
    expect((await reader.open('/account')).status).toBe(303)
    await suspend(false)
  })

  test('leaves through its provider, whose own session the page offers to end', async () => {
    const { openid } = await added()
    await signIn(openid.subject)
    const csrf = /name="csrf" value="([^"]+)"/.exec((await reader.open('/account')).text)?.[1] ?? ''
    const out = await reader.send('/account/sign-out', { csrf, language: 'fr' })
    expect(out.status).toBe(200)
    expect(out.text).toContain(`${provider.issuer}/session/end`)
    expect(reader.cookies.has('corridor')).toBe(false)
  })

  test('is changed and listed by operators, each act on record', async () => {
    const { id } = await added()
    const changed = await send('PATCH', `/v1/representatives/${id}`, { name: 'Awa Diallo', reason: 'has married' })
    expect(await changed.json()).toMatchObject({ id, name: 'Awa Diallo', party: 'TG/sahel' })
    const list = await fetch(`${edge.url}/v1/representatives?limit=200`, { headers: as('auditor') })
    const { items } = (await list.json()) as { items: { id: string }[] }
    expect(items.some((one) => one.id === id)).toBe(true)
    const { rows } = await edge.pool.query<{ act: string }>(
      `select act from operator_acts order by log_index desc limit 2`,
    )
    expect(rows.map(({ act }) => act)).toEqual(['representative-change', 'representative-add'])
  })
})
