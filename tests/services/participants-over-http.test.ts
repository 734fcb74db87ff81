import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { operate, tryTo } from '../support/operator.ts'
import { connectAs } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub()
})
afterAll(() => hub?.stop())

const names = { en: 'Broker', fr: 'Courtier', pt: 'Despachante' }
const reason = 'as agreed'
const wanted = (more: object = {}) => ({
  key: 'TG/courtier',
  role: 'principal',
  names,
  language: 'fr',
  format: 'json',
  channel: 'inbox',
  reason,
  ...more,
})
const acts = async (): Promise<number> => (await hub.pool.query('select 1 from operator_acts')).rowCount ?? 0
const tokenOpens = async (token: string): Promise<boolean> => (await hub.get('/v1/offices', token)).status === 200

describe('nothing is registered, and nothing goes on record', () => {
  test.each([
    ['without a reason', { reason: ' ' }, 422, 'reason-required', undefined],
    ['by a key that another has in this country', { key: 'TG/sahel-transit' }, 409, 'participant-taken', undefined],
    [
      'by an id that another country’s party has, however it is spelled',
      { key: 'SN/SAHEL-Transit' },
      409,
      'participant-taken',
      undefined,
    ],
    ['by a key that no queue can be named after', { key: 'TG/a.b' }, 422, '51', '/key'],
    ['by the hub’s own country', { key: 'ZZ', role: 'customs' }, 422, '51', '/key'],
    ['as customs of a part of a country', { role: 'customs' }, 422, '12', '/role'],
    ['as a country that is no customs', { key: 'MR' }, 422, '12', '/role'],
    ['with a role nobody has', { role: 'hub' }, 422, '12', '/role'],
    ['with a name in two languages', { names: { en: 'Broker', fr: 'Courtier' } }, 422, '13', '/names/pt'],
    ['with days the wrong way round', { activeFrom: '2026-05-02', activeTo: '2026-05-01' }, 422, '14', '/activeTo'],
    ['with a field nobody knows', { colour: 'blue' }, 422, '15', '/colour'],
    ['over a webhook that is not there yet', { channel: 'webhook' }, 409, 'webhook-missing', undefined],
  ])('%s', async (_, more, status, code, pointer) => {
    const before = await acts()
    const { status: got, body } = await tryTo(hub, 'POST', '/v1/participants', wanted(more))
    expect([got, body['code']]).toEqual([status, code])
    expect(body).toMatchObject(pointer === undefined ? {} : { errors: [{ pointer }] })
    expect(await acts()).toBe(before)
  })

  test.each([
    ['PATCH', '/v1/participants/MR', { names }],
    ['PUT', '/v1/participants/MR/channel', { channel: 'inbox' }],
    ['POST', '/v1/participants/MR/tokens', { label: 'x' }],
    ['POST', '/v1/participants/MR/broker-user', {}],
    ['POST', '/v1/participants/MR/webhook', { url: 'https://mr.example.org/' }],
    ['DELETE', '/v1/participants/TG/tokens/7f6b2f0e-52cb-4f7e-9f0a-3a1de2c1b6aa', {}],
    ['DELETE', '/v1/participants/TG/tokens/all', {}],
  ] as const)('of what is not there: %s %s', async (method, path, body) => {
    const before = await acts()
    expect((await tryTo(hub, method, path, { ...body, reason })).status).toBe(404)
    expect(await acts()).toBe(before)
  })

  test('by a party, or by somebody who only watches', async () => {
    for (const token of [hub.party('TG').token, 'token-of-officer']) {
      const answer = await fetch(`${hub.url}/v1/participants`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(wanted()),
      })
      expect(answer.status).toBe(403)
    }
  })
})

test('a refusal is in the operator’s language', async () => {
  const { body } = await tryTo(hub, 'POST', '/v1/participants', wanted({ channel: 'webhook' }), 'pt')
  expect(body['detail']).toContain('registe primeiro o seu webhook')
})

test('a participant is added, shown, changed, and the same change once more is no act', async () => {
  const contacts = [{ name: 'Desk', email: 'desk@example.org' }]
  const added = await operate(hub, 'POST', '/v1/participants', wanted({ contacts, activeFrom: '2026-01-01' }))
  expect(added.body).toEqual({
    key: 'TG/courtier',
    country: 'TG',
    role: 'principal',
    party: 'courtier',
    names,
    language: 'fr',
    format: 'json',
    channel: 'inbox',
    contacts,
    activeFrom: '2026-01-01',
    suspended: false,
    active: true,
    takes: [],
    certificates: [],
  })
  const path = '/v1/participants/TG~courtier'
  expect((await hub.get(path)).body).toEqual(added.body)
  const change = { format: 'xml', activeFrom: null, activeTo: '2027-01-01', reason }
  const changed = await operate(hub, 'PATCH', path, change)
  const { activeFrom: _, ...rest } = added.body
  expect(changed.body).toEqual({ ...rest, format: 'xml', activeTo: '2027-01-01' })
  const before = await acts()
  await operate(hub, 'PATCH', path, change)
  expect(await acts()).toBe(before)
})

