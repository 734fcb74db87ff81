import { describe, expect, test } from 'vitest'
import { holdingDifferences, openDifferences } from '../../../../src/domain/differences/open.ts'
import { amendment, customs, message } from '../../../support/procedures.ts'
import { MRNS } from '../../../property/sequences.ts'
import type { Message } from '../../../../src/generated/types.ts'
import type { Decision } from '../../../../src/domain/model/decision.ts'
import { agreement, testReference } from '../../../support/reference.ts'
import {
  alert,
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
import { createWorld, sent } from '../../../support/world.ts'

const automatic = testReference({ agreements: [agreement({ dischargeMode: 'automatic' })] })
const other = { typeOfIdentification: '30', identification: 'BF 9000' } as const

function underWay(body: Parameters<typeof declaration>[0] = {}) {
  const world = createWorld(automatic)
  for (const one of [registration(), declaration(body), release()]) world.accept(one)
  const flags = () => world.movements.get(MRN)?.flags
  return { world, flags }
}

const incident = (more: { at?: string; office?: string; endorsed?: boolean; from?: string } = {}) => {
  const { at = '2026-03-04T13:30:00Z', office = 'BFCNK001', from = 'BF' } = more
  const country = office.slice(0, 2)
  const endorsement = { date: '2026-03-04', authority: 'Police', place: 'Cinkansé', country }
  const body = {
    code: '3' as const,
    text: 'goods transferred',
    place: { country },
    office,
    transhipment: { vehicleSet: { mode: '3' as const, means: other } },
    ...(more.endorsed === true ? { endorsement } : {}),
  }
  return message('incident-notice', customs(from), body, { occurredAt: at })
}

describe('another truck at the entry', () => {
  const swapped = () => {
    const known = underWay()
    known.world.accept(exit())
    known.world.accept(entry({ body: { vehicle: other } }))
    return known
  }

  test('is flagged once, told once, and not again at the next post', () => {
    const { world, flags } = swapped()
    expect(flags()).toEqual(['vehicleDiffers'])
    const again = world.accept(arrival({ body: { vehicle: other } }))
    expect(sent(again).filter((one) => one.startsWith('alert'))).toEqual([])
    expect(openDifferences(world.movements.get(MRN)!)).toHaveLength(1)
  })

  const flagsAfter = (report: Message) => {
    const { world, flags } = swapped()
    world.send(report)
    return flags()
  }

  test('is not explained by what happened after the sighting', () => {
    expect(flagsAfter(incident({ at: '2026-03-04T15:01:00Z' }))).toContain('vehicleDiffers')
  })

  test('is not explained by the destination', () => {
    expect(flagsAfter(incident({ office: 'BFOUA001' }))).toContain('vehicleDiffers')
  })

  test.each([
    ['where the goods had not been', incident({ office: 'NENIM001', from: 'NE' })],
    ['by another country, without the stamp of the place', incident({ from: 'TG' })],
  ])('is not explained %s', (_, report) => {
    expect(flagsAfter(report)).toContain('vehicleDiffers')
  })

  test('is explained by another country with the stamp of the place', () => {
    expect(flagsAfter(incident({ from: 'TG', endorsed: true }))).toEqual([])
  })

  test('is explained by the customs of the place; the discharge waits for departure all the same', () => {
    const { world, flags } = swapped()
    world.accept(incident())
    expect(flags()).toEqual([])
    for (const one of [arrival({ body: { vehicle: other } }), results()]) world.accept(one)
    expect(world.state(MRN)).toBe('results-received')
    world.accept(discharge())
    expect(world.state(MRN)).toBe('discharged')
  })

  test('is explained by what departure amends, and needs nothing more', () => {
    const { world, flags } = swapped()
    const vehicleSet = { mode: '3' as const, means: { ...other, nationality: 'BF' } }
    world.accept(amendment(2, { ...declaration().body, vehicleSet }))
    expect(flags()).toEqual([])
    for (const one of [arrival({ body: { vehicle: other } }), results()]) world.accept(one)
    expect(world.state(MRN)).toBe('discharged')
  })
})

describe('a passage in spite of a stop', () => {
  const flagsOf = (occurredAt: string) => {
    const { world, flags } = underWay()
    world.accept(alert({ from: 'TG', occurredAt: '2026-03-04T12:00:00Z' }))
    const lift = { action: 'lift', reason: 'cleared-up' } as const
    world.accept(alert({ from: 'TG', occurredAt: '2026-03-04T14:00:00Z', body: lift }))
    world.accept(exit({ occurredAt }))
    return flags()
  }

  test('is none before the stop or after it was lifted', () => {
    expect(flagsOf('2026-03-04T11:59:00Z')).toEqual([])
    expect(flagsOf('2026-03-04T14:00:01Z')).toEqual([])
  })

  test('is one while it was open, although it is reported after it was lifted', () => {
    expect(flagsOf('2026-03-04T13:00:00Z')).toEqual(['passedStop'])
  })
})

test('a country connected in full that nobody saw the goods in holds the discharge', () => {
  const itinerary = [
    { country: 'TG', exitOffice: 'TGCNK001', mode: '3', connection: 'full' },
    { country: 'BF', entryOffice: 'BFCNK001', exitOffice: 'BFKAN001', mode: '3', connection: 'full' },
    { country: 'NE', entryOffice: 'NETOR001', mode: '3', connection: 'full' },
  ] as const
  const { world } = underWay({ body: { itinerary: [...itinerary], destinationOffice: 'NENIM001' } })
  for (const one of [arrival({ body: { office: 'NENIM001' } }), results({ from: 'NE' })]) world.accept(one)
  expect(world.state(MRN)).toBe('results-received')
  expect(holdingDifferences(world.movements.get(MRN)!)).toEqual([])
  world.accept(entry())
  expect(world.state(MRN)).toBe('discharged')
})

test('an amendment that leaves out lot and consignee has none any more', () => {
  const { world } = underWay({ body: { lot: { id: 'LOT', index: 1, of: 2 } } })
  expect(world.movements.get(MRN)?.declared?.lot).toBeDefined()
  world.accept(amendment(2, declaration().body))
  expect(world.movements.get(MRN)?.declared?.lot).toBeUndefined()
})

describe('what contradicts the results', () => {
  const ruleOf = (decision: Decision) =>
    decision.outcome === 'refused' ? decision.findings.map(({ rule, pointer }) => [rule, pointer]) : decision.status

  test.each(['A1', 'A2', 'A3'] as const)('a bad seal, in what was seen or in the results: %s is refused', (code) => {
    const { world } = underWay()
    world.accept(arrival())
    expect(ruleOf(world.send(results({ body: { code, sealState: 'broken' } })))[0]).toEqual([
      'SEALS-RESULT',
      '/body/code',
    ])
    world.accept(arrival({ body: { sealCheck: { state: 'broken' } } }))
    expect(ruleOf(world.send(results({ body: { code } })))[0]).toEqual(['SEALS-RESULT', '/body/code'])
    expect(ruleOf(world.send(results({ body: { code: 'A4' } })))).toBe('applied')
  })

  test('no discharge stands on results while a difference is open', () => {
    const { world } = underWay()
    for (const one of [arrival({ body: { vehicle: other } }), results()]) world.accept(one)
    expect(ruleOf(world.send(discharge()))).toEqual([['DIFFERENCE-OPEN', '/body/basis']])
  })
})

describe('one container on two movements', () => {
  const second = MRNS[1] ?? ''
  const twice = (at: { second: string }) => {
    const { world } = underWay()
    world.accept(exit())
    world.accept(entry())
    world.accept(declaration({ mrn: second, body: { equipment: [{ container: 'CSQU3054383', numberOfSeals: 0 }] } }))
    world.accept(release({ mrn: second, body: { releasedAt: '2026-03-02T09:00:00Z' } }))
    world.accept(exit({ mrn: second, occurredAt: at.second, body: { office: 'TGKOD001' } }))
    return (mrn: string) => world.movements.get(mrn)?.differences?.map(({ kind, flag }) => [kind, flag ?? '-'])
  }

  test('the one with the older news is flagged, when it is heard of', () => {
    expect(twice({ second: '2026-03-04T12:00:00Z' })(second)).toEqual([['used-twice', 'usedTwice']])
  })

  test('the one with the newer news is for attention', () => {
    expect(twice({ second: '2026-03-04T16:00:00Z' })(second)).toContainEqual(['used-twice', '-'])
  })
})
