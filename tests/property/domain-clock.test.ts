import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Message } from '../../src/generated/types.ts'
import { ITINERARY, MRNS } from '../simulation/journeys.ts'
import { arrival, declaration, discharge, entry, exit, GRN, registration, release, results } from '../support/road.ts'
import { createWorld } from '../support/world.ts'
import { procedureArbitrary } from './domain-procedures.ts'

const START = Date.parse('2026-03-02T09:00:00Z')
const DAY_MS = 24 * 3_600_000
const mrn = fc.constantFrom(MRNS[0]!, MRNS[1]!)
const key = fc.record({ id: fc.uuid(), mrn })
const grns = [GRN]

const step = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 40 }) },
  { weight: 2, arbitrary: key.map((one): Message => release(one)) },
  {
    weight: 4,
    arbitrary: key.chain((one) =>
      fc.constantFrom<Message>(exit(one), entry(one), arrival(one), results(one), discharge(one)),
    ),
  },
  { weight: 5, arbitrary: procedureArbitrary({ mrns: MRNS.slice(0, 2), grns, itinerary: ITINERARY }) },
)

test('however long whatever takes, no clock ever frees an amount in use or claimed', () => {
  let fired = 0
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const world = createWorld(undefined, START)
      let now = START
      for (const message of [registration(), ...MRNS.slice(0, 2).map((one) => declaration({ mrn: one }))])
        world.send(message)
      for (const one of steps) {
        if (typeof one !== 'number') {
          world.send(one)
          continue
        }
        now += one * DAY_MS
        const decided = world.advance(new Date(now).toISOString())
        fired += decided.length
        const moved = decided.flatMap(({ entries }) => entries)
        expect(moved.filter(({ from, to }) => from !== 'reserved' || to !== 'available')).toEqual([])
      }
    }),
    { numRuns: 1000 },
  )
  expect(fired).toBeGreaterThan(300)
})
