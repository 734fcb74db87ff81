import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HELD_MAX } from '../../src/domain/movement/held.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import * as m from '../support/messages.ts'

/** engine.md 9: more than 256 facts of one sender unmatched for one MRN are turned away, and nothing is stored of them. */
describe('a sender of more facts than may wait for one MRN', () => {
  let hub: TestHub
  const mrn = m.newMrn()
  beforeAll(async () => {
    hub = await startTestHub()
  })
  afterAll(() => hub.stop())

  const stored = async (): Promise<number[]> => {
    const sql = `select (select count(*) from messages)::int as messages, (select count(*) from log_leaves)::int as leaves,
      (select count(*) from bodies)::int as bodies`
    const { rows } = await hub.pool.query<{ messages: number; leaves: number; bodies: number }>(sql)
    return rows.flatMap(({ messages, leaves, bodies }) => [messages, leaves, bodies])
  }

  it('has all taken up to the bound, then 429 with a time to try again, and nothing is stored', async () => {
    for (let sent = 0; sent < HELD_MAX; sent += 16) {
      const some = Array.from({ length: 16 }, () => hub.post(hub.party('TG'), m.exitNotice(mrn)))
      for (const { status, body } of await Promise.all(some))
        expect([status, body['status']]).toEqual([202, 'unmatched'])
    }
    const before = await stored()
    const answer = await hub.post(hub.party('TG'), m.exitNotice(mrn))
    expect([answer.status, answer.body['code']]).toEqual([429, 'quota'])
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await stored()).toEqual(before)
  })

  it('keeps nobody else out: another country reports for the same MRN, and the same country for another one', async () => {
    expect((await hub.post(hub.party('BF'), m.entryNotice(mrn))).status).toBe(202)
    expect((await hub.post(hub.party('TG'), m.exitNotice(m.newMrn()))).status).toBe(202)
  })
})