test('which later versions a participant takes is on record, and a list of anything else is not', async () => {
  const path = '/v1/participants/TG~courtier'
  const takes = [
    { type: 'discharge', version: '2' },
    { type: 'discharge', version: '3' },
  ]
  for (const wrong of [
    { type: 'discharge', version: '1' },
    { type: 'discharges', version: '2' },
  ]) {
    const refused = await tryTo(hub, 'PATCH', path, { takes: [wrong], reason })
    expect(refused.status).toBe(422)
  }
  expect((await operate(hub, 'PATCH', path, { takes, reason })).body['takes']).toEqual(takes)
  expect((await operate(hub, 'PATCH', path, { format: 'json', reason })).body['takes']).toEqual(takes)
  expect((await operate(hub, 'PATCH', path, { takes: [], reason })).body['takes']).toEqual([])
})

test('who takes part until yesterday, or from tomorrow, is refused', async () => {
  const path = '/v1/participants/TG~courtier'
  const { body } = await operate(hub, 'POST', `${path}/tokens`, { label: 'days', reason })
  const token = String(body['token'])
  expect(await tokenOpens(token)).toBe(true)
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  for (const days of [{ activeTo: day(-1) }, { activeTo: null, activeFrom: day(1) }]) {
    expect((await operate(hub, 'PATCH', path, { ...days, reason })).body['active']).toBe(false)
    await waitFor(async () => !(await tokenOpens(token)), { label: 'refused' })
  }
  await operate(hub, 'PATCH', path, { activeFrom: null, reason })
  await waitFor(() => tokenOpens(token), { label: 'let in again' })
})

test('a token is shown once, opens until it is revoked, and is never listed itself', async () => {
  const path = '/v1/participants/BF/tokens'
  const issued = await operate(hub, 'POST', path, { label: 'Ouaga', reason })
  const token = String(issued.body['token'])
  expect(issued.body).toEqual({ id: expect.any(String), token, label: 'Ouaga' })
  expect(await tokenOpens(token)).toBe(true)
  const listed = await waitFor(
    async () => {
      const { items } = (await hub.get(path)).body as { items: { id: string; lastUsedAt?: string }[] }
      const one = items.find(({ id }) => id === issued.body['id'])
      return one?.lastUsedAt === undefined ? undefined : one
    },
    { label: 'its last use' },
  )
  expect(listed).toMatchObject({ label: 'Ouaga', createdAt: expect.any(String) })
  expect(JSON.stringify((await hub.get(path)).body)).not.toContain(token)
  expect((await operate(hub, 'DELETE', `${path}/${String(issued.body['id'])}`, { reason })).status).toBe(204)
  await waitFor(async () => !(await tokenOpens(token)), { label: 'revoked' })
  const { rows } = await hub.pool.query<{ changes: string }>('select changes from registry_changes')
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('a token opens nothing after its end', async () => {
  const path = '/v1/participants/BF/tokens'
  const expiresAt = new Date(Date.now() - 1_000).toISOString()
  const { body } = await operate(hub, 'POST', path, { label: 'over', expiresAt, reason })
  expect(await tokenOpens(String(body['token']))).toBe(false)
})

test('of two logins at the broker both work while they overlap; without overlap the old ones end at once', async () => {
  const old = hub.party('BF')
  const path = '/v1/participants/BF/broker-user'
  const opens = (amqp: { user: string; password: string }) =>
    connectAs(hub.config.amqpUrl, { ...old, amqp }).then(
      (model) => model.close().then(() => true),
      () => false,
    )
  const login = async (overlap: number) => {
    const { body } = await operate(hub, 'POST', path, { overlap, reason })
    expect(body).toEqual({ user: expect.stringMatching(/^bf-/), password: expect.any(String), overlapSeconds: overlap })
    return { user: String(body['user']), password: String(body['password']) }
  }
  const second = await login(3_600)
  await waitFor(() => opens(second), { label: 'the new login' })
  expect(await opens(old.amqp)).toBe(true)
  const third = await login(0)
  await waitFor(() => opens(third), { label: 'the newest login' })
  for (const ended of [old.amqp, second]) await waitFor(async () => !(await opens(ended)), { label: 'ended' })
  // The end of an overlap changes nothing in the registry; it comes by itself.
  const fourth = await login(1)
  await waitFor(() => opens(fourth), { label: 'the last login' })
  await waitFor(async () => !(await opens(third)), { label: 'ended after its overlap' })
  expect(await opens(fourth)).toBe(true)
})

test('a channel changes by one act, and the login at the broker goes with amqp', async () => {
  const { body } = await operate(hub, 'PUT', '/v1/participants/ML/channel', { channel: 'inbox', reason })
  expect(body).toMatchObject({ channel: 'inbox' })
  await waitFor(
    () =>
      connectAs(hub.config.amqpUrl, hub.party('ML')).then(
        (model) => model.close().then(() => false),
        () => true,
      ),
    { label: 'the login refused' },
  )
  expect((await hub.get('/v1/inbox', hub.party('ML').token)).status).toBe(200)
})
