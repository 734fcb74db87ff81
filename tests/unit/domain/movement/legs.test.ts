import { expect, test } from 'vitest'
import { effectOrder } from '../../../../src/domain/movement/held.ts'
import { OBSERVATIONS_KEPT } from '../../../../src/domain/movement/legs.ts'
import type { Held } from '../../../../src/domain/model/movement.ts'
import type { Declaration } from '../../../../src/generated/types.ts'
import {
  arrival,
  declaration,
  discharge,
  entry,
  exit,
  MRN,
  registration,
  release,
  results,
} from '../../../support/road.ts'
import { amendment } from '../../../support/procedures.ts'
import { agreement, testReference } from '../../../support/reference.ts'
import { createWorld, sent, type World } from '../../../support/world.ts'
import { asOffice, asParty } from '../../../support/identifiers.ts'

const TO_NIGER: Declaration['itinerary'] = [
  { country: 'TG', exitOffice: 'TGCNK001', mode: '3', connection: 'full' },
  { country: 'BF', entryOffice: 'BFCNK001', exitOffice: 'BFKAN001', mode: '3', connection: 'full' },
  { country: 'NE', entryOffice: 'NETOR001', mode: '3', connection: 'full' },
]

function released(itinerary: Declaration['itinerary'], reference = testReference()): { world: World; told: string[] } {
  const world = createWorld(reference)
  world.accept(registration())
  world.accept(declaration({ body: { itinerary, destinationOffice: 'NENIM001' } }))
  return { world, told: sent(world.accept(release())) }
}

const flags = (world: World): readonly string[] => world.movements.get(MRN)?.flags ?? []

test('scenario 13: one record to a country, however many of its posts are passed', () => {
  const [first, second, last] = TO_NIGER
  if (first === undefined || second === undefined || last === undefined) throw new Error('three legs')
  const { exitOffice: _, ...inland } = second
  const twice = [
    first,
    inland,
    { country: 'BF', exitOffice: 'BFKAN001', mode: '2' as const, connection: 'full' as const },
    last,
  ]
  expect(released(twice).told).toEqual([
    'anticipated-transit-record>BF',
    'anticipated-transit-record>NE',
    'anticipated-arrival-record>NE',
  ])
})

test('a leg off the hub: no record, no flag, the next entry closes it in silence', () => {
  const silent = TO_NIGER.map((leg) => (leg.country === 'BF' ? { ...leg, connection: 'none' as const } : leg))
  const { world, told } = released(silent)
  expect(told).toEqual(['anticipated-transit-record>NE', 'anticipated-arrival-record>NE'])
  expect(sent(world.accept(exit()))).toEqual(['forward>NE'])
  world.accept(entry({ body: { office: 'NETOR001' } }))
  expect([world.state(MRN), flags(world)]).toEqual(['in-transit', []])
})

test('a destination off the hub: the last exit counts as arrival, and its country sends the results', () => {
  const all = testReference()
  const parties = new Map([...all.parties].filter(([key]) => key !== 'NE'))
  const { world } = released(TO_NIGER, { ...all, parties })
  for (const message of [exit(), entry(), exit({ body: { office: 'BFKAN001', final: true } })]) world.accept(message)
  expect(world.state(MRN)).toBe('arrived')
  for (const message of [results(), discharge()]) world.accept(message)
  expect(world.state(MRN)).toBe('discharged')
})

test('where the agreement does not say so the last exit is no arrival: departure discharges by other proof', () => {
  const { finalExit: _, ...silent } = agreement()
  const { parties: all } = testReference()
  const parties = new Map([...all].filter(([key]) => key !== 'NE'))
  const { world } = released(TO_NIGER, testReference({ parties, agreements: [silent] }))
  for (const message of [exit(), entry(), exit({ body: { office: 'BFKAN001', final: true } })]) world.accept(message)
  expect(world.state(MRN)).toBe('at-border')
  world.accept(discharge({ body: { basis: 'alternative-proof', text: 'stamped by the customs of Niger' } }))
  expect(world.state(MRN)).toBe('discharged')
})

