import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { released } from '../support/journey.ts'
import * as m from '../support/messages.ts'

/** Facts are never refused for their age; what lies in the future has not happened (engine.md 6, 8, 9). */
describe('a fact from a device with a wrong clock', () => {
  let hub: TestHub
  let mrn: string
  beforeAll(async () => {
    hub = await startTestHub()
    mrn = (await released(hub)).mrn
  })
  afterAll(() => hub.stop())

  it('that is ahead is refused for the time, in the header and in the body', async () => {
    const nextYear = new Date(Date.now() + 366 * 24 * 3_600_000).toISOString()
    const results = m.results(mrn, { body: { date: nextYear.slice(0, 10) } })
    for (const [message, pointer] of [
      [{ ...m.exitNotice(mrn), occurredAt: nextYear }, '/occurredAt'],
      [results, '/body/date'],
    ] as const) {
      const { status, body } = await hub.post(hub.party(message.sender.country), message)
      expect([status, body['errors']]).toMatchObject([422, [{ rule: 'FUTURE-TIME', pointer }]])
    }
  })

  it('that starts at 1 January 2000 is taken, and the receipt warns with the day it came', async () => {
    const exit = m.exitNotice(mrn, { occurredAt: '2000-01-01T00:00:00Z', preparedAt: '2000-01-01T00:00:00Z' })
    const { status, body } = await hub.post(hub.party('TG'), exit)
    expect([status, body['status']]).toEqual([202, 'applied'])
    const today = new Date().toISOString().slice(0, 10)
    expect(body['warnings']).toEqual([
      { code: 'implausible-time', pointer: '/occurredAt', text: expect.stringContaining('2000-01-01T00:00:00Z') },
    ])
    expect(String((body['warnings'] as { text: string }[])[0]?.text)).toContain(today)
  })

  it('gets the same receipt when it is repeated, byte for byte', async () => {
    const exit = m.exitNotice(mrn, { occurredAt: '1999-06-01T00:00:00Z' })
    const first = await hub.post(hub.party('TG'), exit)
    const again = await hub.post(hub.party('TG'), exit)
    expect([again.status, again.body]).toEqual([200, first.body])
  })

  it('stands on the timeline with the warning beside the day of receipt', async () => {
    const { body } = await hub.get(`/v1/movements/${mrn}/timeline`, hub.party('TG').token)
    const items = (body as { items: { type?: string; decidedAt?: string; effect?: Record<string, unknown> }[] }).items
    const warned = items.filter(({ effect }) => effect?.['warnings'] !== undefined)
    expect(warned.map(({ type }) => type)).toContain('border-exit-notice')
    expect(warned.every(({ decidedAt }) => decidedAt !== undefined)).toBe(true)
  })
})
