import { describe, expect, test } from 'vitest'
import type { Declaration, MessageByType } from '../../../src/generated/types.ts'
import { customs, message } from '../../support/procedures.ts'
import { arrival, declaration, entry, exit, MRN, registration, release, TO_NIAMEY } from '../../support/road.ts'
import { createWorld, sent, type World } from '../../support/world.ts'

/** On the way to Niamey Cinkassé, between Togo and Burkina Faso, is a joint post; Kantchari and Torodi stand apart. */
const START = '2026-03-04T12:00:00Z'

function released(itinerary: Declaration['itinerary'] = TO_NIAMEY, more: Partial<Declaration> = {}): World {
  const world = createWorld(undefined, Date.parse(START))
  world.accept(registration())
  world.accept(declaration({ body: { itinerary, destinationOffice: 'NENIM001', ...more } }))
  world.accept(release({ body: { limitAt: '2026-03-20T18:00:00Z' } }))
  return world
}
const out = (office: string, occurredAt: string, kind: 'exit' | 'return' = 'exit') =>
  exit({ occurredAt, body: { office, kind } })
const into = (office: string, occurredAt: string) => entry({ occurredAt, body: { office } })
const refused = (office: string, more: Partial<MessageByType['border-entry-refusal']['body']> = {}) =>
  message('border-entry-refusal', customs(office.slice(0, 2)), { office, reason: 'documents', ...more })
const leg = (world: World, index: number) => world.movements.get(MRN)?.legs[index]
const flags = (world: World): readonly string[] => world.movements.get(MRN)?.flags ?? []
/** What runs, but for what only tells of the time limit. */
const running = (world: World): string[] =>
  (world.movements.get(MRN)?.timers ?? [])
    .map(({ name }) => name)
    .filter((name) => name !== 'T_near' && name !== 'T_due')
const passed = (world: World): (string | undefined)[][] =>
  (world.movements.get(MRN)?.legs ?? []).map(({ entered, exited }) => [entered?.office, exited?.office])

describe('a joint post', () => {
  const moment = '2026-03-04T13:00:00Z'

  test.each([
    ['the exit first', [out('TGCNK001', moment), into('BFCNK001', moment)]],
    ['the entry first', [into('BFCNK001', moment), out('TGCNK001', moment)]],
  ])('reports both passages of one moment, %s: the goods are in, nothing is missing or awaited', (_, notices) => {
    const world = released()
    const told = notices.flatMap((one) => sent(world.accept(one)))
    expect([world.state(MRN), flags(world), running(world)]).toEqual(['in-transit', [], ['T_limit']])
    expect(passed(world).slice(0, 2)).toEqual([
      [undefined, 'TGCNK001'],
      ['BFCNK001', undefined],
    ])
    expect(told.toSorted()).toEqual(['forward>BF', 'forward>NE', 'forward>TG'])
  })

  test('that refuses before anybody let the goods out leaves them where they are, and lets them pass later', () => {
    const world = released()
    expect(sent(world.accept(refused('BFCNK001')))).toEqual(['forward>TG'])
    expect([world.state(MRN), leg(world, 1)?.refused?.reason]).toEqual(['released', 'documents'])
    for (const one of [out('TGCNK001', moment), into('BFCNK001', moment)]) world.accept(one)
    expect([world.state(MRN), leg(world, 1)?.refused, flags(world)]).toEqual(['in-transit', undefined, []])
  })
})

