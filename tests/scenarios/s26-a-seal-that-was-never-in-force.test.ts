import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DiscrepancyResolution } from '../../src/generated/types.ts'
import { apply, seenBy, startAutomaticHub, verdictOf } from '../support/automatic.ts'
import type { TestHub } from '../support/hub.ts'
import { checkInvariants } from '../support/invariants.ts'
import { registered, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'

/** engine.md 8, scenario 26. */
describe('a seal is reported intact that was never in force', () => {
  let hub: TestHub
  const mrn = m.newMrn()
  const post = (party: string, message: Parameters<typeof verdictOf>[2]) => verdictOf(hub, party, message)
  const sealed = (...seals: { id: string; state: 'intact' }[]) => ({ sealCheck: { state: 'intact' as const, seals } })
  const resolution = (body: Partial<DiscrepancyResolution['body']>) =>
    ({
      ...m.discharge(mrn),
      type: 'discrepancy-resolution',
      body: { outcome: 'solved', decidedOn: new Date().toISOString().slice(0, 10), ...body },
    }) as DiscrepancyResolution

  beforeAll(async () => {
    hub = await startAutomaticHub()
    const grn = await registered(hub, '1000000')
    const body = { equipment: [{ numberOfSeals: 2, seals: [{ id: 'TG-0017' }, { id: 'TG-0018' }] }] }
    for (const message of [m.declaration(mrn, grn, '1000', { body }), m.release(mrn)]) await apply(hub, 'TG', message)
  })
  afterAll(() => hub.stop())

  it('is content with the seals in force however they are written, and merely notes one more beside them', async () => {
    const all = [
      { id: 'tg 0017', state: 'intact' as const },
      { id: 'TG.OO18', state: 'intact' as const },
    ]
    const extra = { id: 'CARRIER-1', state: 'intact' as const }
    expect(await post('TG', m.exitNotice(mrn, { body: sealed(...all, extra) }))).toBe('applied')
    const movement = await seenBy(hub, mrn)
    expect(movement).toMatchObject({ flags: [], differences: [{ kind: 'seal', seen: 'CARRIER-1' }] })
  })

  it('flags the movement for a number never in force, whatever state the officer saw it in', async () => {
    const body = sealed({ id: 'TG-0017', state: 'intact' }, { id: 'BF-9', state: 'intact' })
    expect(await post('BF', m.entryNotice(mrn, { body }))).toBe('applied')
    const movement = await seenBy(hub, mrn)
    expect(movement['flags']).toEqual(['sealsDiffer'])
    expect((movement['differences'] as object[]).at(-1)).toMatchObject({
      kind: 'seal',
      declared: 'TG-0018',
      seen: 'BF-9',
      flag: 'sealsDiffer',
    })
  })

  it('lets only departure resolve it, which then discharges by mandate as if nothing had been', async () => {
    expect(await post('TG', resolution({ outcome: 'unsolved' }))).toBe('applied')
    expect(await seenBy(hub, mrn)).toMatchObject({ flags: ['sealsDiffer'] })
    expect(await post('BF', m.arrival(mrn))).toBe('applied')
    expect(await post('BF', m.results(mrn))).toBe('422 14 SEALS-RESULT /body/code')
    expect(await post('TG', resolution({ flags: ['sealsDiffer'] }))).toBe('applied')
    expect(await seenBy(hub, mrn)).toMatchObject({ flags: [] })
    expect(await post('BF', m.results(mrn))).toBe('applied')
    expect(await stateOf(hub, mrn)).toBe('discharged')
    expect(await checkInvariants(hub.pool)).toEqual([])
  })
})
