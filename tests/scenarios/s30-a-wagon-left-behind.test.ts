import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { checkInvariants } from '../support/invariants.ts'
import { stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { apply, seenBy, verdictOf } from '../support/automatic.ts'
import { manifest, railDeclaration, STATIONS } from '../support/rail.ts'
import { discharge, release, results } from '../support/road.ts'

const { departure, exit, entry, inland, end } = STATIONS
const CI = { country: 'CI', role: 'customs' } as const
const principal = { scheme: 'NCC', id: 'CI-000123', name: 'Transit Exemple SARL' } as const

/** engine.md 8, scenario 30. */
describe('a wagon is left at Bobo', () => {
  let hub: TestHub
  const mrn = m.newMrn('CI')
  const wagons = ['W-91', 'W-92'].map((number) => ({ number, mrns: [mrn], sealState: 'intact' as const }))
  const lost = wagons.slice(1)
  const run = (...given: Parameters<typeof manifest>) => verdictOf(hub, 'CI/sitarail', manifest(...given))

  beforeAll(async () => {
    hub = await startTestHub()
    const numbers = wagons.map(({ number }) => number)
    const limitAt = new Date(Date.now() + 5 * 24 * 3_600_000).toISOString()
    const declared = railDeclaration(mrn, numbers, { principal })
    await apply(hub, 'CI', declared)
    await apply(hub, 'CI', { ...release({ mrn, body: { limitAt } }), sender: CI })
    for (const [operation, office] of [
      ['depart', departure],
      ['pass', exit],
      ['pass', entry],
    ] as const)
      await apply(hub, 'CI/sitarail', manifest(operation, office, wagons))
    await apply(hub, 'CI/sitarail', manifest('cut', inland, lost, { at: '2026-03-06T08:00:00Z' }))
    await apply(hub, 'CI/sitarail', manifest('arrive', end, wagons.slice(0, 1), { at: '2026-03-07T08:00:00Z' }))
  })
  afterAll(() => hub.stop())

  it('has arrived in part, and says which wagon is missing', async () => {
    const movement = await seenBy(hub, mrn, 'token-of-ci')
    expect(movement).toMatchObject({ state: 'arrived', flags: ['partial'] })
    expect((movement['differences'] as object[]).at(-1)).toMatchObject({ kind: 'partial', declared: 'W-92' })
  })

  it('is discharged on no results while the wagon stands at Bobo', async () => {
    expect(await verdictOf(hub, 'BF', results({ mrn }))).toBe('applied')
    expect(await stateOf(hub, mrn)).toBe('results-received')
    const refused = '422 92 DIFFERENCE-OPEN /body/basis'
    expect(await verdictOf(hub, 'CI', discharge({ mrn, from: 'CI' }))).toBe(refused)
  })

  it('may be discharged once the wagon has come on another train', async () => {
    const train = 'TR-4419'
    expect(await run('depart', inland, lost, { train, at: '2026-03-09T08:00:00Z' })).toBe('applied')
    expect(await run('arrive', end, lost, { train, at: '2026-03-09T18:00:00Z' })).toBe('applied')
    expect(await seenBy(hub, mrn, 'token-of-ci')).toMatchObject({ flags: [] })
    expect(await verdictOf(hub, 'CI', discharge({ mrn, from: 'CI' }))).toBe('applied')
    expect(await stateOf(hub, mrn)).toBe('discharged')
    expect(await checkInvariants(hub.pool)).toEqual([])
  })
})
