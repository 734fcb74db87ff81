import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createBrowser, signIn, type TestBrowser } from '../support/people.ts'
import { as, type Edge, getJson, startEdge } from './http-fixture.ts'

/** On a shared phone a colleague's session brings what its author has marked (docs/decisions/0154). */
const PIN = '402917'

type Person = { id: string; pseudonym: string; device: string; actKey: string }

let edge: Edge
let phone: TestBrowser
let author: Person
let number = 0

const manage = (method: string, path: string, body: object): Promise<Response> =>
  fetch(`${edge.url}${path}`, {
    method,
    headers: { ...as('operator'), 'content-type': 'application/json' },
    body: JSON.stringify({ ...body, reason: 'a test' }),
  })

/** Somebody new, signed in on this phone: the session that was there before ends. */
async function person(on: TestBrowser, change: object = {}): Promise<Person> {
  number += 1
  const pseudonym = `C${number}`
  const names = { party: 'TG', pseudonym, name: 'Afi Mensah', offices: ['TGLFW001'], language: 'fr', ...change }
  const answer = await manage('POST', '/v1/officers', names)
  const { id, invitation } = (await answer.json()) as { id: string; invitation: { code: string } }
  const { device, actKey } = await signIn(on, { code: invitation.code, pin: PIN })
  return { id, pseudonym, device: String(device), actKey: String(actKey) }
}

const capture = () => ({
  id: randomUUID(),
  kind: 'entry',
  office: 'TGLFW001',
  occurredAt: new Date(edge.now.value.getTime() - 60_000).toISOString(),
  vehicle: 'TG 1234 AB',
})

type Act = { by?: Person; counter?: number; body: object; marked?: object; path?: string; key?: string }

/** An act as its author's phone has frozen it; `marked`, `path` and `key` where the mark is of something else. */
function headerOf({
  by = author,
  counter = 1,
  body,
  marked = body,
  path = '/v1/captures',
  key = by.actKey,
}: Act): string {
  const mark = createHmac('sha256', Buffer.from(key, 'base64url'))
    .update(`${by.device}/${counter}\n${path}\n${JSON.stringify(marked)}`)
    .digest('base64url')
  return `${by.device}/${counter}/${mark}`
}

const carry = (act: Act, from = phone): Promise<Response> =>
  from.fetch('POST', '/v1/captures', act.body, { 'corridor-act': headerOf(act) })

const problem = async (answer: Response): Promise<[number, string]> => [
  answer.status,
  ((await answer.json()) as { code: string }).code,
]

const authorOf = async (body: { id: string }): Promise<string | undefined> =>
  (await edge.pool.query<{ author: string }>('select author from captures where id = $1', [body.id])).rows[0]?.author

beforeAll(async () => {
  edge = await startEdge(({ limits }) => ({ limits: { ...limits, signIn: { burst: 10_000, perMinute: 10_000 } } }))
  phone = createBrowser(() => edge.url)
  await edge.pool.query(
    `insert into offices (code, valid_from, data) select code.code, valid_from, data
     from offices o, unnest(array['TGSAN001', 'BFOUA001']) as code where o.code = 'TGLFW001'`,
  )
  author = await person(phone)
  await person(phone)
})
afterAll(() => edge.close())

describe('an act that a colleague brings is refused', () => {
  test('without the mark of its author, or with one of other bytes, another number, address or key', async () => {
    const body = capture()
    const unmarked = await phone.fetch('POST', '/v1/captures', body, { 'corridor-act': `${author.device}/1` })
    expect(await problem(unmarked)).toEqual([422, 'act-not-of-device'])
    const wrong: Act[] = [
      { body, marked: { ...body, vehicle: 'TG 9999 ZZ' } },
      { body, path: '/v1/passages' },
      { body, key: Buffer.alloc(32).toString('base64url') },
    ]
    for (const act of wrong) expect(await problem(await carry(act))).toEqual([422, 'act-not-of-device'])
    const other = await phone.fetch('POST', '/v1/captures', body, {
      'corridor-act': headerOf({ body }).replace('/1/', '/2/'),
    })
    expect(await problem(other)).toEqual([422, 'act-not-of-device'])
    expect(await authorOf(body)).toBeUndefined()
  })

  test('where its author belongs to another administration', async () => {
    const elsewhere = createBrowser(() => edge.url)
    const foreign = await person(elsewhere, { party: 'BF', offices: ['BFOUA001'] })
    const body = { ...capture(), office: 'BFOUA001' }
    expect(await problem(await carry({ by: foreign, body }))).toEqual([422, 'act-not-of-device'])
    expect(await authorOf(body)).toBeUndefined()
  })

  test('for an office that is the colleague’s and not its author’s', async () => {
    const shared = createBrowser(() => edge.url)
    const [mine, body] = [await person(shared, { offices: ['TGSAN001'] }), capture()]
    await person(shared)
    expect(await problem(await carry({ by: mine, body }, shared))).toEqual([403, 'forbidden'])
    expect(await authorOf(body)).toBeUndefined()
  })

  test('when its author’s phone was taken away, or the author has left, and it has no effect', async () => {
    const shared = createBrowser(() => edge.url)
    const [lost, left] = [await person(shared), await person(shared)]
    await person(shared)
    expect((await manage('DELETE', `/v1/officers/${lost.id}/devices/${lost.device}`, {})).status).toBe(200)
    expect((await manage('DELETE', `/v1/officers/${left.id}`, {})).status).toBe(200)
    for (const by of [lost, left]) {
      const body = capture()
      expect(await problem(await carry({ by, body }, shared))).toEqual([403, 'device-ended'])
      expect(await authorOf(body)).toBeUndefined()
    }
  })

  test('with a token, which is no phone', async () => {
    const body = capture()
    const answer = await fetch(`${edge.url}/v1/captures`, {
      method: 'POST',
      headers: { ...as('officer'), 'content-type': 'application/json', 'corridor-act': headerOf({ body }) },
      body: JSON.stringify(body),
    })
    expect(await problem(answer)).toEqual([422, 'act-not-of-device'])
  })
})

test('what is marked is its author’s, once, under its number, whoever brings it and however often', async () => {
  const body = capture()
  for (let time = 0; time < 3; time += 1) expect((await carry({ counter: 4, body })).status).toBe(202)
  expect(await authorOf(body)).toBe(author.pseudonym)
  const { items } = await getJson<{ items: object[] }>(edge, `/v1/officers/${author.id}/devices`, 'operator')
  expect(items).toMatchObject([{ lastCounter: 4, gaps: [{ from: 1, to: 3 }] }])
})

test('the key of the mark is said at sign-in and never again', async () => {
  const session = (await (await phone.fetch('GET', '/v1/session')).json()) as object
  expect(session).toHaveProperty('device')
  expect(session).not.toHaveProperty('actKey')
})
