import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../src/generated/types.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { guaranteeOf, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { message } from '../support/procedures.ts'
import { waitFor } from '../support/wait-for.ts'

const MINUTE = 60_000
const GUARANTOR = 'TG/fonds-garantie'

/** engine.md 7, scenario 6. */
describe('the guarantor says yes after the time for his answer', () => {
  let hub: TestHub
  let now = Date.now()
  beforeAll(async () => {
    hub = await startTestHub({ now: () => new Date(now) })
  })
  afterAll(() => hub.stop())

  const send = async (party: string, one: Message): Promise<void> => {
    const answer = await hub.post(hub.party(party), one)
    expect([one.type, answer.status, answer.bytes.toString('utf8').slice(0, 300)]).toMatchObject([one.type, 202, {}])
  }
  /** Types of what the guarantor was sent about the movement, in order. */
  const told = async (mrn: string): Promise<string[]> => {
    const rows = await hub.pool.query<{ type: string }>(
      'select type from outbox where receiver = $1 and mrn = $2 order by log_index',
      [GUARANTOR, mrn],
    )
    return rows.rows.map(({ type }) => type)
  }

  it('is refused by P99, the late yes is answered by a release, and nothing leaks', async () => {
    const [mrn, grn] = [m.newMrn(), m.newGrn()]
    const terms = { ...m.registration(grn, '1000000').body, monitoring: 'guarantor' as const }
    await send(GUARANTOR, m.registration(grn, '1000000', { body: terms } as Parameters<typeof m.registration>[2]))
    await send('TG', m.declaration(mrn, grn, '100000'))
    expect(await stateOf(hub, mrn)).toBe('guarantee-pending')
    expect(await told(mrn)).toEqual(['guarantee-use'])

    now += 16 * MINUTE
    await waitFor(async () => (await stateOf(hub, mrn)) === 'guarantee-refused', { label: 'the time is over' })
    expect(await guaranteeOf(hub, grn)).toMatchObject({ available: '1000000', reserved: '0' })

    const guarantor = { country: 'TG', role: 'guarantor' as const, party: 'fonds-garantie' }
    await send(GUARANTOR, message('guarantee-use-result', guarantor, { guarantees: [{ grn, valid: true }] }, { mrn }))
    expect(await told(mrn)).toEqual(['guarantee-use', 'guarantee-release'])
    expect(await guaranteeOf(hub, grn)).toMatchObject({ available: '1000000', reserved: '0', inUse: '0' })
    expect(await stateOf(hub, mrn)).toBe('guarantee-refused')
  })
})
