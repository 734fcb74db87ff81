import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeClockFile } from '../../src/compose/clocks.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { movementOf, released } from '../support/journey.ts'
import * as m from '../support/messages.ts'

const DAY = 24 * 3_600_000
const START = Date.now()

/** interface.md 1: a sandbox whose clock stands still until an operator moves it. */
describe('a hub with a clock that is moved by hand', () => {
  let hub: TestHub
  let folder: string
  let other: string
  let now = START
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'corridor-clock-'))
    const sandboxClock = join(folder, 'clock')
    makeClockFile(sandboxClock, new Date(START))
    hub = await startTestHub({ config: { sandboxClock } })
    other = (await hub.startAnother()).url
  })
  afterAll(async () => {
    await hub.stop()
    rmSync(folder, { recursive: true })
  })

  type Answer = { status: number; body: Record<string, unknown> }
  const move = async (body: string, headers: Record<string, string> = {}, url = hub.url): Promise<Answer> => {
    const answer = await fetch(`${url}/v1/sandbox/clock`, {
      method: 'POST',
      headers: { authorization: 'Bearer token-of-operator', 'content-type': 'application/json', ...headers },
      body,
    })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
  const moveTo = async (time: number): Promise<Answer> => {
    now = time
    return move(JSON.stringify({ now: new Date(time).toISOString() }))
  }
  const pathsOf = async (url: string): Promise<string[]> =>
    Object.keys(((await (await fetch(`${url}/openapi.json`)).json()) as { paths: object }).paths)

  it('is moved by operators alone', async () => {
    expect(await move('{}', { authorization: 'Bearer nobody' })).toMatchObject({ status: 401 })
    const party = { authorization: `Bearer ${hub.party('TG').token}` }
    expect(await move('{}', party)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  })

  it('says what is wrong with a time, where, and in the operator’s language', async () => {
    expect(await move('{"now":')).toMatchObject({ status: 400, body: { code: '52' } })
    expect(await move('{}')).toMatchObject({ status: 422, body: { errors: [{ code: '13', pointer: '/now' }] } })
    for (const text of ['tomorrow', '2026-12-01', '2026-12-01T10:00:00', '2026-02-30T10:00:00Z']) {
      const wrong = await move(JSON.stringify({ now: text }))
      expect(wrong).toMatchObject({ status: 422, body: { errors: [{ code: '51', pointer: '/now', value: text }] } })
    }
    expect(await move(JSON.stringify({ now: 1 }))).toMatchObject({ status: 422, body: { code: '51' } })
    const before = JSON.stringify({ now: new Date(START - 1).toISOString() })
    const words = { en: 'only goes forward', fr: 'ne va qu', pt: 'só avança' }
    for (const [language, text] of Object.entries(words)) {
      expect(await move(before, { 'accept-language': language })).toMatchObject({
        status: 422,
        body: {
          code: 'clock-backwards',
          errors: [{ pointer: '/now', message: expect.stringContaining(text) as string }],
        },
      })
    }
  })

  it('stands still, and judges by that what is in the future', async () => {
    const { mrn } = await released(hub)
    const tomorrow = new Date(START + DAY).toISOString()
    const refused = await hub.post(hub.party('TG'), m.exitNotice(mrn, { occurredAt: tomorrow }))
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/occurredAt' }] } })
    // The same in the other hub as soon as it has been moved, with an offset as well as without.
    const text = new Date(START + DAY + 3_600_000).toISOString().replace('Z', '+01:00')
    expect(await move(JSON.stringify({ now: text }))).toEqual({ status: 200, body: { mode: 'manual', now: tomorrow } })
    expect(await move(JSON.stringify({ now: new Date(START).toISOString() }), {}, other)).toMatchObject({
      status: 422,
      body: { errors: [{ expected: tomorrow }] },
    })
    const party = { headers: { authorization: `Bearer ${hub.party('TG').token}` } }
    const told = await fetch(`${other}/v1/sandbox/clock`, party)
    expect(await told.json()).toEqual({ mode: 'manual', now: tomorrow })
    now = START + DAY
    expect(await hub.post(hub.party('TG'), m.exitNotice(mrn, { occurredAt: tomorrow }))).toMatchObject({ status: 202 })
    expect(await movementOf(hub, mrn)).toMatchObject({ state: 'at-border' })
  })

  it('past the limit and its grace the enquiry is open and the notice sent, when the answer comes', async () => {
    const { mrn } = await released(hub)
    const { timers } = (await movementOf(hub, mrn)) as { timers: { timer: string; dueAt: string }[] }
    const due = timers.find(({ timer }) => timer === 'T_limit')?.dueAt ?? ''
    expect(await moveTo(Date.parse(due) - 1)).toMatchObject({ status: 200 })
    expect(await movementOf(hub, mrn)).toMatchObject({ procedures: [] })
    const far = now + 40 * DAY
    expect(await moveTo(far)).toMatchObject({ status: 200, body: { now: new Date(far).toISOString() } })
    const leaves = await hub.pool.query<{ id: string; record: string }>(
      `select id, record from log_leaves where mrn = $1 and kind = 'timer' order by log_index`,
      [mrn],
    )
    const decided = leaves.rows.map(({ id, record }) => {
      return [id.split('/')[0], (JSON.parse(record) as { decidedAt: string }).decidedAt]
    })
    // Each at its own time, as if the days had passed, and not all at the end of the way.
    const enquired = new Date(Date.parse(due) + 28 * DAY).toISOString()
    const at = (days: number): string => new Date(Date.parse(due) + days * DAY).toISOString()
    expect(decided.filter(([name]) => name !== 'T_remind')).toEqual([
      ['T_near', at(-2)],
      ['T_due', at(-1)],
      ['T_limit', due],
      ['T_enquiry', enquired],
    ])
    expect(decided.filter(([name]) => name === 'T_remind')).toEqual([7, 14, 28].map((days) => ['T_remind', at(days)]))
    expect(await movementOf(hub, mrn)).toMatchObject({ procedures: ['enquiry'] })
    const notices = await hub.pool.query<{ receiver: string }>(
      `select distinct receiver from outbox where mrn = $1 and type = 'overdue-notice' order by receiver`,
      [mrn],
    )
    expect(notices.rows.map(({ receiver }) => receiver)).toEqual(['BF', 'TG'])
  })

  it('lets callers in by the machine’s time, however far the clock was moved', async () => {
    expect(await moveTo(now + 3_650 * DAY)).toMatchObject({ status: 200 })
    const answer = await hub.post(hub.party('TG/fonds-garantie'), m.registration(m.newGrn(), '1000'))
    expect([answer.status, answer.bytes.toString('utf8').slice(0, 200)]).toMatchObject([202, {}])
  })

  it('has its document name the address, which on any other hub is nowhere', async () => {
    expect(await pathsOf(hub.url)).toContain('/v1/sandbox/clock')
    const real = await startTestHub()
    try {
      expect(await pathsOf(real.url)).not.toContain('/v1/sandbox/clock')
      expect(await move('{}', {}, real.url)).toMatchObject({ status: 404, body: { code: 'not-found' } })
    } finally {
      await real.stop()
    }
  })
})
