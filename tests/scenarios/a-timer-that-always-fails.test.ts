import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditPool, breachText } from '../../src/compose/audit.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { waitFor } from '../support/wait-for.ts'
import { testVault } from '../support/body-key.ts'

const MINUTE = 60_000
const GUARANTOR = 'TG/fonds-garantie'

type Failing = { mrn: string; timer: string; reason: string; failures: number; nextAt: string }

describe('a timer whose firing fails every time', () => {
  let hub: TestHub
  let now = Date.now()
  let poison = ''
  const failing = async () => ((await hub.get('/v1/set-aside')).body as { timers: Failing[] }).timers
  const failed = (times: number) =>
    waitFor(async () => ((await failing())[0]?.failures === times ? (await failing())[0] : undefined), {
      label: `${times} failures on record`,
    })
  /** A movement that waits for its guarantor, fifteen minutes at most. */
  const waiting = async (grn: string): Promise<string> => {
    const mrn = m.newMrn()
    expect((await hub.post(hub.party('TG'), m.declaration(mrn, grn, '1000'))).status).toBe(202)
    expect(await stateOf(hub, mrn)).toBe('guarantee-pending')
    return mrn
  }

  beforeAll(async () => {
    hub = await startTestHub({ now: () => new Date(now) })
  })
  afterAll(() => hub.stop())

  it('is put off and shown to operators, and holds up no other timer, no message and no other hub', async () => {
    const grn = m.newGrn()
    await hub.post(hub.party(GUARANTOR), m.registration(grn, '500000', { body: { monitoring: 'guarantor' } }))
    poison = await waiting(grn)
    const others = await Promise.all(Array.from({ length: 5 }, () => waiting(grn)))
    // A defect of the program, planted in the database: nothing of this movement can be written any more.
    await hub.pool.query(`alter table movements add constraint planted check (mrn <> '${poison}') not valid`)
    await hub.startAnother()
    now += 16 * MINUTE
    await waitFor(
      async () => {
        const states = await Promise.all(others.map((mrn) => stateOf(hub, mrn)))
        return states.every((state) => state === 'guarantee-refused')
      },
      { label: 'the other timers fired' },
    )
    const shown = await failed(1)
    expect(shown).toMatchObject({ mrn: poison, timer: 'T_reply', reason: 'SQLSTATE 23514 movements planted' })
    expect(Date.parse(shown?.nextAt ?? '')).toBe(now + MINUTE)
    const metrics = await fetch(`${hub.url}/metrics`, { headers: { authorization: 'Bearer token-of-operator' } })
    expect(await metrics.text()).toContain('corridor_timers_failing 1\n')
    expect(await stateOf(hub, poison)).toBe('guarantee-pending')
  })

  it('is tried again later and later, an hour at most, by all hubs together', async () => {
    for (const [times, minutes] of [2, 4, 8, 16, 32, 60, 60].entries()) {
      now = Date.parse((await failing())[0]?.nextAt ?? '')
      const shown = await failed(times + 2)
      expect(Date.parse(shown?.nextAt ?? '')).toBe(now + minutes * MINUTE)
    }
  })

  it('fires by itself once the defect is mended, and is shown no more', async () => {
    await hub.pool.query('alter table movements drop constraint planted')
    now += 60 * MINUTE
    await waitFor(async () => (await stateOf(hub, poison)) === 'guarantee-refused', { label: 'the timer fired' })
    expect(await failing()).toEqual([])
    expect((await auditPool(hub.pool, undefined, testVault)).findings.map(breachText)).toEqual([])
  })
})
