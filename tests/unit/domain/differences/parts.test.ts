import { expect, test } from 'vitest'
import { openDifferences } from '../../../../src/domain/differences/open.ts'
import { agreement, testReference } from '../../../support/reference.ts'
import { arrival, declaration, MRN, registration, release, results } from '../../../support/road.ts'
import { createWorld } from '../../../support/world.ts'

/** Used cars that are driven from the port, ten of them under one declaration (engine.md 8: a count of vehicles that is short). */
const CARS = ['WVWZZZ1JZXW000001', 'WVWZZZ1JZXW000002', 'WVWZZZ1JZXW000003'] as const
const vehicles = CARS.map((vin) => ({ vin, make: 'VW', model: 'Golf', year: '2009' }))

const driven = () => {
  const world = createWorld(testReference({ agreements: [agreement({ dischargeMode: 'automatic' })] }))
  for (const one of [registration(), declaration({ body: { vehicles } }), release()]) world.accept(one)
  return world
}
const open = (world: ReturnType<typeof driven>) =>
  openDifferences(world.movements.get(MRN)!).map(({ kind, flag, pointer, missing }) => [kind, flag, pointer, missing])

test('an arrival that names fewer cars than were declared is a part, until the rest has come', () => {
  const world = driven()
  world.accept(arrival({ body: { vins: [CARS[0], 'wvwzzz 1jzxw 000003'] } }))
  expect(open(world)).toEqual([['partial', 'partial', '/body/vins', [CARS[1]]]])
  world.accept(results())
  expect(world.state(MRN)).toBe('results-received')
  world.accept(
    arrival({ occurredAt: '2026-03-07T09:00:00Z', body: { arrivedAt: '2026-03-07T09:00:00Z', vins: [CARS[1]] } }),
  )
  expect([open(world), world.state(MRN)]).toEqual([[], 'discharged'])
})

test('an arrival that names none says nothing of how many have come', () => {
  const world = driven()
  world.accept(arrival())
  expect(open(world)).toEqual([])
})
