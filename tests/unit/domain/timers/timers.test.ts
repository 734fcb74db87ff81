import { describe, expect, test } from 'vitest'
import { notified } from '../../../support/authorised.ts'
import { customs, message } from '../../../support/procedures.ts'
import { agreement, testReference } from '../../../support/reference.ts'
import {
  arrival,
  declaration,
  entry,
  exit,
  GRN,
  GUARANTOR,
  MRN,
  registration,
  release,
  results,
} from '../../../support/road.ts'
import { createWorld, sent, type World } from '../../../support/world.ts'
import { asCountry } from '../../../support/identifiers.ts'

const START = '2026-03-05T08:00:00Z'

const declared = (): World => {
  const world = createWorld(undefined, Date.parse(START))
  world.accept(registration())
  world.accept(declaration())
  return world
}
/** Released until 10 March, 18:00 UTC. */
const released = (): World => {
  const world = declared()
  world.accept(release())
  return world
}
/** What runs, but for what tells of the time limit beside it, and of what is overdue. */
const TELLING: readonly string[] = ['T_near', 'T_due', 'T_remind']
const running = (world: World): string[] =>
  (world.movements.get(MRN)?.timers ?? []).map(({ name }) => name).filter((name) => !TELLING.includes(name))
const dueAt = (world: World, name: string): string | undefined =>
  world.movements.get(MRN)?.timers.find((timer) => timer.name === name)?.dueAt
const TOLD: readonly (string | undefined)[] = ['limit-near', 'limit-reached', 'reminder']
const rows = (decisions: readonly { effect: { row?: string } }[]): (string | undefined)[] =>
  decisions.map(({ effect }) => effect.row).filter((row) => !TOLD.includes(row))

describe('the time limit', () => {
  test('is watched from release on, with a day of grace', () => {
    expect(dueAt(released(), 'T_limit')).toBe('2026-03-11T18:00:00.000Z')
  })

  test('opens the enquiry of the holder when it passes, tells departure and destination, and holds the guarantee', () => {
    const world = released()
    expect(rows(world.advance('2026-03-11T17:59:59Z'))).toEqual([])
    const [fired] = world.advance('2026-03-11T18:00:00Z')
    expect(fired === undefined ? [] : sent(fired)).toEqual([
      'overdue-notice>TG',
      'overdue-notice>TG/sahel-transit',
      'overdue-notice>BF',
      'non-discharge-notice>TG/sahel-transit',
      `non-discharge-notice>${GUARANTOR}`,
    ])
    const movement = world.movements.get(MRN)
    expect(movement).toMatchObject({ state: 'released' })
    expect(fired?.effect).toMatchObject({ row: 'limit-passed', procedures: ['enquiry'] })
    const enquiry = { stage: 'holder', asked: 'TG/sahel-transit', openedBy: 'T_limit' }
    expect(movement?.open).toMatchObject([{ procedure: 'enquiry', enquiry }])
    expect(running(world)).toEqual(['T_enquiry'])
    expect(world.guarantees.get(GRN)?.inUse).toBeGreaterThan(0n)
  })

  test('asks the office after the holder, then says that recovery is due, and claims nothing itself', () => {
    const world = released()
    const fired = world.advance('2026-08-01T00:00:00Z')
    expect(rows(fired)).toEqual(['limit-passed', 'enquiry-overdue-at-holder', 'enquiry-overdue'])
    const enquiry = { stage: 'office', asked: 'BF' }
    expect(world.movements.get(MRN)?.open).toMatchObject([{ procedure: 'enquiry', enquiry }])
    expect(running(world)).toEqual([])
    expect(world.guarantees.get(GRN)).toMatchObject({ claimed: 0n, inUse: expect.any(BigInt) as bigint })
  })

  test('stops with the arrival, and a late one closes the enquiry', () => {
    const world = released()
    world.advance('2026-03-12T00:00:00Z')
    world.accept(arrival({ occurredAt: '2026-03-12T08:00:00Z', body: { arrivedAt: '2026-03-12T08:00:00Z' } }))
    expect(world.movements.get(MRN)).toMatchObject({
      state: 'arrived',
      open: [],
      flags: expect.arrayContaining(['late']) as string[],
    })
    expect(running(world)).toEqual(['T_results'])
  })
})

describe('before release', () => {
  test('a movement that is not released in thirty days is not released any more, and its reservation lapses', () => {
    const world = declared()
    const [fired] = world.advance('2026-04-05T00:00:00Z')
    expect(fired?.effect.row).toBe('release-overdue')
    expect(world.state(MRN)).toBe('not-released')
    expect(world.guarantees.get(GRN)).toMatchObject({ reserved: 0n })
    expect(world.movements.get(MRN)?.lines[0]?.state).toBe('lapsed')
    expect(running(world)).toEqual([])
  })

  test('a refused guarantee that is not amended in 72 hours ends the movement', () => {
    const world = createWorld(undefined, Date.parse(START))
    world.accept(declaration())
    expect(dueAt(world, 'T_amend')).toBe('2026-03-08T08:00:00.000Z')
    const [fired] = world.advance('2026-03-08T08:00:00Z')
    expect(fired === undefined ? [] : sent(fired)).toEqual(['no-release>TG', 'no-release>TG/sahel-transit'])
    expect(world.state(MRN)).toBe('not-released')
  })
})

