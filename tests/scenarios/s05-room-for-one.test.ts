import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { post, startTestHub, type TestHub } from '../support/hub.ts'
import { guaranteeOf, registered, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { startReceiver } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'

/** engine.md 7, scenario 5. */
describe('two declarations at once on a guarantee with room for one', () => {
  let hub: TestHub
  beforeAll(async () => {
    hub = await startTestHub()
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
    expect(await guaranteeOf(hub, grn)).toMatchObject({ available: '0', reserved: '100000' })
    await waitFor(() => receiver.received.some(({ type }) => type === 'guarantee-not-valid'), {
      label: 'guarantee-not-valid at TG',
    })
    const refused = receiver.received.find(({ type }) => type === 'guarantee-not-valid')
    expect(refused?.body.toString('utf8')).toContain('G09')
    await receiver.close()
  })

  it('holds with two hubs on the same database: 40 declarations, room for 7', async () => {
    const grn = await registered(hub, '700000')
    const other = await hub.startAnother()
    const party = hub.party('TG')
    const mrns = Array.from({ length: 40 }, () => m.newMrn())
    const answers = await Promise.all(
      mrns.map((mrn, index) => post(index % 2 === 0 ? hub.url : other.url, party, m.declaration(mrn, grn, '100000'))),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]))
    const counts = await hub.pool.query<{ state: string; n: string }>(
      'select state, count(*) as n from movements where mrn = any($1) group by state order by state',
      [mrns],
    )
    expect(counts.rows).toEqual([
      { state: 'guarantee-refused', n: '33' },
      { state: 'registered', n: '7' },
    ])
    expect(await guaranteeOf(hub, grn)).toMatchObject({ available: '0', reserved: '700000' })
  })
})
