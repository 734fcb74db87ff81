import { describe, expect, test } from 'vitest'
import { manifest, RAIL_MRNS, railWorld, releasedByRail, STATIONS } from '../../support/rail.ts'
import { sent, type World } from '../../support/world.ts'

const [ONE, TWO, THREE] = RAIL_MRNS
const { departure, exit, entry, inland, end } = STATIONS
const OTHER_TRAIN = { train: 'TR-4419' }
const at = (day: number, hour = 0) => ({ at: `2026-03-0${day}T${String(hour).padStart(2, '0')}:00:00Z` })

/** ONE on W1 and W2, TWO on W2, THREE on W3 alone. */
const LOAD = [
  { number: 'W1', mrns: [ONE] },
  { number: 'W2', mrns: [ONE, TWO] },
  { number: 'W3', mrns: [THREE] },
]

function running(): World {
  const world = railWorld()
  releasedByRail(world, ONE, ['W1', 'W2'])
  releasedByRail(world, TWO, ['W2'])
  releasedByRail(world, THREE, ['W3'])
  world.accept(manifest('depart', departure, LOAD, at(5)))
  return world
}

/** What the hub made of reports for a movement, as type and status. */
const told = (world: World, mrn: string): string[] =>
  world.steps.flatMap(({ event, decision }) =>
    event.mrn === mrn && decision.outcome === 'accepted' && event.key.sender === 'ZZ'
      ? [`${event.message.type} ${decision.status}`]
      : [],
  )
const all = (world: World) => RAIL_MRNS.map((mrn) => told(world, mrn))
const states = (world: World) => RAIL_MRNS.map((mrn) => world.state(mrn))

describe('the same report again under another id', () => {
  test('of setting out changes nothing', () => {
    const world = running()
    const before = structuredClone(world.trains)
    world.accept(manifest('depart', departure, LOAD, at(5)))
    expect(world.trains).toEqual(before)
    expect(all(world)).toEqual([[], [], []])
  })

  test('of a passage is recorded, has no effect and is forwarded to nobody', () => {
    const world = running()
    world.accept(manifest('pass', exit, undefined, at(6)))
    const from = world.steps.length
    world.accept(manifest('pass', exit, undefined, at(6)))
    expect(all(world)).toEqual(Array(3).fill(['border-exit-notice applied', 'border-exit-notice recorded']))
    expect(world.steps.slice(from).flatMap(({ decision }) => sent(decision))).toEqual([])
  })

  test('of a wagon left behind is no second incident; where it is left behind again, it is one', () => {
    const world = running()
    const cut = (office: string, day: number) => world.accept(manifest('cut', office, [{ number: 'W3' }], at(day)))
    cut(exit, 6)
    cut(exit, 6)
    cut(exit, 7)
    expect(told(world, THREE)).toEqual(['incident-notice applied'])
    world.accept(manifest('pass', exit, [{ number: 'W3' }], at(7, 5)))
    cut(inland, 8)
    expect(told(world, THREE)).toEqual([
      'incident-notice applied',
      'border-exit-notice applied',
      'incident-notice applied',
    ])
  })

  test('of the arrival finds nothing left on the train', () => {
    const world = running()
    for (const report of [1, 2]) world.accept(manifest('arrive', end, undefined, at(7, report)))
    expect(all(world)).toEqual(Array(3).fill(['arrival-advice applied']))
    expect(states(world)).toEqual(Array(3).fill('arrived'))
  })
})

