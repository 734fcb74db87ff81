import { expect, test } from 'vitest'
import { mostOf } from '../../../../src/generated/bounds.ts'
import type { IncidentNotice } from '../../../../src/generated/types.ts'
import { openDifferences } from '../../../../src/domain/differences/open.ts'
import { customs, message } from '../../../support/procedures.ts'
import { RAIL_MRNS, railWorld, releasedByRail, STATIONS } from '../../../support/rail.ts'
import { alert, arrival, declaration, entry, exit, MRN, registration, release } from '../../../support/road.ts'
import { createWorld } from '../../../support/world.ts'

const numbered = (prefix: string, length: number): string[] =>
  Array.from({ length }, (_, at) => `${prefix}${1_000 + at}`)

const sealsOn = (ids: readonly string[]) =>
  Array.from({ length: Math.ceil(ids.length / 99) }, (_, at) => {
    const seals = ids.slice(at * 99, at * 99 + 99).map((id) => ({ id }))
    return { numberOfSeals: seals.length, seals }
  })

test('an arrival without a word of them lacks every wagon that was left behind, however many they are', () => {
  const world = railWorld()
  const wagons = numbered('W', mostOf['VehicleSet.wagons'])
  const [mrn] = RAIL_MRNS
  releasedByRail(world, mrn, wagons)
  const left: IncidentNotice['body'] = {
    code: '6',
    text: 'cut',
    place: { country: 'BF' },
    office: STATIONS.inland,
    transhipment: { vehicleSet: { mode: '2', wagons: wagons.map((number) => ({ number })) } },
    leftBehind: wagons.slice(1),
  }
  world.accept(message('incident-notice', customs('BF'), left, { mrn, occurredAt: '2026-03-04T13:30:00Z' }))
  expect(world.movements.get(mrn)?.leftBehind).toHaveLength(998)
  world.accept(arrival({ mrn, body: { office: STATIONS.end } }))
  const part = openDifferences(world.movements.get(mrn)!).find(({ kind }) => kind === 'partial')
  expect(part?.missing).toHaveLength(998)
})

test('a seal that an officer adds makes none of those in force a foreign one, however many they are', () => {
  const world = createWorld()
  const seals = numbered('S', 150)
  for (const one of [registration(), declaration({ body: { equipment: sealsOn(seals) } }), release()]) world.accept(one)
  world.accept(exit({ body: { sealsAdded: ['EXTRA'] } }))
  expect(world.movements.get(MRN)?.seals).toHaveLength(151)
  const intact = seals.slice(100).map((id) => ({ id, state: 'intact' as const }))
  world.accept(entry({ body: { sealCheck: { state: 'intact', seals: intact } } }))
  expect(world.movements.get(MRN)?.flags).toEqual([])
})

test('a stop that holds is passed, however often another one was set and lifted since', () => {
  const world = createWorld()
  for (const one of [registration(), declaration(), release()]) world.accept(one)
  world.accept(alert({ from: 'TG', occurredAt: '2026-03-04T08:00:00Z' }))
  for (let round = 0; round < 40; round += 1) {
    const minute = String(round).padStart(2, '0')
    world.accept(alert({ from: 'BF', occurredAt: `2026-03-04T09:${minute}:00Z` }))
    const lift = { action: 'lift', reason: 'cleared-up' } as const
    world.accept(alert({ from: 'BF', occurredAt: `2026-03-04T09:${minute}:30Z`, body: lift }))
  }
  world.accept(exit())
  expect(world.movements.get(MRN)?.flags).toEqual(['passedStop'])
})
