import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { alerted, apply, seenBy, startAutomaticHub, verdictOf } from '../support/automatic.ts'
import type { TestHub } from '../support/hub.ts'
import { checkInvariants } from '../support/invariants.ts'
import { registered, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'

const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString()

/** engine.md 8, scenario 36. */
describe('one container is under way for two movements', () => {
  let hub: TestHub
  const first = m.newMrn()
  const second = m.newMrn()
  const post = (party: string, message: Parameters<typeof verdictOf>[2]) => verdictOf(hub, party, message)
  const declared = (mrn: string, seal: string) => ({
    equipment: [{ container: 'CSQU3054383', numberOfSeals: 1, seals: [{ id: seal }] }],
    nationalRefs: [{ country: 'TG', reference: mrn }],
  })

  beforeAll(async () => {
    hub = await startAutomaticHub()
    const grn = await registered(hub, '1000000')
    for (const [mrn, seal] of [
      [first, 'TG-1'],
      [second, 'TG-2'],
    ] as const)
      await apply(hub, 'TG', m.declaration(mrn, grn, '1000', { body: declared(mrn, seal) }))
    await apply(hub, 'TG', m.release(first, { body: { releasedAt: ago(58) } }))
    await apply(hub, 'TG', m.exitNotice(first, { occurredAt: ago(50) }))
    await apply(hub, 'BF', m.entryNotice(first, { occurredAt: ago(48) }))
  })
  afterAll(() => hub.stop())

  it('is noticed when the second leaves a post that the first has passed long ago', async () => {
    expect(await post('TG', m.release(second, { body: { releasedAt: ago(45) } }))).toBe('applied')
    expect(await post('TG', m.exitNotice(second, { occurredAt: ago(40) }))).toBe('applied')
    const movement = await seenBy(hub, second)
    expect((movement['differences'] as object[])[0]).toMatchObject({ kind: 'used-twice', seen: 'CSQU3054383' })
    // On one way under other seals it is no groupage: both are flagged, and neither is told the other's number.
    expect(movement['flags']).toEqual(['usedTwice'])
    expect(JSON.stringify(movement)).not.toContain(first)
    expect((await alerted(hub, second)).length).toBeGreaterThan(0)
  })

  it('keeps the first from being discharged by mandate: departure decides', async () => {
    expect(await post('BF', m.arrival(first, { body: { arrivedAt: ago(47) } }))).toBe('applied')
    expect(await seenBy(hub, first)).toMatchObject({ state: 'arrived', flags: ['usedTwice'] })
    expect(await post('BF', m.results(first))).toBe('applied')
    expect(await stateOf(hub, first)).toBe('results-received')
    expect(await post('TG', m.discharge(first))).toBe('422 92 DIFFERENCE-OPEN /body/basis')
    const body = { basis: 'authority', text: 'Container number read wrongly at departure' } as const
    expect(await post('TG', m.discharge(first, { body }))).toBe('applied')
    expect(await stateOf(hub, first)).toBe('discharged')
    expect(await checkInvariants(hub.pool)).toEqual([])
  })
})
