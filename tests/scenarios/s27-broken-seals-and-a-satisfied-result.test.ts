import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apply, startAutomaticHub, verdictOf } from '../support/automatic.ts'
import type { TestHub } from '../support/hub.ts'
import { checkInvariants } from '../support/invariants.ts'
import { movementOf, released, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'

/** engine.md 8, scenario 27. */
describe('seals are found broken, and the results say that all is well', () => {
  let hub: TestHub
  let mrn: string
  const post = (party: string, message: Parameters<typeof verdictOf>[2]) => verdictOf(hub, party, message)

  beforeAll(async () => {
    hub = await startAutomaticHub()
    mrn = (await released(hub)).mrn
    await apply(hub, 'TG', m.exitNotice(mrn))
  })
  afterAll(() => hub.stop())

  it('makes results void that were waiting for the arrival when the seals were found broken', async () => {
    const early = m.results(mrn)
    expect(await post('BF', early)).toBe('held')
    expect(await post('BF', m.entryNotice(mrn, { body: { sealCheck: { state: 'broken' } } }))).toBe('applied')
    expect(await movementOf(hub, mrn)).toMatchObject({ flags: ['sealsDiffer'] })
    expect(await post('BF', m.arrival(mrn))).toBe('applied')
    expect(await stateOf(hub, mrn)).toBe('arrived')
    const told = await hub.pool.query(`select 1 from outbox where type = 'functional-error' and receiver = 'BF'`)
    expect(told.rows).toHaveLength(1)
  })

  it('refuses A1, A2 and A3, and takes B1', async () => {
    for (const code of ['A1', 'A2', 'A3'] as const)
      expect(await post('BF', m.results(mrn, { body: { code } }))).toBe('422 14 SEALS-RESULT /body/code')
    const bad = { code: 'B1', sealState: 'broken', text: 'Seal cut, carton missing' } as const
    expect(await post('BF', m.results(mrn, { body: bad }))).toBe('applied')
    expect(await stateOf(hub, mrn)).toBe('under-discrepancy')
  })

  it('discharges on no results while it is open, and on departure’s authority with a reason', async () => {
    expect(await post('TG', m.discharge(mrn))).toBe('held')
    const body = { basis: 'authority', text: 'Examined in full, nothing missing' } as const
    expect(await post('TG', m.discharge(mrn, { body }))).toBe('applied')
    expect(await stateOf(hub, mrn)).toBe('discharged')
    expect(await checkInvariants(hub.pool)).toEqual([])
  })
})
