import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runCommand } from '../../src/cli/commands.ts'
import { createBrowser, signIn, type TestBrowser } from '../support/people.ts'
import { as, type Edge, getJson, startEdge, TOKENS } from './http-fixture.ts'

const HOUR = 3_600_000
const PIN = '402917'

type Operator = Record<string, unknown> & { id: string; pseudonym: string; invitation: { code: string } }

let edge: Edge
let number = 0
beforeAll(async () => {
  edge = await startEdge(({ limits }) => ({ limits: { ...limits, signIn: { burst: 10_000, perMinute: 10_000 } } }))
})
afterAll(() => edge.close())
let browser: TestBrowser
beforeEach(() => {
  browser = createBrowser(() => edge.url)
})
// Each test begins with the one operator there is, who has a token and nobody to ask.
afterEach(async () => {
  await edge.pool.query(
    `update people set active = false, ended_at = now() - interval '1 year' where kind = 'operator' and pseudonym <> 'operator'`,
  )
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

const problem = async (answer: Response): Promise<[number, string]> => [
  answer.status,
  ((await answer.json()) as { code: string }).code,
]

const newOne = (change: object = {}) => {
  number += 1
  return { pseudonym: `op-${number}`, name: 'Ama Mensah', language: 'fr', reason: 'joins the shift', ...change }
}

async function added(change: object = {}): Promise<Operator> {
  const answer = await send('POST', '/v1/operators', newOne(change))
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Operator
}

/** Another operator, signed in with a PIN on a machine of her own. */
async function secondOperator(on = createBrowser(() => edge.url)): Promise<{ on: TestBrowser; person: Operator }> {
  const person = await added()
  await signIn(on, { code: person.invitation.code, pin: PIN })
  return { on, person }
}

const answerTo = (on: TestBrowser, id: string, decision: string): Promise<Response> =>
  on.fetch('POST', `/v1/approvals/operator-${id}`, { decision, reason: 'I know her' })

const lastAct = async () => {
  const { rows } = await edge.pool.query<{ body: string }>(
    `select convert_from(body, 'utf8') as body from operator_acts order by log_index desc limit 1`,
  )
  return JSON.parse(rows[0]?.body ?? '') as Record<string, unknown>
}

describe('who runs the hub is not registered', () => {
  test('by anybody but an operator, and is seen by operators and auditors only', async () => {
    for (const caller of ['tg', 'officer', 'auditor', 'principal'] as const) {
      expect(await problem(await send('POST', '/v1/operators', newOne(), caller))).toEqual([403, 'forbidden'])
    }
    for (const caller of ['tg', 'officer', 'principal'] as const) {
      expect(await problem(await send('GET', '/v1/operators', undefined, caller))).toEqual([403, 'forbidden'])
    }
    const { items } = await getJson<{ items: Operator[] }>(edge, '/v1/operators', 'auditor')
    expect(items.map(({ pseudonym, scope, tokens }) => ({ pseudonym, scope, tokens }))).toMatchObject([
      { pseudonym: 'auditor', scope: 'auditor', tokens: 1 },
      { pseudonym: 'operator', scope: 'operator', tokens: 1 },
    ])
  })

  test('without a reason, with a scope there is not, with offices, or as a name that cannot be shown', async () => {
    const wrong = async (change: object): Promise<[number, string]> =>
      problem(await send('POST', '/v1/operators', newOne(change)))
    expect(await wrong({ reason: undefined })).toEqual([422, '13'])
    expect(await wrong({ scope: 'party' })).toEqual([422, '12'])
    expect(await wrong({ offices: ['TGLFW001'] })).toEqual([422, '15'])
    expect(await wrong({ pseudonym: ' a' })).toEqual([422, '51'])
  })

  test('under a name that somebody bears or has borne, be it by token alone: four eyes are two names', async () => {
    const exists = [409, 'already-exists']
    expect(await problem(await send('POST', '/v1/operators', newOne({ pseudonym: 'operator' })))).toEqual(exists)
    const { id, pseudonym } = await added()
    expect((await send('DELETE', `/v1/operators/${id}`, { reason: 'left' })).status).toBe(200)
    expect(await problem(await send('POST', '/v1/operators', newOne({ pseudonym })))).toEqual(exists)
  })

  test('where officers are looked for, nor an officer where operators are', async () => {
    const { id } = await added({ scope: 'auditor' })
    const officer = await send('POST', '/v1/officers', {
      ...newOne(),
      party: 'TG',
      offices: ['TGLFW001'],
    })
    const { id: officerId } = (await officer.json()) as Operator
    for (const path of [`/v1/officers/${id}`, `/v1/operators/${officerId}`]) {
      expect(await problem(await send('DELETE', path, { reason: 'x' }))).toEqual([404, 'not-found'])
      expect(await problem(await send('GET', `${path}/devices`))).toEqual([404, 'not-found'])
    }
    const { items } = await getJson<{ items: Operator[] }>(edge, '/v1/officers?limit=200', 'operator')
    expect(items.map((one) => one.id)).not.toContain(id)
  })
})

describe('an operator who is invited', () => {
  test('signs in by code and PIN, again by the PIN on that machine only, and does all that a token does', async () => {
    const { on, person } = await secondOperator(browser)
    const session = (await (await on.fetch('GET', '/v1/session')).json()) as Record<string, unknown>
    const who = { role: 'operator', name: 'Ama Mensah', pseudonym: person.pseudonym, language: 'fr', offices: [] }
    expect(session).toMatchObject({ ...who, operator: person.id })
    const again = { operator: person.id, pin: PIN }
    const elsewhere = await createBrowser(() => edge.url).fetch('POST', '/v1/session', again)
    expect(await problem(elsewhere)).toEqual([401, 'sign-in-refused'])
    expect(await signIn(on, again)).toMatchObject({ operator: person.id, device: session['device'] })
    expect((await on.fetch('GET', '/v1/participants')).status).toBe(200)
    const officer = { ...newOne(), party: 'TG', offices: ['TGLFW001'] }
    expect((await on.fetch('POST', '/v1/officers', officer)).status).toBe(201)
    expect(await lastAct()).toMatchObject({ act: 'officer-add', operator: person.pseudonym })
  })

  test('needs the token of the session for each act, and is out an hour after the last one', async () => {
    const { on } = await secondOperator(browser)
    const act = { ...newOne(), scope: 'auditor' }
    const bare = await on.fetch('POST', '/v1/operators', act, { 'corridor-csrf': 'x' })
    expect(await problem(bare)).toEqual([403, 'csrf'])
    expect((await on.fetch('POST', '/v1/operators', act)).status).toBe(201)
    later(HOUR + 1_000)
    expect((await on.fetch('GET', '/v1/operators')).status).toBe(401)
  })

  test('is out at once, with token, PIN and machine, when another one ends it, and nothing of it changes any more', async () => {
    const { on, person } = await secondOperator(browser)
    expect((await send('DELETE', `/v1/operators/${person.id}`, { reason: 'left' })).status).toBe(200)
    expect((await on.fetch('GET', '/v1/session')).status).toBe(401)
    const again = await on.fetch('POST', '/v1/session', { operator: person.id, pin: PIN })
    expect(await problem(again)).toEqual([403, 'device-ended'])
    const change = await send('PATCH', `/v1/operators/${person.id}`, { name: 'X', reason: 'x' })
    expect(await problem(change)).toEqual([409, 'operator-ended'])
    expect(await lastAct()).toMatchObject({
      act: 'operator-revoke',
      subject: `operators/${person.pseudonym}`,
      operator: 'operator',
      reason: 'left',
    })
  })

  test('loses a machine alone, and signs in no more on it', async () => {
    const { on, person } = await secondOperator(browser)
    const path = `/v1/operators/${person.id}/devices`
    const { items } = await getJson<{ items: { id: string; signIn: string }[] }>(edge, path, 'auditor')
    expect(items).toMatchObject([{ signIn: 'pin', locked: false }])
    const device = `${path}/${String(items[0]?.id)}`
    expect(await problem(await send('DELETE', device, { reason: 'x' }, 'auditor'))).toEqual([403, 'forbidden'])
    expect((await send('DELETE', device, { reason: 'stolen' })).status).toBe(200)
    expect((await on.fetch('GET', '/v1/session')).status).toBe(401)
  })

  test('with the scope of an auditor reads and acts on nothing', async () => {
    const { invitation } = await added({ scope: 'auditor' })
    await signIn(browser, { code: invitation.code, pin: PIN })
    expect((await browser.fetch('GET', '/v1/operators')).status).toBe(200)
    expect(await problem(await browser.fetch('POST', '/v1/operators', newOne()))).toEqual([403, 'forbidden'])
  })

  test('signs in by a bearer token as before, and the machine is listed with it', async () => {
    const session = await signIn(browser, { token: TOKENS.operator })
    const path = `/v1/operators/${String(session['operator'])}/devices`
    const { items } = await getJson<{ items: object[] }>(edge, path, 'operator')
    expect(items).toMatchObject([{ id: session['device'], signIn: 'other' }])
  })
})

describe('a way in of an operator that another one has asked for', () => {
  test('opens nothing before a second one agrees, who is not the one who asked', async () => {
    const { on } = await secondOperator()
    const { id, invitation, asked, pseudonym } = await added()
    expect(asked).toMatchObject({ by: 'operator', reason: 'joins the shift' })
    const code = { code: invitation.code, pin: PIN }
    expect(await problem(await browser.fetch('POST', '/v1/session', code))).toEqual([403, 'invitation-waits'])
    const own = await send('POST', `/v1/approvals/operator-${id}`, { decision: 'approve', reason: 'me again' })
    expect(await problem(own)).toEqual([403, 'same-person'])
    expect(await problem(await browser.fetch('POST', '/v1/session', code))).toEqual([403, 'invitation-waits'])
    expect((await answerTo(on, id, 'approve')).status).toBe(200)
    expect(await lastAct()).toMatchObject({ act: 'operator-approve', subject: `operators/${pseudonym}` })
    expect(await problem(await answerTo(on, id, 'approve'))).toEqual([409, 'already-decided'])
    expect(await signIn(browser, code)).toMatchObject({ operator: id })
  })

  test('is void once a second one refuses it', async () => {
    const { on } = await secondOperator()
    const { id, invitation } = await added()
    expect((await answerTo(on, id, 'reject')).status).toBe(200)
    const code = { code: invitation.code, pin: PIN }
    expect(await problem(await browser.fetch('POST', '/v1/session', code))).toEqual([401, 'sign-in-refused'])
  })

  test('cannot be agreed to after its time', async () => {
    const { on, person } = await secondOperator()
    const { id } = await added()
    later(72 * HOUR + 1_000)
    await signIn(on, { operator: person.id, pin: PIN })
    expect(await problem(await answerTo(on, id, 'approve'))).toEqual([409, 'already-decided'])
  })

  test('waits as well where a subject of OpenID Connect is the way', async () => {
    await secondOperator()
    const openid = { issuer: 'https://login.example', subject: 'ama' }
    expect(await added({ openid })).toMatchObject({ asked: { by: 'operator' }, openid })
    const { id, asked } = await added({ scope: 'auditor', openid: { ...openid, subject: 'kofi' } })
    expect(asked).toBeUndefined()
    const open = await edge.pool.query('select 1 from people where id = $1 and asked_by is null', [id])
    expect(open.rowCount).toBe(1)
  })

  test('waits for somebody even after the asker has ended the others: nobody gets alone that way', async () => {
    const { person } = await secondOperator()
    expect((await send('DELETE', `/v1/operators/${person.id}`, { reason: 'alone now' })).status).toBe(200)
    expect(await added()).toMatchObject({ asked: { by: 'operator' } })
    later(72 * HOUR + 1_000)
    expect(await added()).not.toHaveProperty('asked')
  })
})

test('the commands invite, change, end and take devices away as the pages do', async () => {
  const operator = async (...args: string[]) => {
    const [out, err]: [string[], string[]] = [[], []]
    const code = await runCommand({
      args: ['operator', ...args, '--hub', edge.url, '--token', TOKENS.operator],
      env: {},
      stopped: new AbortController().signal,
      out: (line) => void out.push(line),
      err: (line) => void err.push(line),
    })
    return { code, answer: JSON.parse(out.join('\n') || '{}') as Record<string, unknown>, err: err.join('\n') }
  }
  const refused = await operator('register', 'operator', '--name', 'A', '--reason', 'x')
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('already') as string })
  const { answer } = await operator('register', 'kofi', '--name', 'Kofi Adu', '--language', 'pt', '--reason', 'joins')
  const id = String(answer['id'])
  const { code } = answer['invitation'] as { code: string }
  const session = await signIn(browser, { code, pin: PIN })
  expect(session).toMatchObject({ name: 'Kofi Adu', language: 'pt', role: 'operator' })
  expect((await operator('set', id, '--name', 'Kofi', '--reason', 'shorter')).answer).toMatchObject({ name: 'Kofi' })
  expect((await operator('invite', id, '--reason', 'new laptop')).answer['code']).toMatch(/^[0-9A-Z-]{19}$/)
  const device = String(session['device'])
  expect((await operator('device', 'list', id)).answer).toMatchObject({ items: [{ id: device }] })
  expect((await operator('device', 'end', id, device, '--reason', 'lost')).answer).toMatchObject({
    items: [{ id: device, endedAt: expect.stringMatching(/Z$/) as string }],
  })
  expect((await operator('end', id, '--reason', 'left')).answer).toMatchObject({ active: false })
  const { items } = (await operator('people')).answer as { items: Operator[] }
  expect(items.find((one) => one.id === id)).toMatchObject({ active: false, devices: 0 })
})