describe('posts that stand apart', () => {
  const upToKantchari = (): World => {
    const world = released()
    for (const one of [
      out('TGCNK001', '2026-03-04T13:00:00Z'),
      into('BFCNK001', '2026-03-04T13:00:00Z'),
      out('BFKAN001', '2026-03-04T14:00:00Z'),
    ])
      world.accept(one)
    return world
  }

  test('have the goods between them for a while; a day without an entry is an alarm, and no more', () => {
    const world = upToKantchari()
    expect([world.state(MRN), running(world)]).toEqual(['at-border', ['T_limit', 'T_gap']])
    const alarm = world.advance('2026-03-05T12:00:00Z')
    expect(alarm.flatMap(sent)).toEqual(['alert>TG', 'alert>BF', 'alert>NE'])
    expect([world.state(MRN), running(world)]).toEqual(['at-border', ['T_limit']])
    expect(sent(world.accept(into('NETOR001', '2026-03-06T09:00:00Z')))).toEqual(['forward>TG', 'forward>BF'])
    expect([world.state(MRN), flags(world)]).toEqual(['in-transit', []])
  })

  test('of which the second refuses: nothing is awaited there until the goods go back through the first', () => {
    const world = upToKantchari()
    expect(sent(world.accept(refused('NETOR001', { backTo: 'BFKAN001' })))).toEqual(['forward>TG', 'forward>BF'])
    expect([world.state(MRN), running(world)]).toEqual(['at-border', ['T_limit']])
    world.accept(out('BFKAN001', '2026-03-05T08:00:00Z', 'return'))
    expect([world.state(MRN), leg(world, 1)?.returned?.office, leg(world, 2)?.refused]).toEqual([
      'in-transit',
      'BFKAN001',
      undefined,
    ])
    world.accept(out('BFKAN001', '2026-03-05T15:00:00Z'))
    world.accept(into('NETOR001', '2026-03-05T16:00:00Z'))
    expect([world.state(MRN), leg(world, 1)?.returned, flags(world)]).toEqual(['in-transit', undefined, []])
  })

  test('of which the second refuses, and another post of that country lets the goods in', () => {
    const world = upToKantchari()
    world.accept(refused('NETOR001'))
    expect(sent(world.accept(into('NEMAK001', '2026-03-05T08:00:00Z')))).toContain('alert>TG')
    expect([world.state(MRN), leg(world, 2)?.entered?.office, leg(world, 2)?.refused, flags(world)]).toEqual([
      'in-transit',
      'NEMAK001',
      undefined,
      [],
    ])
  })

  test('of which the second says no after the goods were seen further on: recorded, and nothing goes back', () => {
    const world = upToKantchari()
    world.accept(into('NETOR001', '2026-03-04T16:00:00Z'))
    world.accept(refused('NETOR001'))
    expect([world.state(MRN), leg(world, 2)?.refused]).toEqual(['in-transit', undefined])
    expect(sent(world.accept(out('BFKAN001', '2026-03-05T08:00:00Z', 'return')))).toContain('alert>TG')
    expect([world.state(MRN), leg(world, 1)?.exited?.office]).toEqual(['in-transit', 'BFKAN001'])
  })
})

describe('legs nobody reported', () => {
  test('are implied by the arrival, and whole once each report has come, in whatever order', () => {
    const reports = [
      out('TGCNK001', '2026-03-04T13:00:00Z'),
      into('BFCNK001', '2026-03-04T13:10:00Z'),
      out('BFKAN001', '2026-03-05T13:00:00Z'),
      into('NETOR001', '2026-03-05T14:00:00Z'),
    ]
    for (const order of [reports, reports.toReversed()]) {
      const world = released()
      world.accept(arrival({ body: { office: 'NENIM001' } }))
      expect([world.state(MRN), flags(world)]).toEqual(['arrived', ['implied']])
      const implied = world.movements.get(MRN)?.legs.map((one) => one.implied === true)
      expect(implied).toEqual([true, true, true])
      for (const one of order) expect(world.accept(one).status).toBe('applied')
      expect([world.state(MRN), flags(world)]).toEqual(['arrived', []])
      expect(passed(world)).toEqual([
        [undefined, 'TGCNK001'],
        ['BFCNK001', 'BFKAN001'],
        ['NETOR001', undefined],
      ])
    }
  })

  test('in the middle are implied by the next country’s entry: one exit is missing, the rest was passed unseen', () => {
    const world = released()
    world.accept(into('NETOR001', '2026-03-05T14:00:00Z'))
    expect([leg(world, 0)?.implied, leg(world, 1)?.implied, leg(world, 1)?.exitMissing]).toEqual([true, true, true])
    expect(flags(world).toSorted()).toEqual(['exitMissing', 'implied'])
  })
})