test('a passage at an office the itinerary does not name counts for its country, with an alert', () => {
  const { world } = released(TO_NIGER)
  const decision = world.accept(entry({ body: { office: 'BFDAK001' } }))
  expect(world.movements.get(MRN)?.legs[1]?.entered?.office).toBe('BFDAK001')
  expect(sent(decision)).toEqual(['forward>TG', 'forward>NE', 'alert>TG', 'alert>NE'])
})

test('entering a country twice at different offices moves nothing, is passed on, and alerts', () => {
  const { world } = released(TO_NIGER)
  world.accept(entry())
  const decision = world.accept(entry({ body: { office: 'BFDAK001' } }))
  expect(decision.status).toBe('recorded')
  expect(sent(decision)).toContain('alert>TG')
  expect(world.movements.get(MRN)?.legs[1]?.entered?.office).toBe('BFCNK001')
})

test('what was passed unseen is implied, an exit missing right behind an entry is its own flag, and both clear', () => {
  const { world } = released(TO_NIGER)
  world.accept(entry({ body: { office: 'NETOR001' } }))
  expect(flags(world).toSorted()).toEqual(['exitMissing', 'implied'])
  world.accept(exit({ body: { office: 'BFKAN001' } }))
  expect(flags(world)).toEqual(['implied'])
  world.accept(entry())
  world.accept(exit())
  expect([world.state(MRN), flags(world)]).toEqual(['in-transit', []])
})

test('a leg an amendment takes off the way is missed no more', () => {
  const { world } = released(TO_NIGER)
  world.accept(exit())
  world.accept(entry())
  world.accept(arrival({ body: { office: 'NENIM001' } }))
  world.accept(exit({ body: { office: 'BFKAN001' } }))
  expect(world.movements.get(MRN)?.flags).toEqual(['implied'])
  world.accept(amendment(2, {}))
  expect(world.movements.get(MRN)).toMatchObject({ flags: [], legs: [{ country: 'TG' }, { country: 'BF' }] })
})

test('a late passage after the results still fills its leg, without moving anything', () => {
  const { world } = released(TO_NIGER)
  world.accept(arrival({ body: { office: 'NENIM001' } }))
  world.accept(results({ from: 'NE' }))
  expect(world.accept(exit()).status).toBe('recorded')
  expect(world.state(MRN)).toBe('results-received')
  expect(world.movements.get(MRN)?.legs[0]?.exited?.office).toBe('TGCNK001')
})

test('within a leg the entry goes first when the two clocks are too close to tell, else time decides', () => {
  const held = (id: string, type: string, occurredAt: string, order: number): Held => ({
    key: { sender: asParty('BF'), id },
    type,
    awaits: 'release-for-transit',
    occurredAt,
    occurredPrecision: 'second',
    office: asOffice('BFCNK001'),
    since: '2026-03-05T08:00:00Z',
    leg: 1,
    order,
  })
  const out = held('out', 'border-exit-notice', '2026-03-04T10:00:00Z', 1)
  const close = held('in', 'border-entry-notice', '2026-03-04T10:15:00Z', 2)
  const far = held('in', 'border-entry-notice', '2026-03-04T10:15:02Z', 2)
  expect(effectOrder([out, close]).map(({ id }) => id)).toEqual(['in', 'out'])
  expect(effectOrder([far, out]).map(({ id }) => id)).toEqual(['out', 'in'])
})

test('sightings of one passage that differ are told apart up to a bound: the movement does not grow without one', () => {
  const world = createWorld()
  for (const one of [registration(), declaration(), release(), exit()]) world.accept(one)
  const other = (number: number) =>
    exit({ body: { vehicle: { typeOfIdentification: '30', identification: `TG ${number}` } } })
  for (let number = 0; number < OBSERVATIONS_KEPT + 10; number += 1) world.accept(other(number))
  expect(world.movements.get(MRN)?.legs[0]?.exited?.findings).toHaveLength(OBSERVATIONS_KEPT)
  expect(sent(world.accept(other(OBSERVATIONS_KEPT + 5)))).toContain('alert>BF')
})
