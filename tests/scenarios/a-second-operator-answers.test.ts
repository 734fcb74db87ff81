import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditPool, breachText } from '../../src/compose/audit.ts'
import type { Message } from '../../src/generated/types.ts'
import { testVault } from '../support/body-key.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { released } from '../support/journey.ts'
import { waitFor } from '../support/wait-for.ts'

type Answer = { status: number; body: Record<string, unknown> }
type Ask = Record<string, unknown> & { id: string; kind: string; by: string }

/** What takes two operators waits in one list, is answered there with yes or no, and never by the one who asked. */
describe('what one operator asks for', () => {
  let hub: TestHub
  let mrn = ''
  let now = Date.now()
  beforeAll(async () => {
    hub = await startTestHub({ now: () => new Date(now) })
    mrn = (await released(hub)).mrn
    await refuseFirst()
  })
  afterAll(() => hub?.stop())

  const call = async (who: string, method: string, path: string, body?: object): Promise<Answer> => {
    const answer = await fetch(`${hub.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer token-of-${who}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    const isJson = (answer.headers.get('content-type') ?? '').includes('json')
    return { status: answer.status, body: isJson ? (JSON.parse(text) as Record<string, unknown>) : {} }
  }
  const waiting = async (who = 'operator'): Promise<Ask[]> =>
    (await call(who, 'GET', '/v1/approvals')).body['items'] as Ask[]
  const needs = async (who = 'operator') =>
    (await call(who, 'GET', '/v1/attention')).body['items'] as { key: string; kind: string; sentence: string }[]
  const answer = (who: string, id: string, decision: string): Promise<Answer> =>
    call(who, 'POST', `/v1/approvals/${id}`, { decision, reason: 'seen with the owner' })
  const parkedRow = async () => {
    const { rows } = await hub.pool.query<{ sender: string; id: string; log_index: string; state: string }>(
      `select sender, id, log_index, state from outbox where receiver = 'BF' and mrn = $1 order by log_index limit 1`,
      [mrn],
    )
    return rows[0]
  }
  /** The receiver refuses the first message: it is parked. */
  async function refuseFirst(): Promise<void> {
    const first = await waitFor(
      async () => {
        const row = await parkedRow()
        if (row?.state !== 'in-flight') throw new Error(`the first is ${row?.state}`)
        return row
      },
      { label: 'the first under way' },
    )
    const at = new Date().toISOString()
    const entry = { sender: first.sender, id: first.id, logIndex: Number(first.log_index), outcome: 'refused' }
    const report = {
      id: randomUUID(),
      type: 'delivery-report',
      version: '1',
      sender: { country: 'BF', role: 'customs' },
      occurredAt: at,
      preparedAt: at,
      procedure: 'automatic',
      body: { entries: [{ ...entry, reason: 'no such tariff' }] },
    } as Message
    expect((await hub.post(hub.party('BF'), report)).status).toBe(202)
  }
  const askGlass = async (): Promise<Ask> => {
    const row = await parkedRow()
    const path = `/v1/messages/${row?.id}/break-glass?sender=${row?.sender}`
    expect((await call('operator', 'POST', path, { reason: 'a court asks' })).status).toBe(202)
    return (await waiting()).find(({ kind }) => kind === 'break-glass') as Ask
  }
  const askDiscard = async (): Promise<Ask> => {
    const row = await parkedRow()
    const path = `/v1/parked/${row?.log_index}-BF/discard`
    expect((await call('operator', 'POST', path, { reason: 'told on paper' })).status).toBe(202)
    return (await waiting()).find(({ kind }) => kind === 'discard') as Ask
  }

  it('is no word on anything that nobody has asked for, and asks for nothing itself', async () => {
    const row = await parkedRow()
    for (const id of [`discard-${row?.log_index}-BF`, `break-glass-${row?.sender}-${row?.id}`]) {
      expect(await answer('operator', id, 'approve')).toMatchObject({ status: 409, body: { code: 'already-decided' } })
    }
    for (const id of ['discard-999999-BF', 'nothing', `operator-${randomUUID()}`, `break-glass-TG-${randomUUID()}`]) {
      expect(await answer('operator', id, 'approve')).toMatchObject({ status: 404 })
    }
    expect(await waiting()).toEqual([])
    expect((await hub.pool.query('select 1 from operator_acts')).rowCount).toBe(0)
  })

  it('is told with who, why, since and until when, to operators and to nobody else, and needs a person', async () => {
    const [glass, discard] = [await askGlass(), await askDiscard()]
    expect(glass).toMatchObject({ by: 'test operator', reason: 'a court asks', state: 'asked' })
    expect(Date.parse(String(glass['until'])) - Date.parse(String(glass['since']))).toBe(24 * 3_600_000)
    expect(discard).toMatchObject({ by: 'test operator', reason: 'told on paper', receiver: 'BF', mrn })
    expect(discard).not.toHaveProperty('until')
    for (const nobody of ['tg', 'bf', 'officer']) expect(await waiting(nobody)).toEqual([])
    const told = (await needs()).filter(({ kind }) => kind === 'approval')
    expect(told.map(({ key }) => key)).toEqual([`approval-${glass.id}`, `approval-${discard.id}`])
    expect(told[1]?.sentence).toMatch(
      /^test operator has asked since .* parked for BF; a second operator has to answer\.$/,
    )
    expect((await needs('bf')).filter(({ kind }) => kind === 'approval')).toEqual([])
    const key = `approval-${glass.id}`
    const taken = await call('second-operator', 'PUT', `/v1/attention/${key}/taken`, { taken: true })
    expect(taken).toMatchObject({ status: 200, body: { takenBy: 'second operator' } })
    expect((await needs()).find((one) => one.key === key)).toMatchObject({ takenBy: 'second operator' })
  })

  it('comes in pages of any size, whole', async () => {
    const first = await call('operator', 'GET', '/v1/approvals?limit=1')
    const next = String(first.body['next'])
    const second = await call('operator', 'GET', `/v1/approvals?limit=1&cursor=${encodeURIComponent(next)}`)
    const kinds = [first, second].flatMap(({ body }) => (body['items'] as Ask[]).map(({ kind }) => kind))
    expect(kinds).toEqual(['break-glass', 'discard'])
  })

  it('is not answered by the one who asked, nor by anybody who is no operator', async () => {
    for (const { id } of await waiting()) {
      for (const decision of ['approve', 'reject']) {
        expect(await answer('operator', id, decision)).toMatchObject({ status: 403, body: { code: 'same-person' } })
      }
      expect(await answer('tg', id, 'approve')).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    }
    expect(await waiting()).toHaveLength(2)
  })

  it('has no effect once a second one has said no, and may be asked for again', async () => {
    for (const { id } of await waiting()) {
      expect(await answer('second-operator', id, 'reject')).toEqual({ status: 200, body: { outcome: 'rejected' } })
      expect(await answer('second-operator', id, 'approve')).toMatchObject({ status: 409 })
    }
    expect(await waiting()).toEqual([])
    expect((await needs()).filter(({ kind }) => kind === 'approval')).toEqual([])
    expect((await parkedRow())?.state).toBe('parked')
    expect([(await askGlass()).by, (await askDiscard()).by]).toEqual(['test operator', 'test operator'])
  })

  it('is done once a second one has said yes', async () => {
    for (const { id } of await waiting()) {
      expect(await answer('second-operator', id, 'approve')).toEqual({ status: 200, body: { outcome: 'approved' } })
    }
    expect(await waiting()).toEqual([])
    expect((await parkedRow())?.state).toBe('discarded')
    const row = await parkedRow()
    const read = `/v1/messages/${row?.id}/break-glass/body?sender=${row?.sender}`
    expect((await call('operator', 'POST', read)).status).toBe(200)
  })

  it('waits no more once its time is over', async () => {
    now += 2 * 3_600_000
    const { id } = await askGlass()
    now += 24 * 3_600_000
    expect(await waiting()).toEqual([])
    expect(await answer('second-operator', id, 'approve')).toMatchObject({ status: 409 })
  })

  it('leaves a log in which every word stands, and the audit finds in order', async () => {
    const { rows } = await hub.pool.query<{ act: string }>('select act from operator_acts order by log_index')
    expect(new Set(rows.map(({ act }) => act))).toEqual(
      new Set([
        'break-glass-asked',
        'discard-asked',
        'take',
        'break-glass-rejected',
        'discard-rejected',
        'break-glass',
        'discard',
        'body-read',
      ]),
    )
    expect((await auditPool(hub.pool, undefined, testVault)).findings.map(breachText)).toEqual([])
  })
})
