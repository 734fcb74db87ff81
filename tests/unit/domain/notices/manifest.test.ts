import { describe, expect, test } from 'vitest'
import type { DomainEvent } from '../../../../src/domain/model/decision.ts'
import type { Message } from '../../../../src/generated/types.ts'
import {
  manifest,
  RAIL_MRNS,
  railDeclaration,
  railWorld,
  releasedByRail,
  STATIONS,
  TRAIN,
} from '../../../support/rail.ts'
import { release } from '../../../support/road.ts'
import { sent, type World } from '../../../support/world.ts'

const [ONE, TWO, THREE] = RAIL_MRNS
const { departure, exit, entry, inland, end } = STATIONS

/** Two movements: ONE on wagons W1 and W2, TWO on W2 alone. */
function running(): World {
  const world = railWorld()
  releasedByRail(world, ONE, ['W1', 'W2'])
  releasedByRail(world, TWO, ['W2'])
  const load = [
    { number: 'W1', position: 1, mrns: [ONE], sealState: 'intact' as const, seals: ['S-1'] },
    { number: 'W2', position: 2, mrns: [ONE, TWO] },
  ]
  world.accept(manifest('depart', departure, load))
  return world
}

/** What was decided on a movement since the last report of `world`, as type and status. */
const told = (world: World, mrn: string, from = 0): string[] =>
  world.steps.slice(from).flatMap(({ event, decision }) => {
    if (event.mrn !== mrn || decision.outcome === 'refused' || event.key.sender !== 'ZZ') return []
    return [`${event.message.type} ${event.kind === 'effect' ? 'effect ' : ''}${decision.status}`]
  })

const lastNotice = (world: World, mrn: string): DomainEvent['message'] | undefined =>
  world.steps.findLast(({ event }) => event.mrn === mrn && event.key.sender === 'ZZ')?.event.message

describe('a manifest that names what nobody knows', () => {
  test('at a border: unmatched, the country of departure is alerted, and it takes effect after the release', () => {
    const world = railWorld()
    const own = world.accept(manifest('pass', exit, [{ number: 'W1', mrns: [ONE] }]))
    expect(own).toMatchObject({ status: 'applied', outgoing: [] })
    expect(told(world, ONE)).toEqual(['border-exit-notice unmatched'])
    const [, unmatched] = world.steps
    expect(unmatched === undefined ? [] : sent(unmatched.decision)).toEqual(['alert>CI'])
    world.accept(railDeclaration(ONE, ['W1']))
    expect(world.movements.get(ONE)).toMatchObject({ state: 'registered', held: [{ awaits: 'release-for-transit' }] })
    world.accept({ ...release({ mrn: ONE }), sender: { country: 'CI', role: 'customs' } })
    expect(world.state(ONE)).toBe('at-border')
  })

  test('inland: nothing to hold, but the country of departure is alerted all the same', () => {
    const world = railWorld()
    const own = world.accept(manifest('depart', departure, [{ number: 'W1', mrns: [ONE] }]))
    expect(sent(own)).toEqual(['alert>CI'])
    expect(world.movements.size).toBe(0)
  })

  test('only a train that nobody has reported: unmatched, and nothing comes of it', () => {
    const world = running()
    const steps = world.steps.length
    expect(world.accept(manifest('pass', exit, undefined, { train: 'TR-9' }))).toMatchObject({ status: 'unmatched' })
    expect(world.steps.length).toBe(steps + 1)
  })
})