describe('several posts in one country', () => {
  /** By road to the railway inside Burkina Faso, and on by rail. */
  const byRail: Declaration['itinerary'] = [
    { country: 'TG', exitOffice: 'TGCNK001', mode: '3', connection: 'full' },
    { country: 'BF', entryOffice: 'BFCNK001', modeChangeOffice: 'BFOUA001', mode: '3', connection: 'full' },
    { country: 'BF', exitOffice: 'BFKAN001', mode: '2', connection: 'full' },
    { country: 'NE', entryOffice: 'NETOR001', mode: '2', connection: 'full' },
  ]

  test('each close their own leg; the change inside the country is no frontier and nothing is missing', () => {
    const world = released(byRail)
    for (const one of [out('TGCNK001', '2026-03-04T13:00:00Z'), into('BFCNK001', '2026-03-04T13:10:00Z')])
      world.accept(one)
    expect([world.state(MRN), flags(world)]).toEqual(['in-transit', []])
    world.accept(out('BFKAN001', '2026-03-06T13:00:00Z'))
    expect([world.state(MRN), flags(world), running(world)]).toEqual(['at-border', [], ['T_limit', 'T_gap']])
    world.accept(into('NETOR001', '2026-03-06T15:00:00Z'))
    expect([world.state(MRN), flags(world)]).toEqual(['in-transit', []])
    expect(passed(world)).toEqual([
      [undefined, 'TGCNK001'],
      ['BFCNK001', undefined],
      [undefined, 'BFKAN001'],
      ['NETOR001', undefined],
    ])
  })

  test('count a passage at a post nobody declared for the leg that crosses that frontier', () => {
    const world = released(byRail)
    for (const one of [into('BFDAK001', '2026-03-04T13:10:00Z'), out('BFDAK001', '2026-03-06T13:00:00Z')])
      world.accept(one)
    expect(passed(world).slice(1, 3)).toEqual([
      ['BFDAK001', undefined],
      [undefined, 'BFDAK001'],
    ])
    expect(sent(world.accept(into('BFCNK001', '2026-03-06T14:00:00Z')))).toContain('alert>TG')
    expect([world.state(MRN), passed(world)[1]]).toEqual(['at-border', ['BFDAK001', undefined]])
  })

  test('with a planned transhipment at the declared office: the train is what later offices expect', () => {
    const world = released(byRail)
    for (const one of [out('TGCNK001', '2026-03-04T13:00:00Z'), into('BFCNK001', '2026-03-04T13:10:00Z')])
      world.accept(one)
    const train = { typeOfIdentification: '21' as const, identification: 'BF-TRAIN-7' }
    const vehicleSet = { mode: '2' as const, means: train, wagons: [{ number: '8121 4500 001', position: 1 }] }
    const body = { office: 'BFOUA001', kind: 'mode' as const, vehicleSet }
    expect(sent(world.accept(message('transhipment', customs('BF'), body)))).toEqual(['forward>TG', 'forward>NE'])
    expect([world.state(MRN), world.movements.get(MRN)?.vehicle]).toEqual(['in-transit', 'BF-TRAIN-7'])
    expect(world.declarations.get(MRN)).toMatchObject({ vehicleSet: { mode: '2', means: train } })
    // Whoever comes to have a part in it later is told of the train, not of the lorry.
    const request = { office: 'NEMAK001', purpose: 'transit', reason: 'border-closed' } as const
    world.accept(message('diversion-request', customs('NE'), request))
    const told = world.steps.at(-1)?.decision
    const answers = told?.outcome === 'accepted' ? told.outgoing : []
    expect(JSON.stringify(answers)).toContain('BF-TRAIN-7')
    expect(JSON.stringify(answers)).not.toContain('TG 1234')
  })
})

describe('a transhipment at an office the way does not lead to', () => {
  const lorry = { typeOfIdentification: '30' as const, identification: 'BF 2207', nationality: 'BF' }
  const at = (office: string) =>
    message('transhipment', customs('BF'), { office, kind: 'vehicle', vehicleSet: { mode: '3', means: lorry } })

  test('is taken, since the goods are on the new vehicle, and departure and the other record holders are alerted', () => {
    const world = released()
    const decision = world.accept(at('BFBOY001'))
    expect(sent(decision)).toEqual(['forward>TG', 'forward>NE', 'alert>TG', 'alert>NE'])
    const made = decision.outgoing.find((one) => one.kind === 'made')
    expect(made).toMatchObject({ body: { reason: 'off-itinerary', office: 'BFBOY001' } })
    expect(world.movements.get(MRN)?.vehicle).toBe('BF 2207')
  })

  test('alerts nobody where the goods pass anyway, or end', () => {
    for (const office of ['BFCNK001', 'BFKAN001']) {
      expect(sent(released().accept(at(office)))).toEqual(['forward>TG', 'forward>NE'])
    }
  })
})

describe('an arrival at an office nobody declared', () => {
  test('of the country of destination, with the role, ends the way there and tells departure', () => {
    const world = released()
    expect(sent(world.accept(arrival({ body: { office: 'NEZND001' } })))).toContain('forward>TG')
    expect(world.movements.get(MRN)).toMatchObject({
      state: 'arrived',
      declared: { destination: { office: 'NEZND001' } },
      open: [],
    })
  })

  test('of a country on the way, drops the countries behind it, which are told', () => {
    const world = released()
    expect(sent(world.accept(arrival({ body: { office: 'BFOUA001' } })))).toContain('record-closure>NE')
    expect(world.movements.get(MRN)).toMatchObject({ state: 'arrived', declared: { destination: { country: 'BF' } } })
  })

  test('without the role is referred: arrived there, departure alerted and asked', () => {
    const world = released()
    expect(sent(world.accept(arrival({ body: { office: 'NETOR001' } })))).toContain('alert>TG')
    expect(world.movements.get(MRN)).toMatchObject({ state: 'arrived', open: [{ procedure: 'diversion' }] })
    expect(running(world)).toEqual(['T_results', 'T_div'])
  })

  test('of a country without a part in it changes nothing, and departure hears of it', () => {
    const world = released()
    const decision = world.accept(arrival({ body: { office: 'MLBKO001' } }))
    expect([decision.status, sent(decision), world.state(MRN)]).toEqual(['unmatched', ['alert>TG'], 'released'])
  })
})