describe('on the road', () => {
  test('an entry that does not come within a day of the exit raises an alarm, and one that comes stops it', () => {
    const world = released()
    world.accept(exit())
    expect(running(world)).toEqual(['T_limit', 'T_gap'])
    const [fired] = world.advance('2026-03-06T08:00:00Z')
    expect(fired).toMatchObject({ effect: { row: 'gap' } })
    expect(fired === undefined ? [] : sent(fired)).toEqual(['alert>TG', 'alert>BF'])
    // The office where the goods are awaited, not the one they left by.
    expect(fired?.outgoing[0]).toMatchObject({ body: { reason: 'entry-missing', office: 'BFCNK001' } })
    const other = released()
    other.accept(exit())
    other.accept(entry())
    expect(running(other)).toEqual(['T_limit'])
  })

  test('results are awaited twice, then the office is asked', () => {
    const world = released()
    world.accept(arrival())
    const fired = world.advance('2026-03-20T00:00:00Z')
    expect(rows(fired)).toEqual(['results-overdue', 'results-overdue-again'])
    expect(world.movements.get(MRN)).toMatchObject({
      state: 'arrived',
      open: [{ procedure: 'enquiry', enquiry: { asked: 'BF' } }],
    })
  })

  test('working days are those of the week at departure, which may end on Friday and Saturday', () => {
    const known = testReference()
    const togo = { ...known.countries.get(asCountry('TG'))!, workingDays: [7, 1, 2, 3, 4] }
    const timers = [{ name: 'T_results', value: 2, unit: 'working-days' }] as const
    const reference = testReference({
      countries: new Map([...known.countries, ['TG', togo]]),
      agreements: [agreement({ timers: [...timers] })],
    })
    const world = createWorld(reference, Date.parse(START))
    for (const one of [registration(), declaration(), release(), arrival()]) world.accept(one)
    // From a Thursday: Sunday and Monday.
    expect(dueAt(world, 'T_results')).toBe('2026-03-09T08:00:00.000Z')
  })

  test('are counted from the acceptance of the arrival, not from the park, nor from when the hub hears of it', () => {
    const world = released()
    world.advance('2026-03-08T08:00:00Z')
    const body = { presentedAt: '2026-03-05T21:00:00Z' }
    world.accept(arrival({ occurredAt: '2026-03-06T09:00:00Z', body }))
    expect(dueAt(world, 'T_results')).toBe('2026-03-09T09:00:00.000Z')
    expect(world.movements.get(MRN)).toMatchObject({
      arrival: { occurredAt: '2026-03-06T09:00:00Z' },
      presentedAt: '2026-03-05T21:00:00Z',
    })
  })

  test('where several agreements set a time, the longest counts', () => {
    const between = (id: string, countries: string[], value: number) =>
      agreement({ id, countries, timers: [{ name: 'T_results', value, unit: 'days' }] })
    for (const [first, second] of [
      [3, 9],
      [9, 3],
    ] as const) {
      const agreements = [between('one', ['TG', 'BF'], first), between('other', ['BF', 'NE'], second)]
      const world = createWorld(testReference({ agreements }), Date.parse(START))
      world.accept(registration())
      world.accept(
        declaration({
          body: {
            destinationOffice: 'NENIM001',
            itinerary: [
              { country: 'TG', exitOffice: 'TGCNK001', mode: '3', connection: 'full' },
              { country: 'BF', entryOffice: 'BFCNK001', exitOffice: 'BFKAN001', mode: '3', connection: 'full' },
              { country: 'NE', entryOffice: 'NETOR001', mode: '3', connection: 'full' },
            ],
          },
        }),
      )
      world.accept(release())
      world.accept(arrival({ body: { office: 'NENIM001' } }))
      expect(world.movements.get(MRN)?.declared?.agreements).toEqual(['one', 'other'])
      expect(dueAt(world, 'T_results')).toBe('2026-03-14T08:00:00.000Z')
    }
  })

  test('at an authorised consignee’s they are awaited for six days, the second time as well', () => {
    const world = released()
    world.accept(notified({}, customs('BF')))
    world.accept(arrival())
    expect(dueAt(world, 'T_results')).toBe('2026-03-11T08:00:00.000Z')
    expect(rows(world.advance('2026-03-11T08:00:00Z'))).toEqual(['results-overdue'])
    expect(dueAt(world, 'T_results')).toBe('2026-03-17T08:00:00.000Z')
  })

  test('an unloading permission gives six days from the arrival', () => {
    const world = released()
    world.accept(arrival())
    expect(dueAt(world, 'T_results')).toBe('2026-03-08T08:00:00.000Z')
    world.advance('2026-03-06T08:00:00Z')
    const permission = { office: 'BFOUA001', permittedAt: '2026-03-06T07:00:00Z' }
    world.accept(message('unloading-permission', customs('BF'), permission))
    expect(dueAt(world, 'T_results')).toBe('2026-03-11T08:00:00.000Z')
    world.accept(results())
    expect(running(world)).toEqual(['T_discharge'])
  })
})
