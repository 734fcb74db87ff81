import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createBrowser, signIn, type TestBrowser } from '../support/people.ts'
import { as, type Edge, getJson, startEdge, type TOKENS } from './http-fixture.ts'

const HOUR = 3_600_000
const PIN = '402917'

type Officer = Record<string, unknown> & { id: string; invitation: { code: string; expiresAt: string } }

let edge: Edge
let number = 0
beforeAll(async () => {
  edge = await startEdge(({ limits }) => ({ limits: { ...limits, signIn: { burst: 10_000, perMinute: 10_000 } } }))
  await edge.pool.query(
    `insert into offices (code, valid_from, data) select 'TGSAN001', valid_from, data from offices where code = 'TGLFW001'`,
  )
})
afterAll(() => edge.close())
let browser: TestBrowser
beforeEach(() => {
  browser = createBrowser(() => edge.url)
})

const later = (ms: number): void => {
  edge.now.value = new Date(edge.now.value.getTime() + ms)
}

const send = (method: string, path: string, body?: unknown, by: keyof typeof TOKENS = 'operator'): Promise<Response> =>
  fetch(`${edge.url}${path}`, {
    method,
    headers: { ...as(by), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

const newOne = (change: object = {}) => {
  number += 1
  const name = { pseudonym: `K${number}`, name: 'Afi Mensah' }
  return { party: 'TG', ...name, offices: ['TGLFW001'], language: 'fr', reason: 'starts work', ...change }
}

async function added(change: object = {}): Promise<Officer> {
  const answer = await send('POST', '/v1/officers', newOne(change))
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Officer
}

const problem = async (answer: Response): Promise<[number, string]> => [
  answer.status,
  ((await answer.json()) as { code: string }).code,
]

/** What operators are told of locked PINs. */
const lockedNeeds = async (): Promise<{ key: string; kind: string; sentence: string }[]> => {
  const { items } = await getJson<{ items: { key: string; kind: string; sentence: string }[] }>(
    edge,
    '/v1/attention',
    'operator',
  )
  return items.filter(({ kind }) => kind === 'locked')
}

const tryCode = async (code: string, pin = PIN): Promise<[number, string]> =>
  problem(await createBrowser(() => edge.url).fetch('POST', '/v1/session', { code, pin }))

describe('an officer is not registered', () => {
  test('by anybody but an operator', async () => {
    for (const caller of ['tg', 'officer', 'auditor', 'principal'] as const) {
      expect(await problem(await send('POST', '/v1/officers', newOne(), caller))).toEqual([403, 'forbidden'])
    }
  })

  test('without a reason, for an administration or an office that is none, or with a right there is not', async () => {
    const wrong = async (change: object): Promise<[number, string]> =>
      problem(await send('POST', '/v1/officers', newOne(change)))
    expect(await wrong({ reason: undefined })).toEqual([422, '13'])
    expect(await wrong({ party: 'ZA' })).toEqual([422, '12'])
    expect(await wrong({ offices: ['TGXXX999'] })).toEqual([422, '12'])
    expect(await wrong({ party: 'BF', offices: ['TGLFW001'] })).toEqual([422, '12'])
    expect(await wrong({ offices: [] })).toEqual([422, '13'])
    expect(await wrong({ rights: ['everything'] })).toEqual([422, '12'])
    expect(await wrong({ id: 'chosen' })).toEqual([422, '15'])
  })

  test('under a pseudonym that another person bears, or has borne', async () => {
    const first = await added()
    const again = newOne({ pseudonym: first['pseudonym'] })
    expect(await problem(await send('POST', '/v1/officers', again))).toEqual([409, 'already-exists'])
    expect((await send('DELETE', `/v1/officers/${first.id}`, { reason: 'left' })).status).toBe(200)
    expect(await problem(await send('POST', '/v1/officers', again))).toEqual([409, 'already-exists'])
  })

  test('for a subject of OpenID Connect that is another person’s', async () => {
    const openid = { issuer: 'https://login.example', subject: 'afi' }
    expect(await added({ openid })).not.toHaveProperty('invitation')
    expect(await problem(await send('POST', '/v1/officers', newOne({ openid })))).toEqual([409, 'credential-taken'])
  })
})

describe('an invitation code', () => {
  test('is used once, whoever comes second', async () => {
    const { invitation } = await added()
    await signIn(browser, { code: invitation.code, pin: PIN })
    expect(await tryCode(invitation.code)).toEqual([403, 'invitation-over'])
  })

  test('is used once by two at the same moment', async () => {
    const { invitation } = await added()
    const answers = await Promise.all([tryCode(invitation.code), tryCode(invitation.code), tryCode(invitation.code)])
    expect(answers.filter(([status]) => status === 201)).toHaveLength(1)
  })

  test('ends after 72 hours', async () => {
    const { invitation } = await added()
    later(72 * HOUR - 1_000)
    expect(await tryCode(invitation.code, '111111')).toEqual([422, 'pin-weak'])
    later(2_000)
    expect(await tryCode(invitation.code)).toEqual([403, 'invitation-over'])
  })

  test('is not found by trying: five wrong second halves, and the right one is refused as well', async () => {
    const { invitation } = await added()
    const [first, second] = [invitation.code.slice(0, 10), invitation.code.slice(10)]
    const other = second === '2222-2222' ? '3333-3333' : '2222-2222'
    for (let tries = 0; tries < 5; tries += 1) expect(await tryCode(first + other)).toEqual([401, 'sign-in-refused'])
    expect(await tryCode(invitation.code)).toEqual([401, 'sign-in-refused'])
  })

  test('is void once there is another, and once the person has ended', async () => {
    const { id, invitation } = await added()
    const answer = await send('POST', `/v1/officers/${id}/invitations`, { reason: 'lost the first' })
    expect(answer.status).toBe(201)
    const second = (await answer.json()) as Officer['invitation']
    expect(await tryCode(invitation.code)).toEqual([401, 'sign-in-refused'])
    expect((await send('DELETE', `/v1/officers/${id}`, { reason: 'left' })).status).toBe(200)
    expect(await tryCode(second.code)).toEqual([401, 'sign-in-refused'])
  })

  test('stands nowhere but in the one answer', async () => {
    const { id, invitation } = await added()
    const plain = invitation.code.replaceAll('-', '')
    const everything = await edge.pool.query<{ text: string }>(
      `select invitations::text as text from invitations union all select changes::text from registry_changes
       union all select encode(body, 'escape') from operator_acts`,
    )
    expect(everything.rows.length).toBeGreaterThan(2)
    expect(
      everything.rows.filter(({ text }) => text.includes(plain.slice(8)) || text.includes(invitation.code)),
    ).toEqual([])
    expect(JSON.stringify(await getJson(edge, `/v1/officers?limit=200`, 'operator'))).not.toContain(invitation.code)
    expect(edge.logs.join('\n')).not.toContain(invitation.code)
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('may be typed in small letters, without dashes, with O for 0', async () => {
    const { invitation } = await added()
    const typed = ` ${invitation.code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')}`.trim()
    expect(await signIn(browser, { code: typed, pin: PIN })).toMatchObject({
      name: 'Afi Mensah',
      role: 'officer',
      offices: ['TGLFW001'],
      rights: ['facts'],
      party: 'TG',
      language: 'fr',
      zone: 'UTC',
    })
  })
})

describe('a PIN', () => {
  test('is six digits that nobody guesses first', async () => {
    const { invitation } = await added()
    for (const pin of ['000000', '123456', '987654', '654321', '890123']) {
      expect(await tryCode(invitation.code, pin)).toEqual([422, 'pin-weak'])
    }
    expect(await tryCode(invitation.code, '40291')).toEqual([422, 'pin-weak'])
  })

  test('is worth nothing on another phone', async () => {
    const { id, invitation } = await added()
    await signIn(browser, { code: invitation.code, pin: PIN })
    const other = createBrowser(() => edge.url)
    const again = { officer: id, pin: PIN }
    expect(await problem(await other.fetch('POST', '/v1/session', again))).toEqual([401, 'sign-in-refused'])
    other.cookies.set('corridor-phone', 'x'.repeat(43))
    expect(await problem(await other.fetch('POST', '/v1/session', again))).toEqual([401, 'sign-in-refused'])
    expect(await signIn(browser, again)).toMatchObject({ officer: id })
  })

  test('that is wrong delays the next, and ten lock it until a new invitation', async () => {
    const { id, invitation } = await added()
    await signIn(browser, { code: invitation.code, pin: PIN })
    const enter = async (pin: string): Promise<[number, string]> =>
      problem(await browser.fetch('POST', '/v1/session', { officer: id, pin }))
    expect(await enter('111112')).toEqual([401, 'sign-in-refused'])
    expect(await enter('111112')).toEqual([401, 'sign-in-refused'])
    expect(await enter('111112')).toEqual([401, 'sign-in-refused'])
    // From the third on even the right one has to wait.
    expect(await enter(PIN)).toEqual([429, 'sign-in-wait'])
    for (let tries = 3; tries < 10; tries += 1) {
      later(HOUR)
      expect(await enter('111112')).toEqual([401, 'sign-in-refused'])
    }
    later(24 * HOUR)
    expect(await enter(PIN)).toEqual([403, 'pin-locked'])
    const { items } = await getJson<{ items: Officer[] }>(edge, '/v1/officers?limit=200', 'operator')
    expect(items.find((one) => one.id === id)).toMatchObject({ locked: true })
    expect((await lockedNeeds()).map(({ key }) => key)).toEqual([`locked-${id}`])
    const next = await send('POST', `/v1/officers/${id}/invitations`, { reason: 'locked out' })
    const { code } = (await next.json()) as Officer['invitation']
    await signIn(browser, { code, pin: '771204' })
    expect(await lockedNeeds()).toEqual([])
    expect(await enter(PIN)).toEqual([401, 'sign-in-refused'])
    await signIn(browser, { officer: id, pin: '771204' })
  })

  test('is tried ten times and no more when all tries come at once', async () => {
    const { id, invitation } = await added()
    await signIn(browser, { code: invitation.code, pin: PIN })
    const many = Array.from({ length: 24 }, () => browser.fetch('POST', '/v1/session', { officer: id, pin: '111112' }))
    const answers = await Promise.all((await Promise.all(many)).map(problem))
    expect(answers.filter(([, code]) => code === 'sign-in-refused')).toHaveLength(3)
    expect(answers.filter(([, code]) => code === 'sign-in-wait')).toHaveLength(21)
  })

  test('of two officers on one phone opens the one it belongs to', async () => {
    const [a, b] = [await added(), await added()]
    await signIn(browser, { code: a.invitation.code, pin: '402917' })
    await signIn(browser, { code: b.invitation.code, pin: '771204' })
    expect(await signIn(browser, { officer: a.id, pin: '402917' })).toMatchObject({ officer: a.id })
    const crossed = await browser.fetch('POST', '/v1/session', { officer: a.id, pin: '771204' })
    expect(await problem(crossed)).toEqual([401, 'sign-in-refused'])
  })

  test('stands nowhere, neither does what it was hashed from', async () => {
    const { rows } = await edge.pool.query<{ pin_hash: string }>(
      'select pin_hash from devices where pin_hash is not null',
    )
    expect(rows.length).toBeGreaterThan(3)
    for (const { pin_hash: hash } of rows) expect(hash).toMatch(/^scrypt:1024:8:1:[\w-]{22}:[\w-]{43}$/)
    expect(edge.logs.join('\n')).not.toContain(PIN)
  })
})

describe('phones and people end', () => {
  test('a phone that is taken away is out at once, with its PIN', async () => {
    const { id, invitation } = await added()
    const { device, leaseUntil } = await signIn(browser, { code: invitation.code, pin: PIN })
    expect(Date.parse(String(leaseUntil)) - edge.now.value.getTime()).toBe(7 * 24 * HOUR)
    const path = `/v1/officers/${id}/devices`
    const { items } = await getJson<{ items: { id: string; signIn: string }[] }>(edge, path, 'operator')
    expect(items).toMatchObject([{ id: device, signIn: 'pin', locked: false, lastCounter: 0, gaps: [] }])
    expect(await problem(await send('DELETE', `${path}/${String(device)}`, {}))).toEqual([422, '13'])
    expect((await send('DELETE', `${path}/${String(device)}`, { reason: 'stolen' })).status).toBe(200)
    expect((await browser.fetch('GET', '/v1/session')).status).toBe(401)
    const again = await browser.fetch('POST', '/v1/session', { officer: id, pin: PIN })
    expect(await problem(again)).toEqual([403, 'device-ended'])
    expect(await problem(await send('DELETE', `${path}/${String(device)}`, { reason: 'again' }))).toEqual([
      404,
      'not-found',
    ])
  })

  test('acts are numbered by the phone, and what is missing shows', async () => {
    const { id, invitation } = await added()
    const { device } = await signIn(browser, { code: invitation.code, pin: PIN })
    const act = (counter: string, of: unknown = device): Promise<Response> =>
      browser.fetch('PUT', '/v1/attention/x/taken', { taken: true }, { 'corridor-act': `${String(of)}/${counter}` })
    for (const wrong of ['0', '-1', '1.5', 'x'])
      expect(await problem(await act(wrong))).toEqual([422, 'act-not-of-device'])
    const other = '00000000-0000-4000-8000-000000000000'
    expect(await problem(await act('1', other))).toEqual([422, 'act-not-of-device'])
    for (const counter of ['1', '2', '5', '2', '9']) expect((await act(counter)).status).toBe(404)
    const { items } = await getJson<{ items: object[] }>(edge, `/v1/officers/${id}/devices`, 'operator')
    const gaps = [
      { from: 3, to: 4 },
      { from: 6, to: 8 },
    ]
    expect(items).toMatchObject([{ lastCounter: 9, gaps }])
    // Far away from the last one it is no number of this phone.
    await act('999999999')
    expect(await getJson(edge, `/v1/officers/${id}/devices`, 'operator')).toMatchObject({
      items: [{ lastCounter: 9, gaps }],
    })
  })

  test('a chief takes phones away at its own offices, sees its people, and invites nobody', async () => {
    const chief = await added({ rights: ['chief'], offices: ['TGSAN001'] })
    const [near, far] = [await added({ offices: ['TGSAN001'] }), await added({ offices: ['TGLFW001'] })]
    const phone = createBrowser(() => edge.url)
    const { device } = await signIn(phone, { code: near.invitation.code, pin: PIN })
    await signIn(browser, { code: chief.invitation.code, pin: PIN })
    const { items } = (await (await browser.fetch('GET', '/v1/officers?limit=200')).json()) as { items: Officer[] }
    expect(items.map(({ id }) => id).sort()).toEqual([chief.id, near.id].sort())
    expect((await browser.fetch('GET', `/v1/officers/${far.id}/devices`)).status).toBe(404)
    const invited = await browser.fetch('POST', `/v1/officers/${near.id}/invitations`, { reason: 'x' })
    expect(await problem(invited)).toEqual([403, 'forbidden'])
    const path = `/v1/officers/${near.id}/devices/${String(device)}`
    expect((await browser.fetch('DELETE', path, { reason: 'lost' })).status).toBe(200)
    expect((await phone.fetch('GET', '/v1/session')).status).toBe(401)
    const act = await edge.pool.query<{ operator: string }>(
      `select operator from registry_changes order by version desc limit 1`,
    )
    expect(act.rows[0]?.operator).toBe(`officer TG/${String(chief['pseudonym'])}`)
  })

  test('an officer without that right sees nobody, and a foreign administration neither', async () => {
    const { id, invitation } = await added()
    await signIn(browser, { code: invitation.code, pin: PIN })
    expect(await problem(await browser.fetch('GET', '/v1/officers'))).toEqual([403, 'forbidden'])
    expect(await problem(await send('GET', `/v1/officers/${id}/devices`, undefined, 'bf'))).toEqual([404, 'not-found'])
    expect(await problem(await send('GET', '/v1/officers', undefined, 'principal'))).toEqual([403, 'forbidden'])
    const own = await getJson<{ items: Officer[] }>(edge, '/v1/officers?limit=200', 'tg')
    expect(own.items.map((one) => one.id)).toContain(id)
  })

  test('what changes of a person counts in the session it has', async () => {
    const { id, invitation } = await added()
    await signIn(browser, { code: invitation.code, pin: PIN })
    const change = { offices: ['TGSAN001'], rights: ['decisions', 'facts'], reason: 'moves' }
    expect((await send('PATCH', `/v1/officers/${id}`, change)).status).toBe(200)
    const session = await (await browser.fetch('GET', '/v1/session')).json()
    expect(session).toMatchObject({ offices: ['TGSAN001'], rights: ['facts', 'decisions'] })
    expect(await problem(await send('PATCH', `/v1/officers/${id}`, { offices: ['TGXXX999'], reason: 'x' }))).toEqual([
      422,
      '12',
    ])
  })

  test('whoever ends is out at once, stays on record, and nothing of it changes any more', async () => {
    const { id, invitation } = await added()
    await signIn(browser, { code: invitation.code, pin: PIN })
    expect((await send('DELETE', `/v1/officers/${id}`, { reason: 'left' })).status).toBe(200)
    expect((await browser.fetch('GET', '/v1/session')).status).toBe(401)
    const again = await browser.fetch('POST', '/v1/session', { officer: id, pin: PIN })
    expect(await problem(again)).toEqual([403, 'device-ended'])
    expect(await problem(await send('PATCH', `/v1/officers/${id}`, { name: 'X', reason: 'x' }))).toEqual([
      409,
      'officer-ended',
    ])
    const { items } = await getJson<{ items: Officer[] }>(edge, '/v1/officers?limit=200', 'auditor')
    expect(items.find((one) => one.id === id)).toMatchObject({ active: false, devices: 0 })
  })

  test('every act is a leaf of the log that names who, on whom and why', async () => {
    const { id, pseudonym } = await added()
    await send('DELETE', `/v1/officers/${id}`, { reason: 'left the service' })
    const { rows } = await edge.pool.query<{ body: string; kind: string }>(
      `select convert_from(a.body, 'utf8') as body, l.kind from operator_acts a
       join log_leaves l on l.log_index = a.log_index order by a.log_index desc limit 1`,
    )
    expect(rows[0]?.kind).toBe('act')
    expect(JSON.parse(rows[0]?.body ?? '')).toMatchObject({
      act: 'officer-end',
      subject: `officers/TG/${String(pseudonym)}`,
      operator: 'operator',
      reason: 'left the service',
    })
  })
})

// After all others: who works at the offices is counted above.
describe('a locked PIN', () => {
  test('is told to the chief of its office, and to no other officer', async () => {
    const { id, pseudonym, invitation } = await added({ offices: ['TGSAN001'] })
    await signIn(browser, { code: invitation.code, pin: PIN })
    for (let tries = 0; tries < 10; tries += 1) {
      await browser.fetch('POST', '/v1/session', { officer: id, pin: '111112' })
      later(2 * HOUR)
    }
    const toldTo = async (change: object): Promise<string[]> => {
      const reader = createBrowser(() => edge.url)
      await signIn(reader, { code: (await added(change)).invitation.code, pin: PIN })
      const answer = await reader.fetch('GET', '/v1/attention')
      const { items } = (await answer.json()) as { items: { kind: string; sentence: string }[] }
      return items.filter(({ kind }) => kind === 'locked').map(({ sentence }) => sentence)
    }
    expect(await toldTo({ rights: ['decisions'], offices: ['TGSAN001'] })).toEqual([])
    expect(await toldTo({ rights: ['chief'], offices: ['TGLFW001'] })).toEqual([])
    const [told, ...more] = await toldTo({ rights: ['chief'], offices: ['TGSAN001'] })
    expect([told?.startsWith(`The PIN of TG ${String(pseudonym)} has been locked since `), more]).toEqual([true, []])
    const { items } = await getJson<{ items: { id: string }[] }>(edge, `/v1/officers/${id}/devices`, 'operator')
    expect((await lockedNeeds()).map(({ key }) => key)).toEqual([`locked-${id}`])
    await send('DELETE', `/v1/officers/${id}/devices/${String(items[0]?.id)}`, { reason: 'lost as well' })
    expect(await lockedNeeds()).toEqual([])
  })
})
