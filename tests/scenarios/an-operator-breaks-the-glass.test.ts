import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditPool, breachText } from '../../src/compose/audit.ts'
import { createRegistryWriter } from '../../src/compose/registry-set-up.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { testVault } from '../support/body-key.ts'

const HOUR = 3_600_000

type Answer = { status: number; body: Record<string, unknown>; text: string; headers: Headers }

/** Invariant I11: an operator's reading of a body takes a reason, a second operator, and is told to the owner. */
describe('an operator reads a body only by breaking the glass', () => {
  let hub: TestHub
  let now = Date.now()
  let mrn: string
  let id: string
  let sent: string
  beforeAll(async () => {
    hub = await startTestHub({ now: () => new Date(now) })
    const write = createRegistryWriter(hub.pool)
    await write.addToken({ token: 'token-of-third-operator', kind: 'operator', name: 'third operator' })
    await write.addToken({ token: 'token-of-auditor', kind: 'auditor', name: 'auditor' })
    mrn = m.newMrn()
    const message = m.declaration(mrn, await registered(hub, '1000000'), '1000')
    const answer = await hub.post(hub.party('TG'), message)
    if (answer.status !== 202) throw new Error(answer.bytes.toString('utf8'))
    id = message.id
    sent = JSON.stringify(message)
  })
  afterAll(() => hub?.stop())

  const ask = async (token: string, method: string, path: string, body?: object): Promise<Answer> => {
    const answer = await fetch(`${hub.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    const json = /json/.test(answer.headers.get('content-type') ?? '')
    return { status: answer.status, text, headers: answer.headers, body: json ? JSON.parse(text) : {} }
  }
  const glass = (who: string, reason = 'a court asks') =>
    ask(`token-of-${who}`, 'POST', `/v1/messages/${id}/break-glass?sender=TG`, { reason })
  const read = (who: string) => ask(`token-of-${who}`, 'POST', `/v1/messages/${id}/break-glass/body?sender=TG`)
  const told = async (token: string): Promise<string[]> => {
    const { body } = await ask(token, 'GET', '/v1/break-glass')
    return (body['items'] as { act: string; operator: string; id: string }[])
      .filter((one) => one.id === id)
      .map(({ act, operator }) => `${act} ${operator}`)
      .toReversed()
  }

  it('not as long as nobody has asked, nor alone, nor without a reason, nor as somebody else', async () => {
    expect([(await read('operator')).status, (await read('operator')).body['code']]).toEqual([
      403,
      'break-glass-required',
    ])
    expect([(await glass('operator', ' ')).status, (await glass('operator', ' ')).body['code']]).toEqual([
      422,
      'reason-required',
    ])
    for (const who of ['auditor', 'tg', 'officer']) expect((await glass(who)).status).toBe(403)
    expect((await glass('operator')).status).toBe(202)
    expect([(await glass('operator')).status, (await read('operator')).status]).toEqual([409, 403])
    expect(
      (await ask('token-of-operator', 'POST', `/v1/messages/${id}/break-glass?sender=BF`, { reason: 'x' })).status,
    ).toBe(404)
  })

  it('a word that nobody answers within a day is no word any more', async () => {
    now += 24 * HOUR
    const answer = await glass('second-operator')
    expect([answer.status, answer.body['outcome']]).toEqual([202, 'asked'])
  })

  it('once another one agrees, both, byte for byte, and nobody else', async () => {
    const opened = await glass('operator', 'as the court has it')
    expect([opened.status, opened.body['outcome'], opened.body['until']]).toEqual([
      200,
      'opened',
      new Date(now + HOUR)
        .toISOString()
        .replace('.000Z', 'Z')
        .replace(/(\.\d{3})Z$/, '$1Z'),
    ])
    expect((await glass('third-operator')).body['code']).toBe('already-decided')
    expect((await read('third-operator')).status).toBe(403)
    const first = await read('operator')
    expect([first.status, JSON.parse(first.text)]).toEqual([200, JSON.parse(sent)])
    expect(first.headers.get('corridor-signature')).not.toBeNull()
    expect((await read('second-operator')).status).toBe(200)
  })

  it('and no longer than an hour', async () => {
    now += HOUR
    expect((await read('operator')).body['code']).toBe('break-glass-required')
  })

  const ACTS = [
    'break-glass-asked test operator',
    'break-glass-asked second operator',
    'break-glass test operator',
    'body-read test operator',
    'body-read second operator',
  ]

  it('its owner is told every act with its reason, and so is who watches; another country is not', async () => {
    for (const token of [hub.party('TG').token, 'token-of-auditor', 'token-of-operator'])
      expect(await told(token)).toEqual(ACTS)
    expect(await told(hub.party('NE').token)).toEqual([])
    const { body } = await ask(hub.party('TG').token, 'GET', '/v1/break-glass?limit=3')
    expect((body['items'] as { reason: string; mrn: string }[]).at(-1)).toMatchObject({
      reason: 'as the court has it',
      mrn,
    })
    expect(body['next']).toBeDefined()
  })

  it('each stands on the timeline of the movement', async () => {
    const { body } = await ask(hub.party('TG').token, 'GET', `/v1/movements/${mrn}/timeline`)
    const acts = (body['items'] as { kind: string; verdict: string }[]).filter(({ kind }) => kind === 'act')
    expect(acts.map(({ verdict }) => verdict)).toEqual(ACTS.map((one) => one.split(' ')[0]))
  })

  it('the audit finds the log whole, and finds who opened a body alone', async () => {
    expect((await auditPool(hub.pool, undefined, testVault)).findings.map(breachText)).toEqual([])
  })
})