describe('a railway that is no party', () => {
  test('says nothing about a movement that does not name it: unmatched, departure alerted, the movement unmoved', () => {
    const world = running()
    const from = world.steps.length
    world.accept(manifest('pass', exit, [{ number: 'W9', mrns: [ONE] }], { by: 'BJ/benirail' }))
    expect(told(world, ONE, from)).toEqual(['border-exit-notice unmatched'])
    expect(world.state(ONE)).toBe('released')
    const step = world.steps.at(-1)
    expect(step === undefined ? [] : sent(step.decision)).toEqual(['alert>CI'])
  })

  test('cannot speak for another railway’s train of the same number', () => {
    const world = running()
    expect(world.accept(manifest('pass', exit, undefined, { by: 'BJ/benirail' }))).toMatchObject({
      status: 'unmatched',
      outgoing: [],
    })
    world.accept(manifest('depart', departure, [{ number: 'W7' }], { by: 'BJ/benirail' }))
    expect(world.trains.map(({ operator }) => operator).toSorted()).toEqual(['BJ/benirail', 'CI/sitarail'])
    world.accept(manifest('pass', exit, undefined))
    expect([world.state(ONE), world.state(TWO)]).toEqual(['at-border', 'at-border'])
  })

  test('is answered like one that names a movement nobody knows', () => {
    const world = running()
    const stranger = { by: 'BJ/benirail' }
    const known = world.accept(manifest('pass', inland, [{ number: 'W9', mrns: [ONE] }], stranger))
    const unknown = world.accept(manifest('pass', inland, [{ number: 'W9', mrns: [THREE] }], stranger))
    expect([known.status, unknown.status]).toEqual(['applied', 'applied'])
    expect([sent(known), sent(unknown)]).toEqual([['alert>CI'], ['alert>CI']])
  })
})

describe('a train on its way', () => {
  test('fans out: exit, entry and arrival of every movement, by the train’s number alone', () => {
    const world = running()
    world.accept(manifest('pass', exit, undefined, { at: '2026-03-06T22:00:00Z' }))
    expect([world.state(ONE), world.state(TWO)]).toEqual(['at-border', 'at-border'])
    world.accept(manifest('pass', entry, undefined, { at: '2026-03-06T23:00:00Z' }))
    world.accept(manifest('pass', inland, undefined, { at: '2026-03-07T05:00:00Z' }))
    world.accept(manifest('arrive', end, undefined, { at: '2026-03-07T09:00:00Z' }))
    for (const mrn of [ONE, TWO]) {
      expect(told(world, mrn)).toEqual([
        'border-exit-notice applied',
        'border-entry-notice applied',
        'arrival-advice applied',
      ])
      expect(world.movements.get(mrn)).toMatchObject({
        state: 'arrived',
        arrival: { occurredAt: '2026-03-07T09:00:00Z' },
        flags: [],
        legs: [{ exited: { occurredAt: '2026-03-06T22:00:00Z' } }, { entered: { occurredAt: '2026-03-06T23:00:00Z' } }],
      })
    }
    expect(world.trains).toMatchObject([{ wagons: [] }])
  })

  test('tells the customs ahead and departure, with the wagons and the worst that was said of their seals', () => {
    const world = running()
    world.accept(manifest('pass', exit, [{ number: 'W2', sealState: 'broken', seals: ['S-2'] }, { number: 'W1' }]))
    const step = world.steps.find(({ event }) => event.mrn === ONE && event.message.type === 'border-exit-notice')
    expect(step === undefined ? [] : sent(step.decision)).toEqual(['forward>CI', 'forward>BF', 'alert>CI', 'alert>BF'])
    expect(lastNotice(world, ONE)).toMatchObject({
      body: {
        office: exit,
        kind: 'exit',
        sealCheck: {
          state: 'broken',
          seals: [
            { id: 'S-1', state: 'intact' },
            { id: 'S-2', state: 'broken' },
          ],
        },
        vehicle: { typeOfIdentification: '21', identification: TRAIN },
        wagons: ['W1', 'W2'],
      },
    })
  })

  test('a movement has passed when all its wagons have', () => {
    const world = running()
    world.accept(manifest('pass', exit, [{ number: 'W1' }], { at: '2026-03-06T22:00:00Z' }))
    expect([world.state(ONE), world.state(TWO)]).toEqual(['released', 'released'])
    world.accept(manifest('pass', exit, [{ number: 'W2' }], { at: '2026-03-06T23:30:00Z' }))
    expect([world.state(ONE), world.state(TWO)]).toEqual(['at-border', 'at-border'])
    expect(world.movements.get(ONE)?.legs[0]?.exited?.occurredAt).toBe('2026-03-06T23:30:00Z')
  })

  test('a passage before the release is held and takes effect with it', () => {
    const world = railWorld()
    world.accept(railDeclaration(ONE, ['W1']))
    world.accept(manifest('pass', exit, [{ number: 'W1', mrns: [ONE] }]))
    expect(told(world, ONE)).toEqual(['border-exit-notice held'])
    expect(world.movements.get(ONE)?.held).toMatchObject([{ key: { sender: 'ZZ' }, by: 'CI/sitarail' }])
    world.accept({ ...release({ mrn: ONE }), sender: { country: 'CI', role: 'customs' } })
    expect(told(world, ONE).at(-1)).toBe('border-exit-notice effect applied')
  })

  test('reported by customs as well, the passage is recorded once more and nothing happens again', () => {
    const world = running()
    world.accept(manifest('pass', exit, undefined))
    world.accept(manifest('pass', exit, undefined, { by: 'CI' }))
    expect(told(world, TWO)).toEqual(['border-exit-notice applied', 'border-exit-notice recorded'])
  })

  test('under last week’s number, nothing is said of movements that have ended since', () => {
    const world = running()
    world.accept({
      ...release({ mrn: TWO }),
      type: 'discharge',
      sender: { country: 'CI', role: 'customs' },
      body: { basis: 'authority', text: 'ended', date: '2026-03-08' },
    } as Message)
    world.accept(manifest('pass', exit, undefined))
    expect([told(world, ONE), told(world, TWO)]).toEqual([['border-exit-notice applied'], []])
  })

  test('setting out again replaces what ran under the number before; a late report of it does not', () => {
    const world = running()
    world.accept(manifest('depart', departure, [{ number: 'W5', mrns: [THREE] }], { at: '2026-03-12T20:00:00Z' }))
    expect(world.trains[0]?.wagons.map(({ number }) => number)).toEqual(['W5'])
    world.accept(manifest('depart', departure, [{ number: 'W1', mrns: [ONE] }], { at: '2026-03-05T20:00:00Z' }))
    expect(world.trains[0]).toMatchObject({ reportedAt: '2026-03-12T20:00:00Z' })
    expect(world.trains[0]?.wagons.map(({ number }) => number)).toContain('W5')
  })
})