describe('a report with other wagons', () => {
  test('of setting out: what is not listed any more does not run, what is listed now does', () => {
    const world = running()
    world.accept(manifest('depart', departure, [...LOAD.slice(1), { number: 'W4', mrns: [ONE] }], at(5, 1)))
    expect(world.trains[0]?.wagons.map(({ number }) => number)).toEqual(['W2', 'W3', 'W4'])
    world.accept(manifest('pass', exit, [{ number: 'W2' }, { number: 'W3' }], at(6)))
    expect(states(world)).toEqual(['released', 'at-border', 'at-border'])
    world.accept(manifest('pass', exit, [{ number: 'W4' }], at(6, 1)))
    expect(states(world)).toEqual(['at-border', 'at-border', 'at-border'])
  })

  test('of setting out without the wagons of a movement: the train passes, and that movement stays', () => {
    const world = running()
    world.accept(manifest('depart', departure, LOAD.slice(0, 2), at(5, 1)))
    world.accept(manifest('pass', exit, undefined, at(6)))
    expect(states(world)).toEqual(['at-border', 'at-border', 'released'])
  })

  test('of a passage: a wagon coupled on the way brings its movement along', () => {
    const world = railWorld()
    releasedByRail(world, ONE, ['W1'])
    releasedByRail(world, THREE, ['W3'])
    world.accept(manifest('depart', departure, LOAD.slice(0, 1), at(5)))
    world.accept(manifest('pass', exit, [{ number: 'W1' }, { number: 'W3', mrns: [THREE] }], at(6)))
    expect([world.state(ONE), world.state(THREE)]).toEqual(['at-border', 'at-border'])
    world.accept(manifest('pass', entry, undefined, at(6, 1)))
    expect([world.state(ONE), world.state(THREE)]).toEqual(['in-transit', 'in-transit'])
  })

  test('that names a movement nobody knows beside others: only that one is unmatched', () => {
    const world = railWorld()
    releasedByRail(world, ONE, ['W1'])
    const own = world.accept(
      manifest(
        'pass',
        exit,
        [LOAD[0] ?? LOAD[1], LOAD[2]].flatMap((one) => one ?? []),
        at(6),
      ),
    )
    expect(own).toMatchObject({ status: 'applied', outgoing: [] })
    expect([told(world, ONE), told(world, THREE)]).toEqual([
      ['border-exit-notice applied'],
      ['border-exit-notice unmatched'],
    ])
  })
})

describe('a wagon cut out', () => {
  test('that carries two movements is an incident for both, and for none of the others', () => {
    const world = running()
    world.accept(manifest('pass', exit, undefined, at(6)))
    world.accept(manifest('pass', entry, undefined, at(6, 1)))
    world.accept(manifest('cut', inland, [{ number: 'W2' }], at(6, 5)))
    const passed = ['border-exit-notice applied', 'border-entry-notice applied']
    expect(all(world)).toEqual([[...passed, 'incident-notice applied'], [...passed, 'incident-notice applied'], passed])
    world.accept(manifest('arrive', end, undefined, at(7)))
    // TWO stands on the wagon alone; of ONE the other wagon is there.
    expect(states(world)).toEqual(['arrived', 'in-transit', 'arrived'])
  })

  test('joined to another train: arrives with that one, and the rest of its other movement is no second arrival', () => {
    const world = running()
    for (const [office, hour] of [
      [exit, 1],
      [entry, 2],
    ] as const)
      world.accept(manifest('pass', office, undefined, at(6, hour)))
    world.accept(manifest('cut', inland, [{ number: 'W2' }], at(6, 5)))
    world.accept(manifest('arrive', end, undefined, at(7)))
    world.accept(manifest('depart', inland, LOAD.slice(1, 2), { ...OTHER_TRAIN, ...at(8) }))
    world.accept(manifest('arrive', end, undefined, { ...OTHER_TRAIN, ...at(9) }))
    expect(states(world)).toEqual(['arrived', 'arrived', 'arrived'])
    expect(world.movements.get(TWO)?.arrival?.occurredAt).toBe('2026-03-09T00:00:00Z')
    expect(world.movements.get(ONE)?.arrival?.occurredAt).toBe('2026-03-07T00:00:00Z')
    expect(world.trains.flatMap(({ wagons }) => wagons.filter(({ cut }) => cut === undefined))).toEqual([])
  })

  test('joined to another train before the border: passes there, and not with the train that left it behind', () => {
    const world = running()
    world.accept(manifest('cut', departure, [{ number: 'W2' }], at(5, 5)))
    world.accept(manifest('pass', exit, undefined, at(6)))
    expect(states(world)).toEqual(['at-border', 'released', 'at-border'])
    world.accept(manifest('depart', departure, LOAD.slice(1, 2), { ...OTHER_TRAIN, ...at(6, 5) }))
    world.accept(manifest('pass', exit, undefined, { ...OTHER_TRAIN, ...at(7) }))
    expect(states(world)).toEqual(['at-border', 'at-border', 'at-border'])
    expect(world.movements.get(TWO)?.legs[0]?.exited?.occurredAt).toBe('2026-03-07T00:00:00Z')
    world.accept(manifest('pass', entry, undefined, at(6, 8)))
    expect(states(world)).toEqual(['in-transit', 'at-border', 'in-transit'])
  })
})
