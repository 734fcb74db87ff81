import { expect, test } from 'vitest'
import { DIFFERING, planMovements } from '../../../tools/demo/plan.ts'
import { readRegistry } from '../../../tools/demo/registry.ts'
import { type Sighting, sightingFaults } from '../../../tools/demo/sightings.ts'

const plan = planMovements(readRegistry(), 'TEST', new Date('2026-11-29T12:00:00Z'))
const all = DIFFERING.map(
  (shown): Sighting => ({
    shown,
    mrn: '26TG0000000000001J1',
    noticed: 'a flag',
    settled: 'by departure',
    alerted: 'TG',
    alerts: 1,
    ended: 'discharged on results',
  }),
)

test('the demonstration plays each thing that differs once, and its summary fails without it', () => {
  expect(DIFFERING.map((wanted) => plan.filter(({ shows }) => shows === wanted).length)).toEqual([1, 1, 1, 1])
  expect(sightingFaults(plan, all)).toEqual([])
  expect(sightingFaults(plan, all.slice(1))).toEqual(['another truck at entry: nobody noticed'])
})

test('nobody alerted, and an end that is no discharge by departure, are failures', () => {
  const [first] = all
  if (first === undefined) throw new Error('nothing differs')
  const faults = sightingFaults(plan, [{ ...first, alerts: 0, ended: 'arrived' }, ...all.slice(1)])
  expect(faults).toEqual([
    'another truck at entry: TG was not alerted of 26TG0000000000001J1',
    'another truck at entry: 26TG0000000000001J1 is arrived',
  ])
})