describe('a wagon cut out', () => {
  test('is an incident of code 6 for the movements on it, and for no others; they stay in flight', () => {
    const world = running()
    world.accept(manifest('cut', inland, [{ number: 'W1' }], { body: { station: 'Bobo', remarks: 'Hot axle' } }))
    expect([told(world, ONE), told(world, TWO)]).toEqual([['incident-notice applied'], []])
    expect(world.state(ONE)).toBe('released')
    expect(lastNotice(world, ONE)).toMatchObject({
      body: {
        code: '6',
        text: `Wagon W1 left behind by train ${TRAIN} at Bobo: Hot axle`,
        place: { country: 'BF', location: 'Bobo' },
        transhipment: {
          vehicleSet: {
            mode: '2',
            means: { identification: TRAIN },
            wagons: [{ number: 'W2', position: 2 }, { number: 'W1' }],
          },
        },
      },
    })
  })

  test('with everything the movement has: what is left behind carries the goods now', () => {
    const world = running()
    world.accept(manifest('cut', exit, [{ number: 'W2' }, { number: 'W1' }]))
    const wagon = { typeOfIdentification: '20', identification: 'W1' }
    expect(lastNotice(world, ONE)).toMatchObject({ body: { transhipment: { vehicleSet: { means: wagon } } } })
    expect(world.movements.get(ONE)?.vehicle).toBe('W1')
    world.accept(manifest('pass', exit, undefined))
    expect(told(world, ONE)).toEqual(['incident-notice applied'])
  })

  test('frees the others: what waited for it has passed now, at the time they did', () => {
    const world = running()
    world.accept(manifest('pass', exit, [{ number: 'W1' }], { at: '2026-03-06T22:00:00Z' }))
    world.accept(manifest('cut', departure, [{ number: 'W2' }], { at: '2026-03-07T01:00:00Z' }))
    expect(told(world, ONE)).toEqual(['border-exit-notice applied', 'incident-notice applied'])
    expect(world.movements.get(ONE)?.legs[0]?.exited?.occurredAt).toBe('2026-03-06T22:00:00Z')
    expect(told(world, TWO)).toEqual(['incident-notice applied'])
  })

  test('coupled to another train later, it passes there', () => {
    const world = running()
    world.accept(manifest('cut', exit, [{ number: 'W2' }]))
    world.accept(manifest('depart', exit, [{ number: 'W2', mrns: [TWO] }], { train: 'TR-4419' }))
    expect(told(world, TWO)).toEqual(['incident-notice applied', 'border-exit-notice applied'])
  })
})
