import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { post, startTestHub, type TestHub } from '../support/hub.ts'
import { guaranteeOf, movementOf, registered, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { startReceiver } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'
import { testVault } from '../support/body-key.ts'

/** engine.md 7, scenario 5. */
describe('two declarations at once on a guarantee with room for one', () => {
  let hub: TestHub
  beforeAll(async () => {
    // All are to have their turn, however slow the machine: how long one is waited for is no part of this.
    hub = await startTestHub({ pace: { fair: { waitMaxMs: 240_000 } } })
  })
  afterAll(() => hub.stop())

  it('reserves exactly one and answers both with 202; the other is refused by G09', async () => {
    const grn = await registered(hub, '100000')
    const mrns = [m.newMrn(), m.newMrn()]
    const receiver = await startReceiver(hub, 'TG')
    const answers = await Promise.all(mrns.map((mrn) => hub.post(hub.party('TG'), m.declaration(mrn, grn, '100000'))))
    expect(answers.map(({ status }) => status)).toEqual([202, 202])
    const states = await Promise.all(mrns.map((mrn) => stateOf(hub, mrn)))
    expect(new Set(states)).toEqual(new Set(['guarantee-refused', 'registered']))
    expect(await movementOf(hub, mrns[states.indexOf('guarantee-refused')]!)).toMatchObject({
      guarantees: [{ state: 'refused', reason: 'G09' }],
    })
    expect(await guaranteeOf(hub, grn)).toMatchObject({ available: '0', reserved: '100000' })
    await waitFor(() => receiver.received.some(({ type }) => type === 'guarantee-not-valid'), {
      label: 'guarantee-not-valid at TG',
    })
    const refused = receiver.received.find(({ type }) => type === 'guarantee-not-valid')
    expect(refused?.body.toString('utf8')).toContain('G09')
    await receiver.close()
  })

  it.each([1, 2])(
    'holds with %i hub(s) on one database: 100 declarations at once, room for 37',
    async (hubs) => {
      const grn = await registered(hub, '3700000')
      const urls = hubs === 1 ? [hub.url] : [hub.url, (await hub.startAnother()).url]
      const party = hub.party('TG')
      const mrns = Array.from({ length: 100 }, () => m.newMrn())
      const answers = await Promise.all(
        mrns.map((mrn, at) => post(urls[at % urls.length] ?? '', party, m.declaration(mrn, grn, '100000'))),
      )
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]))
      const counts = await hub.pool.query<{ state: string; n: string }>(
        'select state, count(*) as n from movements where mrn = any($1) group by state order by state',
        [mrns],
      )
      expect(counts.rows).toEqual([
        { state: 'guarantee-refused', n: '63' },
        { state: 'registered', n: '37' },
      ])
      expect(await guaranteeOf(hub, grn)).toMatchObject({ available: '0', reserved: '3700000' })
      const entries = await hub.pool.query<{ n: string }>(
        `select count(*) as n from guarantee_entries where grn = $1 and from_account = 'available' and to_account = 'reserved'`,
        [grn],
      )
      expect(entries.rows).toEqual([{ n: '37' }])
      const reasons = await hub.pool.query<{ mrn: string; frame: Buffer }>(
        `select l.mrn, b.frame from log_leaves l join messages k on k.seq = l.message
         join body_frames b on b.message = k.seq
       where k.type = 'guarantee-not-valid' and l.mrn = any($1)`,
        [mrns],
      )
      const refused = reasons.rows.filter(({ frame }) => testVault.open(frame).includes('G09'))
      expect(new Set(refused.map(({ mrn }) => mrn)).size).toBe(63)
    },
    300_000,
  )
})
